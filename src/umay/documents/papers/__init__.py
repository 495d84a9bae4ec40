"""Single sheets that hang on walls or are given to somebody: an invitation with a sign to scan, a certificate."""
