"""What holds for letters whatever the database says. Pure."""
