"""Deeds of posts."""
