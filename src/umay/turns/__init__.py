"""Whose turn it is: a school's windows and people as rules see them, what breaks, who is free, and the problem for the solver. Pure.

Knows no name and no page: `rosters` brings what is kept, and keeps the answer; `rostering` solves.
"""
