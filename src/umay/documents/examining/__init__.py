"""What came in from outside: what it really is, a copy without what it tells of its maker, and what to beware of.

Owns the limited process in which files of strangers are looked at. Keeps nothing: bytes in, a value out. Shows nothing to anybody.
"""
