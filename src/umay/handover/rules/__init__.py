"""What may be handed on, to whom and why, and how long anything is kept. Pure."""
