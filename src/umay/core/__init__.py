"""Core: who acts, what they may, what is written and how it is proved.

Owns actors and permissions, the `@action` and `@query` doors to the database, the append-only audit with its seal, jobs queued
by name. Owns no people, no places, no words for them: those rooms build an `Actor` and hand it in.
"""
