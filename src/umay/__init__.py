"""Umay: keeping children safe in education, together."""
