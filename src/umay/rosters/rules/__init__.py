"""Rules of rosters. Pure."""
