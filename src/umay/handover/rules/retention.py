"""How long things are kept, when they are marked and when they go, and when a human is asked first. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from umay.kernel.ids import Uid

SPAM: Final = "report_aside"
IDLE: Final = "report_idle"
TELLER: Final = "reporter"
CASE: Final = "case"
CATEGORIES: Final = (SPAM, IDLE, TELLER, CASE)
DAYS: Final[Mapping[str, int]] = {SPAM: 30, IDLE: 90}  # SECURITY C6, from the decision
MONTHS: Final[Mapping[str, int]] = {TELLER: 12, CASE: 120}  # SECURITY C6, from closing; the law of a country stands above it
OF_PACKS: Final[Mapping[str, str]] = {SPAM: "spam", IDLE: "no_action", TELLER: "teller", CASE: "child"}
MARKED_DAYS: Final = 7
MOVED: Final = timedelta(days=1)
MOST_PERCENT: Final = 2
FEW: Final = 50  # of fewer rows than this a single one is more than its share


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that has a clock. since: the day on which it began to run. months: what the country's law says, None for nothing."""

    category: str
    ref: Uid
    since: date
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Something marked earlier."""

    category: str
    ref: Uid
    marked_on: date


@dataclass(frozen=True, slots=True)
class Plan:
    """What a day asks for: to mark, to take the mark from, and to shred."""

    mark: tuple[Kept, ...]
    unmark: tuple[Marked, ...]
    shred: tuple[Marked, ...]


def due_on(kept: Kept) -> date:
    """Return the day from which it is no longer kept.

    >>> due_on(Kept(CASE, Uid(int=1), date(2026, 8, 31), months=18))
    datetime.date(2028, 2, 29)
    """
    if kept.months is not None:
        return plus_months(kept.since, kept.months)
    days = DAYS.get(kept.category)
    return plus_months(kept.since, MONTHS[kept.category]) if days is None else kept.since + timedelta(days=days)


def plus_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_after - timedelta(days=1))


def plan(kept: Iterable[Kept], marked: Collection[Marked], held: Collection[Uid], today: date) -> Plan:
    """Return what a day asks for. held: what somebody stopped the clock of; a mark falls with it and begins anew afterwards."""
    due = {(one.category, one.ref): one for one in kept if due_on(one) <= today and one.ref not in held}
    known = {(one.category, one.ref) for one in marked}
    stay = [one for one in marked if (one.category, one.ref) in due]
    return Plan(
        mark=tuple(one for key, one in due.items() if key not in known),
        unmark=tuple(one for one in marked if (one.category, one.ref) not in due),
        shred=tuple(one for one in stay if one.marked_on + timedelta(days=MARKED_DAYS) <= today),
    )


def asks_a_human(last: datetime | None, now: datetime, *, rows: int, going: int) -> str:
    """Return why nothing may be destroyed before somebody looked: "clock", "many", or "" for nothing.

    last: of the round before, a day ago. rows: of all that is kept. going: how many would go now. Source: SECURITY C5, row 12.
    """
    if last is not None and abs(now - last - timedelta(days=1)) > MOVED:
        return "clock"
    return "many" if going > 1 and rows and going * 100 > max(rows, FEW) * MOST_PERCENT else ""
