"""What people do with letters and accusations."""
