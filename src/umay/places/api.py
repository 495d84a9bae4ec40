"""What other rooms may use of places."""

from __future__ import annotations

from umay.places.actions import LaidOut, lay_out, mark_as_demo, note_mail_tested, record_calendar
from umay.places.builtin import packs_by_country, packs_of
from umay.places.models import Area, AreaKind, Ownership, Policing, Setting, Stage, Unit
from umay.places.queries import (
    UnitCard,
    area_province,
    areas_below,
    areas_in,
    calendar_for,
    cards,
    deployment,
    in_scope,
    own_calendars,
    reach_of,
    school_year_of,
    seat_in,
    unit_by_code_or_name,
    unit_by_id,
    unit_by_uid,
    units_in_scope,
)
from umay.places.rules.layout import AreaRow, RowError, SchoolFacts, UnitRow, layout_errors

UnitMissing = Unit.DoesNotExist

__all__ = [
    "Area",
    "AreaKind",
    "AreaRow",
    "LaidOut",
    "Ownership",
    "Policing",
    "RowError",
    "SchoolFacts",
    "Setting",
    "Stage",
    "UnitCard",
    "UnitMissing",
    "UnitRow",
    "area_province",
    "areas_below",
    "areas_in",
    "calendar_for",
    "cards",
    "deployment",
    "in_scope",
    "lay_out",
    "layout_errors",
    "mark_as_demo",
    "note_mail_tested",
    "own_calendars",
    "packs_by_country",
    "packs_of",
    "reach_of",
    "record_calendar",
    "school_year_of",
    "seat_in",
    "unit_by_code_or_name",
    "unit_by_id",
    "unit_by_uid",
    "units_in_scope",
]
