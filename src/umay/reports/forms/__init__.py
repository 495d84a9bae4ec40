"""The shape of what is sent to reports."""
