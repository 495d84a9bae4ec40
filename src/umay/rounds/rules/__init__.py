"""Rules of rounds. Pure."""
