"""Rosters: who stands at which post on which day and hour, made fair by `rostering`, changed by people, published and kept.

Owns rosters, shifts, availability, wishes, leave and substitutes. Calls posts, staffing, turns, rostering, documents, notices, places. What
those who stand see and do themselves is the room above, `duties`.
"""
