"""Forms of the room: shape only."""
