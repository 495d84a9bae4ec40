"""Deeds of the day at the posts."""
