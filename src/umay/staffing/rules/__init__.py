"""Rules of people near children. Pure."""
