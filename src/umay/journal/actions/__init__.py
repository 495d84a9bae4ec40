"""The only ways to write in the journal."""
