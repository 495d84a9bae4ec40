"""The poster that says where one can tell: a sheet to hang up, and labels to cut out.

Owns its words by language and how it looks. Knows nothing of what is told.
"""
