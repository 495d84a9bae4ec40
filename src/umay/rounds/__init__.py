"""Rounds: checkpoints that are walked past, the routes that join them, and what is seen there.

Owns checkpoints, routes, rounds and scans. Calls hazards, staffing, documents, notices, places.
"""
