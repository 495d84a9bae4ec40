"""What travels in the forms of telling."""
