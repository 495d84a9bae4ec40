"""Reads of hazards."""
