"""Every write of hazards."""
