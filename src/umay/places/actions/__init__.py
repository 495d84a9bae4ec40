"""Acts on places: taking in a list of units, recording calendars, keeping the deployment."""
