"""Backups: the whole database and the keys outside it, in one file that only its recipients open. A restore is part of it."""
