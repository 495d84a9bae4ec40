"""Reads of people: who acts, one's own settings, the people of a unit."""
