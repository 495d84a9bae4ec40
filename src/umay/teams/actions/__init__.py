"""Acts of the room: opening and shutting pages to tell, seating the team."""
