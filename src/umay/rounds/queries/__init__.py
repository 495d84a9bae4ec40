"""Every read of rounds."""
