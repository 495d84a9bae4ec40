"""What in a problem cannot be used, by name, and the problem without it. Nothing here raises."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from umay.rostering.patterns import Pattern, PatternKind
from umay.rostering.values import Assignment, Need, Note, Person, Problem, Slot

MINUTES_IN_DAY = 24 * 60


def usable(problem: Problem) -> tuple[Problem, tuple[Note, ...]]:
    """Return the problem without what cannot be used, and a note for each thing left out or worth a warning."""
    faults: list[Note] = []
    slots = tuple(_slots(problem.slots, faults))
    people = tuple(_people(problem.people, faults))
    kinds = {one.id: one.kind for one in people}
    fit = replace(
        problem,
        slots=slots,
        people=people,
        together=_pairs(problem.together, kinds, faults, "together"),
        apart=_pairs(problem.apart, kinds, faults, "apart"),
        pins=tuple(_pins(problem.pins, slots, kinds, faults)),
        patterns=tuple(_patterns(problem.patterns, slots, people, faults)),
    )
    return fit, (*faults, *_warnings(fit))


def _slots(slots: Iterable[Slot], faults: list[Note]) -> Iterator[Slot]:
    seen: set[str] = set()
    for one in slots:
        if one.id in seen:
            faults.append(Note("fault.slot_twice", (("slot", one.id),)))
        elif not 0 <= one.starts < one.ends <= 2 * MINUTES_IN_DAY:
            faults.append(Note("fault.slot_times", (("slot", one.id), ("starts", one.starts), ("ends", one.ends))))
        else:
            seen.add(one.id)
            yield replace(one, needs=tuple(_needs(one, faults)))


def _needs(slot: Slot, faults: list[Note]) -> Iterator[Need]:
    seen: set[str] = set()
    for need in slot.needs:
        if need.kind in seen:
            faults.append(Note("fault.need_twice", (("slot", slot.id), ("kind", need.kind))))
        elif min(need.count, need.under or 0, need.over or 0) < 0 or not 0 <= need.experienced <= need.count:
            faults.append(Note("fault.need_count", (("slot", slot.id), ("kind", need.kind), ("count", need.count))))
        elif need.count or need.over is not None:
            seen.add(need.kind)
            yield need


def _people(people: Iterable[Person], faults: list[Note]) -> Iterator[Person]:
    seen: set[str] = set()
    for one in people:
        if one.id in seen:
            faults.append(Note("fault.person_twice", (("person", one.id),)))
            continue
        seen.add(one.id)
        if min(one.max_load or 0, one.min_load or 0, one.max_week or 0, one.before) < 0:
            faults.append(Note("fault.person_load", (("person", one.id),)))
            week = None if one.max_week is None else max(0, one.max_week)
            load, least = max(0, one.max_load or 0), max(0, one.min_load or 0)
            yield replace(one, max_load=load, min_load=least, max_week=week, before=max(0, one.before))
        else:
            yield one


def _pairs(pairs: Iterable[tuple[str, str]], kinds: dict[str, str], faults: list[Note], which: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that can be asked of two people; those who stand together are of one kind and have one partner."""
    found: dict[tuple[str, str], None] = {}
    taken: set[str] = set()
    for one, other in pairs:
        lost = [who for who in (one, other) if who not in kinds]
        if lost:
            faults.append(Note(f"fault.{which}_unknown", (("person", lost[0]),)))
        elif one == other or (which == "together" and (kinds[one] != kinds[other] or {one, other} & taken)):
            faults.append(Note(f"fault.{which}_pair", (("person", one), ("other", other))))
        else:
            found[min(one, other), max(one, other)] = None
            taken |= {one, other}
    return tuple(found)


def _pins(pins: Iterable[Assignment], slots: Iterable[Slot], kinds: dict[str, str], faults: list[Note]) -> Iterator[Assignment]:
    room = {(slot.id, need.kind): need.count if need.over is None else sys.maxsize for slot in slots for need in slot.needs}
    known = {slot.id for slot in slots}
    seen: set[Assignment] = set()
    for pin in pins:
        params = (("slot", pin.slot), ("person", pin.person))
        if pin.slot not in known or pin.person not in kinds:
            faults.append(Note("fault.pin_unknown", params))
        elif pin in seen:
            faults.append(Note("fault.pin_twice", params))
        elif not room.get((pin.slot, kinds[pin.person]), 0):
            faults.append(Note("fault.pin_no_place", params))
        else:
            seen.add(pin)
            room[pin.slot, kinds[pin.person]] -= 1
            yield pin


def _patterns(patterns: Iterable[Pattern], slots: Iterable[Slot], people: Iterable[Person], faults: list[Note]) -> Iterator[Pattern]:
    """Yield the patterns that can be asked; one that means no duty or nobody is worth a word, and kept."""
    known = {name for slot in slots for name in slot.names}
    who = {(one.kind, one.groups) for one in people}
    for number, one in enumerate(patterns):
        params = (("number", number), ("kind", one.kind.value))
        if not _can_be(one):
            faults.append(Note("fault.pattern_limits", params))
            continue
        strange = [name for name in (*one.names, *one.then) if name not in known]
        if strange:
            faults.append(Note("fault.pattern_name", (*params, ("name", strange[0]))))
        if who and not any(one.holds_for(kind, groups) for kind, groups in who):
            faults.append(Note("fault.pattern_nobody", params))
        yield one


def _can_be(one: Pattern) -> bool:
    if one.kind is PatternKind.NOT_AFTER:
        return bool(one.then) and one.most is None and one.least is None and one.weight >= 0
    asked = [amount for amount in (one.least, one.most) if amount is not None]
    return not one.then and bool(asked) and asked == sorted(asked) and min(*asked, one.weight) >= 0


def _warnings(fit: Problem) -> Iterator[Note]:
    """Yield what can be used and is yet worth a word."""
    if not fit.people:
        yield Note("fault.no_people")
    if not fit.slots:
        yield Note("fault.no_slots")
    yield from _overlaps(fit.slots)
    many = Counter(one.kind for one in fit.people)
    needed: dict[str, int] = {}
    for slot in fit.slots:
        for need in slot.needs:
            needed[need.kind] = max(needed.get(need.kind, 0), need.count)
    yield from (
        Note("fault.need_over_people", (("kind", kind), ("needed", count), ("people", many[kind])))
        for kind, count in needed.items()
        if count > many[kind]
    )
    yield from _strange_names(fit)


def _overlaps(slots: Iterable[Slot]) -> Iterator[Note]:
    """Yield the pairs of slots in which one post stands twice at one time, each pair of windows once."""
    by_post: dict[tuple[str, int], list[Slot]] = defaultdict(list)
    for one in slots:
        if one.post:
            by_post[one.post, one.day].append(one)
    said: set[tuple[str, str]] = set()
    for (post, _), its in by_post.items():
        its.sort(key=lambda one: (one.starts, one.ends, one.id))
        for one, other in pairwise(its):
            pair = (one.window or one.id, other.window or other.id)
            if other.starts < one.ends and pair not in said:
                said.add(pair)
                yield Note("fault.windows_overlap", (("post", post), ("slot", one.id), ("other", other.id)))


def _strange_names(fit: Problem) -> Iterator[Note]:
    known = {name for slot in fit.slots for name in slot.names}
    for one in fit.people:
        said = (*(one.available or ()), *one.unavailable, *one.likes, *one.dislikes, *(name for name, _ in (*one.distances, *one.asks)))
        strange = [name for name in said if name not in known]
        if strange:
            yield Note("fault.name_unknown", (("person", one.id), ("name", strange[0]), ("names", len(strange))))
