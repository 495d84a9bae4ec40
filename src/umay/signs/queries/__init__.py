"""Reads of the room: what the country's documents say, as the page shows it."""
