"""One shift or one empty place: what can be done, who could stand there, and what would break."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.posts.api import Occurrence, occurrences
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.facts import People, asked_of, key_of, live_of, people_of, slots_of, standing_of
from umay.rosters.queries.saying import hours_said, post_said, shift_said, why_not
from umay.rosters.queries.shifts import own_unit_id
from umay.rosters.queries.words import KINDS, said_breaks
from umay.staffing.api import Kind
from umay.turns.api import BENDABLE, IMPOSSIBLE, Asked, Break, Free, SlotKey, Standing, breaks, free_for
from umay.web.api import dates

MOST_MOVES: Final = 60
NEAR_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could stand there. said: class, duties so far, what little would bend. whole: nothing would."""

    uid: UUID
    name: str
    said: str
    lends: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Another window somebody could move to, or another shift they could change with. value: of the choice."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ShiftPage:
    """One shift and what can be done with it."""

    uid: UUID
    roster_uid: UUID
    name: str
    kind: str
    kind_words: str
    where: str
    day: str
    pinned: bool
    published: bool
    wrong: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    moves: tuple[Target, ...]
    swaps: tuple[Target, ...]
    is_over: bool


@dataclass(frozen=True, slots=True)
class PlacePage:
    """An empty place and who could fill it."""

    roster_uid: UUID
    window_id: int
    day: str
    kind: str
    title: str
    where: str
    own: tuple[Candidate, ...]
    lent: tuple[Candidate, ...]
    others: int


@dataclass(frozen=True, slots=True)
class WeighedPage:
    """What a change would break, and the button that does it all the same. fields: what the button sends."""

    uid: UUID
    title: str
    text: str
    breaks: tuple[str, ...]
    bends: tuple[str, ...]
    impossible: bool
    address: str
    fields: tuple[tuple[str, str], ...]
    back: str


@dataclass(frozen=True, slots=True)
class _Bench:
    roster: Roster
    held: dict[SlotKey, Occurrence]
    shifts: list[Shift]
    people: People
    now: Standing
    asked: Asked


def _bench(actor: Actor, roster: Roster, on: date) -> _Bench:
    held = occurrences(actor, roster.from_on, roster.until_on)
    shifts = live_of(roster)
    by_key = {(one.window_id, one.on_day): one for one in held}
    return _Bench(roster, by_key, shifts, people_of(actor, on), standing_of(slots_of(held), shifts), asked_of(roster))


def _shift(actor: Actor, uid: UUID) -> Shift:
    rows = Shift.objects.select_related("worker", "post", "window", "roster")
    return rows.get(uid=uid, unit_id=own_unit_id(actor), dropped_at__isnull=True)


@query
def day_of(actor: Actor, uid: UUID) -> date | None:
    """Return the day of a shift; None where it is gone."""
    rows = Shift.objects.filter(uid=uid, unit_id=own_unit_id(actor), dropped_at__isnull=True)
    return rows.values_list("on_day", flat=True).first()


@query
def shift_page(actor: Actor, uid: UUID, *, now: datetime) -> ShiftPage:
    """Return one shift and what can be done with it. Raises ShiftMissing."""
    shift = _shift(actor, uid)
    bench = _bench(actor, shift.roster, shift.on_day)
    key = key_of(shift)
    free: tuple[Free, ...] = ()
    if key in bench.now.slots:
        free = free_for(shift.kind, bench.now.slots[key], bench.people.able, bench.now, bench.asked)
    return ShiftPage(
        shift.uid, shift.roster.uid, shift.worker.name, shift.kind, str(KINDS[Kind(shift.kind)]), shift_said(shift),
        shift.on_day.isoformat(), shift.pinned, shift.roster.state == "published", _wrong(bench, shift),
        tuple(_candidate(bench, one) for one in free if one.helper.id != shift.worker_id), _moves(bench, shift, now),
        _swaps(bench, shift, now), shift.starts_at <= now,
    )  # fmt: skip


def _wrong(bench: _Bench, shift: Shift) -> tuple[str, ...]:
    """Return what is not as it should with somebody where they stand now."""
    if shift.worker_id in bench.people.barred:
        return (why_not(bench.people.barred[shift.worker_id]),)
    helper, slot = bench.people.helpers.get(shift.worker_id), bench.now.slots.get(key_of(shift))
    if helper is None or slot is None:
        return ()
    return said_breaks(breaks(helper, shift.kind, slot, bench.now, bench.asked, leaving=key_of(shift)))


def _candidate(bench: _Bench, free: Free) -> Candidate:
    card = bench.people.cards[free.helper.id]
    load = ngettext("%(number)s duty so far", "%(number)s duties so far", free.load) % {"number": free.load}
    parts = [_("class %(name)s") % {"name": card.class_name} if card.class_name else "", load]
    said = " · ".join(part for part in parts if part)
    bends = " ".join(said_breaks(free.bends))
    return Candidate(card.uid, card.name, f"{said}. {bends}" if bends else said, free.is_lent, not free.bends)


