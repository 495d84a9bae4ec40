"""The rules of reports: pure, on small frozen values."""
