"""What Django templates need of the kit: sign-in and other people's pages."""
