"""Rules about the whole, journeys in a browser, and what every room's tests lean on."""
