"""Duties: what those who stand see and do themselves: their next duty, times and wishes, offers and swaps, calendar, reminders.

Owns offers, calendar addresses and reminders; what people say of their times lies with rosters, which are made by it. Calls rosters, posts,
staffing, documents, notices, places.
"""
