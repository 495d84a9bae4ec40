"""What would mend a hole: whom one thing alone keeps from it, which limit that is and whose, and at which hours somebody could. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from umay.turns.asking import Asked
from umay.turns.breaking import BENDABLE, OF_PATTERN, Break, Hole, Standing, breaks
from umay.turns.values import NOON_H, Helper, Slot

EARLIEST, LATEST = time(6), time(20)
"""Between these somebody may be asked to stand at a gate."""
FARTHEST: Final = timedelta(hours=2)
"""Children who come or go at an hour are not there when the window is moved much farther."""
_HOUR: Final = BENDABLE | {Break.CANNOT, Break.TWICE, Break.APART}


def held_back(kind: str, slot: Slot, helpers: Iterable[Helper], now: Standing, asked: Asked) -> dict[Break, tuple[Helper, ...]]:
    """Return by what alone people of a kind whose turn it is are kept from a window, and who by each; what may be bent left out.

    Somebody for whom two things break is not among them: mending one of them would not free them.
    """
    found: dict[Break, tuple[Helper, ...]] = {}
    for one in helpers:
        hard = [broken for broken in breaks(one, kind, slot, now, asked) if broken not in BENDABLE] if one.kind == kind else []
        if len(hard) == 1:
            found[hard[0]] = (*found.get(hard[0], ()), one)
    return found


def is_own(held: Break, helper: Helper, slot: Slot, now: Standing) -> bool:
    """Tell whether the limit that keeps somebody from a window is one that they set themselves: no other rules would free them."""
    others = [one for one in now.of(helper.id) if one.key != slot.key]
    if held is Break.WEEK:
        return helper.most_week is not None and sum(one.week == slot.week for one in others) >= helper.most_week
    return held is Break.TERM and helper.most_term is not None and len(others) >= helper.most_term


def eased(asked: Asked, held: Break) -> Asked | None:
    """Return the rules with the limit one higher, or the pattern only rather so, that keeps people back; None where it is none of these."""
    for pattern, wanted in asked.patterns.items():
        if OF_PATTERN[pattern] is held and wanted.never:
            return replace(asked, patterns={**asked.patterns, pattern: replace(wanted, never=False)})
    if held is Break.WEEK:
        return replace(asked, most_week=asked.most_week + 1)
    if held is Break.TERM and asked.most_term is not None:
        return replace(asked, most_term=asked.most_term + 1)
    return None


def would_free(kind: str, slot: Slot, helpers: Iterable[Helper], now: Standing, asked: Asked) -> bool:
    """Tell whether somebody of a kind whose turn it is could stand in a window by these rules."""
    return any(one.kind == kind and set(breaks(one, kind, slot, now, asked)) <= BENDABLE for one in helpers)


def other_hours_help(kind: str, slot: Slot, helpers: Iterable[Helper], now: Standing, asked: Asked) -> bool:
    """Tell whether nothing but the hour keeps somebody of a kind from a window: times they cannot, or a duty at that hour."""
    return any(one.kind == kind and set(breaks(one, kind, slot, now, asked)) <= _HOUR for one in helpers)


def better_hours(hole: Hole, helpers: Iterable[Helper], now: Standing, asked: Asked) -> tuple[datetime, datetime] | None:
    """Return the hours of that day nearest to a hole's own, and as long, at which enough people could come; None where there are none.

    Whoever stands there already must be able to come then too.
    """
    slot, known = now.slots[hole.key], {one.id: one for one in helpers}
    there = [known[one] for one in now.there.get(slot.key, ()) if one in known]
    for moved in _moved(slot, now):
        stay = all(set(breaks(one, one.kind, moved, now, asked, leaving=slot.key)) <= BENDABLE for one in there)
        free = sum(one.kind == hole.kind and set(breaks(one, hole.kind, moved, now, asked)) <= BENDABLE for one in known.values())
        if stay and free >= hole.short:
            return moved.starts_at, moved.ends_at
    return None


def _moved(slot: Slot, now: Standing) -> Iterator[Slot]:
    """Yield a window at other hours of its day, the nearest first: in the other half of it, or just beside another window."""
    length, noon = slot.ends_at - slot.starts_at, slot.starts_at.replace(hour=NOON_H, minute=0)
    others = [one for one in now.slots.values() if one.on_day == slot.on_day and one.key != slot.key]
    starts = {noon, noon - length, *(one.ends_at for one in others), *(one.starts_at - length for one in others)}
    for start in sorted(starts, key=lambda one: (abs(one - slot.starts_at), one)):
        moved = replace(slot, starts_at=start, ends_at=start + length)
        within = start.date() == slot.on_day and start.time() >= EARLIEST and moved.ends_at <= start.replace(hour=LATEST.hour, minute=0)
        if start != slot.starts_at and within and abs(start - slot.starts_at) <= FARTHEST:
            yield moved
