"""Reads of the room: one's own notices."""
