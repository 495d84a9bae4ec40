"""Sealing reports before they touch the database, and opening them with somebody's vault. Writes and reads of the room both use it."""
