"""When a protection may be lifted. Pure."""
