"""What rosters read."""
