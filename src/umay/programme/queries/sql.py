"""SQL that several reads share: which units an obligation binds. Tasks are computed here, never stored.

The tables of places are joined by name: units in an area are what tasks are made of, and only a join makes a nation's view quick
(docs/adr/0002-tasks-are-computed.md).
"""

from __future__ import annotations

from typing import Final

ADOPTION_REACHES: Final = """
    a.withdrawn_at is null and a.country = u.country
    and (a.province_id is null or a.province_id = u.province_id)
    and (a.district_id is null or a.district_id = u.district_id)
    and (a.only_unit_id is null or a.only_unit_id = u.id)
"""
"""An adoption `a` binds the unit `u`."""

OWNER_MATCHES: Final = """
    w.agency = u.agency and w.level = u.level
    and (w.stages = '{}' or s.unit_id is null or s.stages && w.stages)
    and (w.grades = '{}' or s.unit_id is null or s.grade = any(w.grades))
    and (w.boarding is null or s.unit_id is null or s.boarding = w.boarding)
    and (w.girls_board is null or s.unit_id is null or s.girls_board = w.girls_board)
    and (w.policing = '' or s.unit_id is null or s.policing = w.policing)
    and (w.settings = '{}' or s.unit_id is null or s.setting = any(w.settings))
    and (w.ownership = '' or s.unit_id is null or s.ownership = w.ownership)
    and (w.metropolitan is null or w.metropolitan = (select p.metropolitan from places_area p where p.id = u.province_id))
    and (w.centre is null or w.centre = (select c.centre from places_area c where c.id = u.district_id))
"""
"""The owner selector `w` means the unit `u`, whose school row is `s` or nothing. School filters narrow schools only."""

ON_ITS_CALENDAR: Final = "d.calendar_id is not distinct from u.own_calendar_id"
"""The due date `d` is on the calendar of the unit `u`."""
