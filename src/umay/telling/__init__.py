"""Telling: the pages on which a girl of nine, a cleaner, a father and a neighbour tell, without account, cookie or trace.

Owns these pages alone. What is told goes through the doors of `reports`; nothing here touches a table. Calls reports, places.
"""
