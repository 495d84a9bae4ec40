"""Reads of the room: each says for whom it reads and returns frozen values."""
