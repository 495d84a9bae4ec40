"""What is done when something leaves a case, comes back, or is destroyed."""
