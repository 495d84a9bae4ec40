"""Browser journeys: what the people of the demo do from day to day, in a real Chromium against a real server. Each journey has its own world."""
