"""Fixtures for every test of every room. Each module here is a pytest plugin; the conftest at the root loads them all."""
