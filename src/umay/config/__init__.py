"""The top: settings, addresses, command line, the embedded database's supervisor, the server's entry.

Owns how Umay is started, set up and looked after. Owns no rule of the work itself; asks every room by its api.
"""
