"""What areas and units mean, and how a list of them is laid out. Pure."""
