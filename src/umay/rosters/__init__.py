"""Rosters: who stands at which post on which day and hour, made fair by `rostering`, changed by people, published and kept.

Owns rosters, shifts, availability, wishes, leave, swaps and substitutes. Calls posts, staffing, rostering, documents, notices, places.
"""
