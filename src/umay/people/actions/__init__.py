"""Acts on people: appointing, one's own settings, acting for a unit whose people are away."""
