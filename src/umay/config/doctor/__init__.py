"""What is missing or wrong with this deployment: one finding a line, each with its remedy. Looks only; mends nothing."""
