"""What may be written to whom, and how an accusation goes on. Pure."""
