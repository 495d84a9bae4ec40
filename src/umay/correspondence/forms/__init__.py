"""What is asked on the pages."""
