"""Places: areas, units, schools, school calendars, a school's grade by year.

Owns where things are and which office answers for which area. Owns no people and no duties. Calls core.
"""
