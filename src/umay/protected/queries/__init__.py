"""What rooms above may know of a protection."""
