"""Writes of the room: telling, reading, and the bookkeeping of what was sent."""
