"""Pages of the room: one's notices, and how one is told."""
