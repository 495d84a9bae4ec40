"""What the journal's pages and actions read."""
