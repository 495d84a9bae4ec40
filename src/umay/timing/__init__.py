"""When things fall due: an algebra of timings, read from phrases, dated on calendars, explained in sentences.

Owns the normal form (`values`), its JSON (`codec`), calendars (`calendars`), the dates (`expansion`), one reader and one
writer for each language. Pure: no clock, no framework, no database. Never invents a date; what it cannot date it says.
"""
