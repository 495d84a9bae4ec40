"""Reads of the room: the units that one keeps, their pages and teams."""
