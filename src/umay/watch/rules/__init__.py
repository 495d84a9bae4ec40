"""Rules of the day at the posts. Pure."""
