"""Reads of the day at the posts."""
