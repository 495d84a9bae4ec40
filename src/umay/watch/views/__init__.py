"""Pages of the day at the posts."""
