"""The ground: refusals, ids, periods, text in several languages. Pure Python.

Owns the values every room speaks in. Knows of no other room, no clock, no framework.
"""
