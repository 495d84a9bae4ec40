"""The dates of an obligation on a calendar, as rows to keep. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from umay.programme.rules import standing
from umay.programme.rules.why import stored
from umay.timing import api as timing


@dataclass(frozen=True, slots=True)
class Dated:
    """One date to keep. ordinal: 1 for the first of the year, stable when dates move."""

    ordinal: int
    opens_on: date | None
    due_on: date
    standing: bool
    why: dict[str, Any]


def dates(
    form: timing.Timing, confirm: str, calendar: timing.Calendar, events: Mapping[str, date], *, at_school: bool = False
) -> tuple[Dated, ...]:
    """Return the dates of a timing in the calendar's year, or those on which a standing duty is confirmed.

    at_school: only schools owe it, so that a standing duty is not confirmed for a month in which no school is held. Ordinals stay.
    Empty where the timing needs an event that has no date yet, or a date of another year that nobody has confirmed.
    """
    is_standing = standing.is_standing(form)
    if is_standing:
        asked = standing.confirmation(confirm, calendar)
        if asked is None:
            return ()
        form = asked
    found = timing.expand(form, calendar, events)
    dated = (Dated(due.ordinal, due.window[0] if due.window else None, due.due, is_standing, stored(due)) for due in found)
    return tuple(one for one in dated if not (is_standing and at_school) or standing.is_owed_in(one.opens_on, one.due_on, calendar))


def since(dated: tuple[Dated, ...], first: date | None) -> tuple[Dated, ...]:
    """Return the dates that fall due on the day or later; all without a day. What a programme is adopted too late for, nobody owes."""
    return tuple(one for one in dated if first is None or one.due_on >= first)


def laid(form: timing.Timing, confirm: str, calendar: timing.Calendar, first: date | None, *, at_school: bool) -> tuple[Dated, ...]:
    """Return the dates that a row of a programme has on a calendar, whoever lays them out or judges them.

    first: from which day on the programme is adopted, None for the whole year. at_school: as for `dates`.
    """
    return since(dates(form, confirm, calendar, {}, at_school=at_school), first)


def moved(old: Mapping[int, date], new: tuple[Dated, ...], today: date) -> tuple[Dated, ...]:
    """Return the new dates that may replace the old ones: only those that still lie ahead, by the old date and by the new.

    old: due date by ordinal. A date that has passed stays as it was seen; one that would move into the past stays too.
    """
    return tuple(one for one in new if one.ordinal not in old or (old[one.ordinal] >= today and one.due_on >= today))


def stricter(upper: Mapping[int, Dated], chosen: tuple[Dated, ...], kept: Mapping[int, Dated], today: date) -> dict[int, Dated]:
    """Return the dates of an area whose office ruled more strictly, by ordinal: never later than `upper`, which holds around it.

    chosen: what was ruled for. kept: what the area had before; what has passed stays as it was seen, and nothing moves into the past.
    """
    found = dict(upper)
    for one in chosen:
        stands = upper.get(one.ordinal)
        if one.due_on >= today and (stands is None or (today <= stands.due_on and one.due_on < stands.due_on)):
            found[one.ordinal] = one
    return found | {ordinal: one for ordinal, one in kept.items() if one.due_on < today}
