"""What may be done with a team."""
