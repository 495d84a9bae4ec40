"""Rounds: checkpoints that are walked past and what is seen there, lines home, waiting buses, roads closed at hours.

Owns checkpoints, routes, rounds, lines, bus checks and closures. Calls hazards, staffing, documents, notices, places.
"""
