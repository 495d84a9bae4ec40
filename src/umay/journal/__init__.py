"""Journal: the coded, countable line of each child in a case. It names nobody.

Owns the lines, the indicators of each school quarter and their publication with small figures hidden. What a case is, it does not
know: `cases` keeps the lines by `api`. Calls programme, documents, people, places, figures.
"""
