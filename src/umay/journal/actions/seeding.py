"""Invented lines for a demo: quarters that are over are published, the running one is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.journal.actions.keeping import line_columns
from umay.journal.actions.releasing import work_out
from umay.journal.models import Confirmation, Line, Release
from umay.journal.rules.coding import LineFacts
from umay.journal.rules.quarters import Quarter
from umay.places import api as places


@dataclass(frozen=True, slots=True)
class InventedLine:
    """A line that nobody lived, and the quarter that counts it."""

    facts: LineFacts
    quarter: Quarter


@action(Perm.JOURNAL_RELEASE, "journal.seeded")
def seed_lines(
    actor: Actor,
    lines: Sequence[InventedLine],
    quiet: Sequence[tuple[int, Quarter]],
    published: Sequence[Quarter],
    *,
    country: str,
    now: datetime,
) -> int:
    """Write invented lines of a demo's country, what units said there was nothing of, and publish quarters; returns how many lines.

    quiet: ids of units with the quarters in which they had nothing. Audit: journal.seeded.
    """
    require(actor, Perm.JOURNAL_RELEASE, Place(0, "", country))
    cards = places.cards({*(one.facts.unit_id for one in lines), *(unit_id for unit_id, _quarter in quiet)})

    Line.objects.bulk_create([_row(one, cards[one.facts.unit_id], now) for one in lines])
    Confirmation.objects.bulk_create([_quiet(cards[unit_id], quarter, now) for unit_id, quarter in quiet])
    for quarter in published:
        row = Release.objects.create(country=country, school_year=quarter.school_year, quarter=quarter.number, asked_at=now)
        work_out(row, now)

    record(actor, "journal.seeded", country, at=now, place=Place(0, "", country), detail={"lines": len(lines)})
    return len(lines)


def _row(one: InventedLine, unit: places.UnitCard, now: datetime) -> Line:
    facts = one.facts
    return Line(
        uid=uuid4(), case_ref=facts.case_ref, child_ref=facts.child_ref, unit_id=unit.id, country=unit.country,
        province_id=unit.province_id, district_id=unit.district_id, school_year=one.quarter.school_year, quarter=one.quarter.number,
        registered_on=facts.registered_on, kept_at=now, changed_at=now, **line_columns(facts, opens_case=True),
    )  # fmt: skip


def _quiet(unit: places.UnitCard, quarter: Quarter, now: datetime) -> Confirmation:
    return Confirmation(
        unit_id=unit.id, country=unit.country, province_id=unit.province_id, district_id=unit.district_id,
        school_year=quarter.school_year, quarter=quarter.number, lines=0, confirmed_at=now,
    )  # fmt: skip
