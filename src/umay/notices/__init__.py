"""Notices: tells people that there is something new, in Umay and by e-mail, through an outbox written with the deed itself.

Owns what was told to whom and what still waits to be sent. Owns no words about children, schools or duties: a message says that there
is something new, and where. Calls people and core.
"""
