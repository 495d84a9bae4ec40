"""What rosters do."""
