"""Tests of what the figures rest on. No figure is asserted."""
