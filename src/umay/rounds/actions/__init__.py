"""Every write of rounds."""
