"""Documents: renders frozen values to bytes, as pdf, docx, xlsx, csv and ics, with the right fonts for every language.

Owns how a table, a calendar and a page that one would hang up look. Owns no words, no tables, no clock. Knows of no other room.
"""
