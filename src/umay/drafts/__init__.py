"""Drafts: a document becomes rows, people correct them beside its text, and what is complete is published as a pack.

Owns documents taken in and the drafts made of them, and packs taken in from other deployments. Reading a document is `reading`'s,
published packs are `programme`'s. Calls programme, places, people.
"""
