"""Programme packs: what a government's or a school's written programme makes people do, as data.

Owns the schema, the reader that finds every mistake at once, the exchange form, the proposals for a new year, and the packs in `data/`.
Owns no dates (umay.timing makes them) and no tasks (umay.programme does). Pure: it reads files it is given and nothing else.
"""
