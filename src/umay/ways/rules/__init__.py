"""Rules of ways. Pure."""
