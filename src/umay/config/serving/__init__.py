"""Running Umay: what must hold before it serves, its web processes, its worker, its static files."""
