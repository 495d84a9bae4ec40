"""Letters to other offices and to people: texts that a deployment can change, filled in memory and set on paper.

Owns: the texts by language, what may stand in them, how a letter looks. Keeps nothing that stands in a letter.
"""
