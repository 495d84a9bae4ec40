"""Every read of ways."""
