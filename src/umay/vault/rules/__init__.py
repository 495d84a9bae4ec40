"""Rules of the vault. Pure."""
