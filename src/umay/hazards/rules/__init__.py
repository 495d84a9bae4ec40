"""Rules of hazards. Pure."""
