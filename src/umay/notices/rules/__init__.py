"""When a message is due, and what a notice may hold. Pure."""
