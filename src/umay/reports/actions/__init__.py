"""Writes of the room: taking in what is told, reading it, answering, and leading it on."""
