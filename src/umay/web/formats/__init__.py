"""How Django reads and writes dates and numbers in each of the six languages; pages say theirs through `dates`."""
