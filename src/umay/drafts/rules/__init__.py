"""What may happen to a task, and when. Pure."""
