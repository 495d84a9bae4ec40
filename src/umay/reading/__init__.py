"""From a document file to recognised rows of duties.

Owns: reading Word, Excel, text and csv files in a process apart (`sources`, `apart`), telling their language (`languages`),
and recognising tables, lists, owners and timing phrases (`recognition`, with the words of each language in `words`).
Does not own: what a timing phrase means (`timing`), correcting and adopting what was recognised (`programme`).
Pure apart from reading the file: no framework, no clock, no settings. Nothing is dropped silently.
"""
