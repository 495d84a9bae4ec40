"""Every write of ways."""
