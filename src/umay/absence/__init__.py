"""Absence: children who are absent or disadvantaged, from found to back at school; sealed to those who follow them, reported as numbers.

Owns followed children, visits, court measures and mobile teams. Calls protected, vault, programme, notices, documents, people, places.
"""
