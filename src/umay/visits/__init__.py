"""Visits: who comes through the gate, and who was ordered to stay away.

Owns visitors of a day and exclusion orders; shown to the gate and nobody else. Calls staffing, documents, places.
"""