def _moves(bench: _Bench, shift: Shift, now: datetime) -> tuple[Target, ...]:
    """Return the windows near by in which the kind is short: a move there mends a hole."""
    have: dict[SlotKey, int] = {}
    for one in bench.shifts:
        if one.kind == shift.kind:
            have[key_of(one)] = have.get(key_of(one), 0) + 1
    found = [
        one for key, one in bench.held.items()
        if key != key_of(shift) and one.starts_at > now and abs((one.on_day - shift.on_day).days) <= NEAR_DAYS
        and one.needs.get(Kind(shift.kind), 0) > have.get(key, 0)
    ]  # fmt: skip
    return tuple(Target(f"{one.window_id}/{one.on_day.isoformat()}", _held_said(one)) for one in found[:MOST_MOVES])


def _swaps(bench: _Bench, shift: Shift, now: datetime) -> tuple[Target, ...]:
    near = [
        one for one in bench.shifts
        if one.kind == shift.kind and one.worker_id != shift.worker_id and one.starts_at > now and key_of(one) != key_of(shift)
        and abs((one.on_day - shift.on_day).days) <= NEAR_DAYS
    ]  # fmt: skip
    return tuple(Target(str(one.uid), f"{one.worker.name} · {shift_said(one)}") for one in near[:MOST_MOVES])


def _held_said(one: Occurrence) -> str:
    day = dates.sentence(dates.say_day(one.on_day))
    return f"{day}, {hours_said(one.starts_at, one.ends_at)} · {post_said(one.post_number, one.post_name)}"


@query
def place_page(actor: Actor, uid: UUID, key: SlotKey, kind: str) -> PlacePage:
    """Return an empty place and who could fill it. Raises RosterMissing for a roster, a window or a kind that is not there."""
    roster = Roster.objects.get(uid=uid, unit_id=own_unit_id(actor))
    bench = _bench(actor, roster, key[1])
    if key not in bench.held or kind not in KINDS:
        raise Roster.DoesNotExist
    held = bench.held[key]
    free = free_for(kind, bench.now.slots[key], bench.people.able, bench.now, bench.asked)
    found = [_candidate(bench, one) for one in free]
    everybody = sum(one.kind == kind for one in bench.people.helpers.values())
    return PlacePage(
        uid, key[0], key[1].isoformat(), kind, _("Who takes this place? %(kind)s") % {"kind": dates.sentence(str(KINDS[Kind(kind)]))},
        _held_said(held), tuple(one for one in found if not one.lends), tuple(one for one in found if one.lends), everybody - len(found),
    )  # fmt: skip


@query
def move_weighed(actor: Actor, uid: UUID, key: SlotKey) -> WeighedPage:
    """Return what would break if somebody moved to another window. Raises ShiftMissing, RosterMissing."""
    shift = _shift(actor, uid)
    bench = _bench(actor, shift.roster, key[1])
    if key not in bench.held or shift.worker_id not in bench.people.helpers:
        raise Roster.DoesNotExist
    slot = bench.now.slots[key]
    found = breaks(bench.people.helpers[shift.worker_id], shift.kind, slot, bench.now, bench.asked, leaving=key_of(shift))
    fields = (("window", str(key[0])), ("day", key[1].isoformat()))
    title = _("Move %(name)s?") % {"name": shift.worker.name}
    return _weighed(shift, title, _held_said(bench.held[key]), found, (reverse("shift-move", kwargs={"uid": uid}), fields))


@query
def swap_weighed(actor: Actor, uid: UUID, other_uid: UUID) -> WeighedPage:
    """Return what would break if two people changed shifts. Raises ShiftMissing, RosterMissing."""
    one, other = _shift(actor, uid), _shift(actor, other_uid)
    bench = _bench(actor, one.roster, min(one.on_day, other.on_day))
    helpers, slots = bench.people.helpers, bench.now.slots
    known = one.worker_id in helpers and other.worker_id in helpers and key_of(one) in slots and key_of(other) in slots
    if one.roster_id != other.roster_id or not known:
        raise Roster.DoesNotExist
    there = breaks(helpers[one.worker_id], other.kind, slots[key_of(other)], bench.now, bench.asked, leaving=key_of(one))
    here = breaks(helpers[other.worker_id], one.kind, slots[key_of(one)], bench.now, bench.asked, leaving=key_of(other))
    title = _("Change %(one)s and %(other)s?") % {"one": one.worker.name, "other": other.worker.name}
    text = f"{shift_said(one)} ⇄ {shift_said(other)}"
    return _weighed(one, title, text, (*there, *here), (reverse("shift-swap", kwargs={"uid": uid}), (("with", str(other_uid)),)))


def _weighed(shift: Shift, title: str, text: str, found: Iterable[Break], sends: tuple[str, tuple[tuple[str, str], ...]]) -> WeighedPage:
    once = tuple(dict.fromkeys(found))
    address, fields = sends
    back = f"{reverse('roster', kwargs={'uid': shift.roster.uid})}?day={shift.on_day.isoformat()}"
    hard = said_breaks(one for one in once if one not in BENDABLE)
    return WeighedPage(
        shift.uid, title, text, hard, said_breaks(one for one in once if one in BENDABLE), bool(set(once) & IMPOSSIBLE), address,
        (*fields, ("sure", "yes")), back,
    )  # fmt: skip
