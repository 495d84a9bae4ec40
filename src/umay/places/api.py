"""What other rooms may use of places."""

from __future__ import annotations

from umay.places.actions.calendars import record_calendar
from umay.places.actions.deployment import go_live, mark_as_demo, name_deployment, note_mail_tested, put_on_duty, take_off_duty
from umay.places.actions.laying_out import LaidOut, lay_out
from umay.places.actions.picturing import DrawnPicture, keep_picture, remove_picture
from umay.places.builtin import packs_by_country, packs_of, zones
from umay.places.calendars import calendar_of, recorded_calendar
from umay.places.cards import CARD_COLUMNS, CARD_TABLES, CARD_WIDTH, UnitCard, card_from, cards
from umay.places.counting import adopted_programmes, count_adopted_by, count_vaults_by
from umay.places.maps import OwnMap, PictureMissing, own_map, own_map_file
from umay.places.models import Area, AreaKind, Ownership, Policing, Setting, Stage, Unit
from umay.places.queries import (
    area_province,
    areas_below,
    areas_in,
    calendar_for,
    country_kept,
    deployment,
    facts_of,
    in_scope,
    is_year_over,
    keeps,
    own_calendars,
    own_unit,
    reach_of,
    rota_of,
    school_calendar,
    school_year_of,
    seat_in,
    unit_by_code_or_name,
    unit_by_id,
    unit_by_uid,
    units_in_scope,
)
from umay.places.rules.going_live import STEPS as LIVE_STEPS
from umay.places.rules.going_live import Facts, OnDuty, live_refusal, missing, rota_gap
from umay.places.rules.ground import MAP_HIGH, MAP_WIDE, Spot, laid_out
from umay.places.rules.layout import AreaRow, RowError, SchoolFacts, UnitRow, layout_errors
from umay.places.rules.reach import SCHOOL_LEVEL

UnitMissing = Unit.DoesNotExist

__all__ = [
    "CARD_COLUMNS",
    "CARD_TABLES",
    "CARD_WIDTH",
    "LIVE_STEPS",
    "MAP_HIGH",
    "MAP_WIDE",
    "SCHOOL_LEVEL",
    "Area",
    "AreaKind",
    "AreaRow",
    "DrawnPicture",
    "Facts",
    "LaidOut",
    "OnDuty",
    "OwnMap",
    "Ownership",
    "PictureMissing",
    "Policing",
    "RowError",
    "SchoolFacts",
    "Setting",
    "Spot",
    "Stage",
    "Unit",
    "UnitCard",
    "UnitMissing",
    "UnitRow",
    "adopted_programmes",
    "area_province",
    "areas_below",
    "areas_in",
    "calendar_for",
    "calendar_of",
    "card_from",
    "cards",
    "count_adopted_by",
    "count_vaults_by",
    "country_kept",
    "deployment",
    "facts_of",
    "go_live",
    "in_scope",
    "is_year_over",
    "keep_picture",
    "keeps",
    "laid_out",
    "lay_out",
    "layout_errors",
    "live_refusal",
    "mark_as_demo",
    "missing",
    "name_deployment",
    "note_mail_tested",
    "own_calendars",
    "own_map",
    "own_map_file",
    "own_unit",
    "packs_by_country",
    "packs_of",
    "put_on_duty",
    "reach_of",
    "record_calendar",
    "recorded_calendar",
    "remove_picture",
    "rota_gap",
    "rota_of",
    "school_calendar",
    "school_year_of",
    "seat_in",
    "take_off_duty",
    "unit_by_code_or_name",
    "unit_by_id",
    "unit_by_uid",
    "units_in_scope",
    "zones",
]
