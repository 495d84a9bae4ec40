"""Tests of the day at the posts."""
