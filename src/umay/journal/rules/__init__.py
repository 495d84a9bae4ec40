"""Rules of the journal: what a line may say, which quarter counts it, what each indicator counts. Pure."""
