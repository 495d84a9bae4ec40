"""People: accounts, persons, appointments, bodies with seats, sign-in.

Owns who somebody is and which functions they hold from when to when. Owns no duties. Calls places and core.
"""
