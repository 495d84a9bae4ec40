"""What is done at the gate."""
