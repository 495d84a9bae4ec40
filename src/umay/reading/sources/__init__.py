"""From the bytes of a file to its lines. Runs only in the process apart (`umay.reading.sandbox`); recognises no duties."""
