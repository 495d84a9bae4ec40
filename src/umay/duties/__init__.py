"""Duties: what a roster means for those who stand, and what the office notes for them.

Their next duty, times and wishes, offers and swaps, calendar, reminders, the table on paper; who is away, who stands always, who with whom.

Owns offers, calendar addresses and what was told; what people say of their times lies with rosters, which are made by it. Calls rosters,
posts, staffing, documents, notices, places.
"""
