"""The room's rules: pure functions on frozen values."""
