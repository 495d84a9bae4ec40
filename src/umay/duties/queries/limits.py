"""Limits that people set themselves: whom they keep from an empty place, what those were asked, and what one is asked oneself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.duties.models import LimitAsk
from umay.duties.queries.noted import waiting_for_yes
from umay.duties.queries.words import OFFERS, limit_said
from umay.duties.rules import OfferState
from umay.posts.api import occurrences
from umay.rosters.api import (
    KINDS,
    Limit,
    OwnLimit,
    Roster,
    RosterMissing,
    RosterState,
    hours_said,
    own_limits,
    own_place,
    post_said,
    wish_said,
)
from umay.staffing.api import Kind
from umay.turns.api import SlotKey
from umay.web.api import dates

ONCE_IN: Final = timedelta(days=14)
"""Nobody is asked more often: who is asked each week stops reading it."""
LimitAskMissing = LimitAsk.DoesNotExist


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody whom their own limit alone keeps from the place. asked: how far a question is, "" for none.

    waits: the office wrote down another limit, and they did not say yet that it is right.
    """

    uid: UUID
    name: str
    text: str
    asked: str
    most_week: int | None
    most_term: int | None
    waits: bool


@dataclass(frozen=True, slots=True)
class LimitsPage:
    """An empty place and whom their own limits keep from it. to_ask: how many one may ask now."""

    roster_uid: UUID
    window_id: int
    day: str
    kind: str
    where: str
    held: tuple[Held, ...]
    to_ask: int


@dataclass(frozen=True, slots=True)
class MoreAsked:
    """What one is asked: to stand once more than one said. said: what one said, in words; more: what it would be."""

    uid: UUID
    title: str
    text: str
    more: int


def askable(roster: Roster, held: Sequence[OwnLimit], now: datetime) -> list[OwnLimit]:
    """Return of whom one may ask to go beyond their limit: once in a school year for each number, and once in two weeks at all."""
    rows = list(LimitAsk.objects.filter(worker_id__in=[one.worker.id for one in held]))
    asked = {(one.worker_id, one.limit, one.most) for one in rows if one.school_year == roster.school_year}
    lately = {one.worker_id for one in rows if one.asked_at > now - ONCE_IN}
    return [one for one in held if one.worker.id not in lately and (one.worker.id, one.limit.value, one.most) not in asked]


def open_asks(roster: Roster, now: datetime) -> int:
    """Return how many questions of a roster wait for an answer."""
    return LimitAsk.objects.filter(roster=roster, state=OfferState.OPEN.value, on_day__gte=dates.local_day(now)).count()


def is_waiting(ask: LimitAsk, today: date) -> bool:
    """Tell whether a question still waits: nobody answered, its day is not past and its roster has not ended. Its roster must be loaded."""
    return ask.state == OfferState.OPEN.value and ask.on_day >= today and ask.roster.state != RosterState.ENDED.value


@query
def limits_page(actor: Actor, uid: UUID, key: SlotKey, kind: str, *, now: datetime) -> LimitsPage:
    """Return whom their own limits keep from an empty place. Raises RosterMissing for a roster, a window or a kind that is not there."""
    held = {(one.window_id, one.on_day): one for one in occurrences(actor, key[1], key[1])}
    if key not in held or kind not in KINDS:
        raise RosterMissing
    roster, found = own_limits(actor, uid, key, kind)
    asked = {
        (one.worker_id, one.limit, one.most): one.state
        for one in LimitAsk.objects.filter(unit_id=roster.unit_id, school_year=roster.school_year)
    }
    waiting = waiting_for_yes([one.worker.id for one in found])
    lines = tuple(_held(one, asked.get((one.worker.id, one.limit.value, one.most), ""), waits=one.worker.id in waiting) for one in found)
    place = held[key]
    where = f"{dates.sentence(dates.say_day(key[1]))}, {hours_said(place.starts_at, place.ends_at)}"
    post = post_said(place.post_number, place.post_name)
    to_ask = len(askable(roster, found, now)) if key[1] >= dates.local_day(now) else 0
    return LimitsPage(uid, key[0], key[1].isoformat(), kind, f"{where} · {post} · {KINDS[Kind(kind)]}", lines, to_ask)


def _held(one: OwnLimit, state: str, *, waits: bool) -> Held:
    wish, card = wish_said(one.worker.id), one.worker
    load = ngettext("%(number)s duty so far", "%(number)s duties so far", one.duties) % {"number": one.duties}
    parts = (_("class %(name)s") % {"name": card.class_name} if card.class_name else "", limit_said(one.limit, one.most), load)
    text = " · ".join(part for part in parts if part)
    return Held(card.uid, card.name, text, str(OFFERS[OfferState(state)]) if state else "", wish.most_week, wish.most_term, waits)


def asked_of_me(worker_id: int, today: date) -> tuple[MoreAsked, ...]:
    """Return what a worker is asked and did not answer, while what they said is still what it was and the place is to come."""
    wish = wish_said(worker_id)
    now = {Limit.WEEK.value: wish.most_week, Limit.TERM.value: wish.most_term}
    rows = LimitAsk.objects.filter(worker_id=worker_id, state=OfferState.OPEN.value).select_related("roster").order_by("on_day", "id")
    latest = {one.limit: one for one in rows if is_waiting(one, today) and now[one.limit] == one.most}
    return tuple(_more(one) for one in latest.values())


def _more(one: LimitAsk) -> MoreAsked:
    said = limit_said(Limit(one.limit), one.most)
    text = _("You said: %(said)s. Places stay empty by it. Nothing changes unless you say yes.") % {"said": said}
    return MoreAsked(one.uid, _("Would you stand once more?"), text, one.most + 1)


def locked_ask(actor: Actor, uid: UUID, worker_id: int) -> LimitAsk:
    """Return what a worker is asked, locked. Raises LimitAskMissing."""
    rows = LimitAsk.objects.select_for_update(of=("self", "roster")).select_related("roster")
    return rows.get(uid=uid, unit_id=own_place(actor).unit_id, worker_id=worker_id)
