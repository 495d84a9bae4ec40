"""Rules of visitors and orders to stay away. Pure."""
