"""The only ways to write in a case."""
