"""Reads of the room: what waits to be read, and by which procedure a country works."""
