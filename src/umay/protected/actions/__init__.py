"""Hiding a place and lifting that: parts of acts of the rooms above."""
