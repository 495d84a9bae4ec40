"""Teams: where people tell a unit, and who sits in the team behind it, trained for it or not yet.

Owns the pages of a unit's place to tell, its poster and its safety team. Calls reports for the ladder and what tellers see, people for
seats, vault for keys. Reads no report.
"""
