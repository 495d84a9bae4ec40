"""Rules of posts. Pure."""
