"""What is written down about letters."""
