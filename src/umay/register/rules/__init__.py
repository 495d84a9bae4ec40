"""Rules of the inner register. Pure."""
