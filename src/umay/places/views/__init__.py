"""Pages for setting up places. The checklist that leads here stands in people, which knows who is there."""
