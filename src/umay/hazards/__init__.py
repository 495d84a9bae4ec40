"""Hazards: dangers in and around a school from found to checked as gone, and incidents with who was told when.

Owns the ledger, incidents, and the page where anybody tells of a danger. Calls documents, notices, people, places.
"""
