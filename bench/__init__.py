"""Benchmarks with their data makers. Results are printed beside what they are compared to, never asserted in tests."""
