"""Pages of the room: each view makes one call and turns the answer into a page."""
