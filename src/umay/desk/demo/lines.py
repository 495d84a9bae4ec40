"""Invents coded lines of the journal for the demo's schools: some with many, some with few, some with none, some silent."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from umay.core.api import JOB
from umay.journal import api as journal
from umay.places import api as places

QUARTERS: Final = 5
_USUALLY: Final = 20  # lines a quarter of the school that is looked at first
_DAYS: Final = 18  # before a quarter's last day of teaching, or before today
_YOUNGEST: Final = {"preschool": (3, 6), "primary": (6, 10), "lower_secondary": (10, 14), "upper_secondary": (14, 18)}
_KINDS: Final = ("bullying", "physical", "psychological", "cyberbullying", "neglect", "threats", "domestic", "sexual")
_OFTEN: Final = (34, 22, 18, 10, 6, 5, 3, 2)


def make(country: str, today: date, now: datetime) -> None:
    """Invent the last quarters of a country: those that are over are published."""
    spans = journal.recent(country, today, count=QUARTERS)
    schools = [unit for unit in places.units_in_scope(JOB, level=places.SCHOOL_LEVEL, limit=5_000) if unit.country == country]
    codes = journal.codes_for(country)
    lines: list[journal.InventedLine] = []
    quiet: list[tuple[int, journal.Quarter]] = []
    for unit in schools:
        busy = _USUALLY if unit == schools[0] else random.Random(unit.name).choice((0, 1, 4, 9, 16))  # noqa: S311 - the same every time
        for span in spans:
            last = min(span.taught_until, today)
            days = max(min(_DAYS, (last - span.begins_on).days), 1)
            dice = random.Random(f"{country}/{unit.name}/{span.quarter}")  # noqa: S311 - the same every time
            found = list(_lines(unit, span, (busy if span.ends_on < today else busy // 2, last, days), codes, dice))
            lines += found
            if not found and span.ends_on < today and dice.random() < 0.8:
                quiet.append((unit.id, span.quarter))
    published = [span.quarter for span in reversed(spans) if span.taught_until < today]
    journal.seed_lines(JOB, lines, quiet, published, country=country, now=now)


def _lines(
    unit: places.UnitCard, span: journal.Span, amount: tuple[int, date, int], codes: dict[str, list[str]], dice: random.Random
) -> Iterator[journal.InventedLine]:
    busy, last, days = amount
    for _number in range(dice.randint(busy // 2, busy + 2) if busy else dice.choice((0, 0, 0, 1))):
        day = last - timedelta(days=dice.randrange(days))
        yield journal.InventedLine(_facts(unit, day, codes, dice), span.quarter)


def _facts(unit: places.UnitCard, day: date, codes: dict[str, list[str]], dice: random.Random) -> journal.LineFacts:
    kind = _of(codes["kind"], dice.choices(_KINDS, _OFTEN)[0])
    offender = _of(codes["offender"], dice.choices(("peer", "guardian", "staff", "other", "unknown"), (72, 12, 5, 6, 5))[0])
    first, last = next((_YOUNGEST[stage] for stage in unit.stages if stage in _YOUNGEST), (6, 18))
    serious = dice.random() < 0.2
    return journal.LineFacts(
        case_ref=UUID(int=dice.getrandbits(128)),
        child_ref=UUID(int=dice.getrandbits(128)),
        unit_id=unit.id,
        registered_on=day,
        kinds=(kind,),
        place=_of(codes["place"], dice.choices(("school", "way", "online", "home", "community"), (55, 12, 13, 12, 8))[0]),
        offender=offender,
        age=dice.randint(first, last),
        sex=dice.choice((journal.Sex.GIRL, journal.Sex.BOY)),
        hour_band=dice.choices((journal.HourBand.BREAKS, journal.HourBand.LESSONS, journal.HourBand.AFTER), (6, 2, 3))[0],
        high_risk=serious,
        injured_at_school=kind == "physical" and dice.random() < 0.5,
        long_absent=dice.random() < 0.05,
        witnesses=dice.choice((0, 1, 2, 3, 5)),
        offender_pupils=dice.choice((1, 1, 2, 3)) if offender == "peer" else 0,
        juvenile_police=int(serious and dice.random() < 0.5),
        transferred=int(serious and dice.random() < 0.1),
        staff_dismissed=int(offender == "staff" and dice.random() < 0.3),
    )


def _of(known: list[str], wanted: str) -> str:
    return wanted if wanted in known else known[-1]
