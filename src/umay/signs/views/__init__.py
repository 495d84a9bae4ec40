"""The page of the room."""
