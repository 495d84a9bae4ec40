"""Rostering: who should stand where and when, as fair as can be, with a proof or with the reason for every hole. Pure.

Takes and gives plain values; knows no person, no post, no database. `rosters` asks it, and so does the command line.
"""
