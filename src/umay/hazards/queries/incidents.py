"""Incidents of a school: the list, and one with whom to tell and who was told when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language

from umay.core.api import Actor, Perm, query
from umay.hazards.models import Incident, IncidentWords
from umay.hazards.queries import words as said
from umay.hazards.queries.common import moment_words, place_of, time_words
from umay.hazards.queries.numbers import called_for
from umay.hazards.rules.calling import NOT_CALLED_FIRST, Whom
from umay.hazards.rules.kinds import Nature
from umay.people import api as people

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident as a line."""

    title: str
    text: str
    icon: str
    href: str
    is_open: bool
    is_serious: bool


@dataclass(frozen=True, slots=True)
class IncidentsPage:
    """The list. next_key: where the next page begins, "" for none."""

    lines: tuple[IncidentLine, ...]
    count: int
    next_key: str
    may_note: bool


@query
def incidents_page(actor: Actor, key: str) -> IncidentsPage:
    """Return incidents of the own unit, the newest first. key: of the page before."""
    place = actor.seat.place if actor.seat else None
    kept = Incident.objects.filter(unit_id=place.unit_id if place else 0)
    found = kept.filter(pk__lt=int(key[:18])) if key.isdigit() else kept
    rows = list(found.order_by("-pk")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    lines = tuple(
        IncidentLine(
            str(said.NATURES[Nature(row.nature)]), " · ".join(one for one in (moment_words(row.happened_at), row.where) if one),
            said.NATURE_ICONS[Nature(row.nature)], reverse("incident", kwargs={"uid": row.uid}), row.closed_at is None, row.is_serious,
        )
        for row in rows
    )  # fmt: skip
    may_note = place is not None and actor.may(Perm.HAZARD_NOTE, place)
    return IncidentsPage(lines, kept.count(), str(rows[-1].pk) if more else "", may_note)


@dataclass(frozen=True, slots=True)
class CallLine:
    """Somebody to call or tell. told: when they were, "" while nobody did."""

    code: str
    title: str
    number: str
    dial: str
    hours: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class ToldLine:
    """Somebody who was told."""

    label: str
    number: str
    when: str
    by: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What somebody said of it. where, what: as they wrote it."""

    where: str
    what: str
    when: str
    by: str


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """One incident. where: as the first one said who knew it. said: all that was written, oldest first.

    calls: big numbers first; offices: who else is told. to_report: a child was harmed, its story goes into a report.
    """

    uid: UUID
    title: str
    nature: str
    icon: str
    where: str
    said: tuple[SaidLine, ...]
    happened: str
    device: str
    recorded: str
    calls: tuple[CallLine, ...]
    offices: tuple[CallLine, ...]
    told: tuple[ToldLine, ...]
    calls_first: bool
    to_report: bool
    is_closed: bool
    review: str
    closed: str
    may_note: bool
    may_close: bool


@query
def incident_page(actor: Actor, uid: UUID) -> IncidentPage:
    """Return one incident. Raises IncidentMissing for one that is not there and one that is not this reader's alike."""
    row = Incident.objects.select_related("unit").get(uid=uid)
    place, nature = place_of(row), Nature(row.nature)
    told = list(row.told.order_by("told_at", "pk"))
    words = list(row.words.order_by("at", "pk"))
    by = {row.recorded_by_id, row.closed_by_id, *(one.by_id for one in told), *(one.by_id for one in words)}
    names = people.names_of({one for one in by if one})
    said_of = _said(row, words, names)
    at = {one.whom: time_words(one.told_at) for one in told if one.whom}
    whom = called_for(nature, row.country)
    device = row.device_at is not None and abs((row.device_at - row.happened_at).total_seconds()) >= 60
    return IncidentPage(
        uid=row.uid, title=str(said.NATURES[nature]), nature=row.nature, icon=said.NATURE_ICONS[nature],
        where=next((one.where for one in said_of if one.where), ""), said=said_of,
        happened=moment_words(row.happened_at), device=moment_words(row.device_at) if device and row.device_at else "",
        recorded=f"{moment_words(row.recorded_at)} · {names.get(row.recorded_by_id or 0, '')}",
        calls=tuple(_call(one, at) for one in whom if one.in_danger), offices=tuple(_call(one, at) for one in whom if not one.in_danger),
        told=tuple(ToldLine(one.label, one.number, time_words(one.told_at), names.get(one.by_id or 0, "")) for one in told),
        calls_first=nature not in NOT_CALLED_FIRST, to_report=nature is Nature.CHILD_HARMED, is_closed=row.closed_at is not None,
        review=row.review, closed=f"{moment_words(row.closed_at)} · {names.get(row.closed_by_id or 0, '')}" if row.closed_at else "",
        may_note=actor.may(Perm.HAZARD_NOTE, place), may_close=actor.may(Perm.HAZARD_KEEP, place),
    )  # fmt: skip


def _said(row: Incident, words: list[IncidentWords], names: dict[int, str]) -> tuple[SaidLine, ...]:
    first = [(row.where, row.what, row.recorded_at, row.recorded_by_id)] if row.where or row.what else []
    more = [(one.where, one.what, one.at, one.by_id) for one in words]
    return tuple(SaidLine(where, what, moment_words(at), names.get(by or 0, "")) for where, what, at, by in (*first, *more))


def calls_of(actor: Actor, nature: Nature) -> tuple[CallLine, ...]:
    """Return the numbers to call first for a nature, before anything is noted."""
    country = actor.seat.place.country if actor.seat else ""
    return tuple(_call(one, {}) for one in called_for(nature, country) if one.in_danger)


def label_of(nature: Nature, country: str, code: str, lang: str) -> tuple[str, str]:
    """Return the title and the number of somebody on the list, by their code; ("", "") for a code that is not on it."""
    one = next((each for each in called_for(nature, country) if each.code == code), None)
    return (one.title.in_(lang), one.number) if one is not None else ("", "")


def _call(one: Whom, told: dict[str, str]) -> CallLine:
    lang = get_language() or "en"
    hours = one.hours.in_(lang) if one.hours else ""
    return CallLine(one.code, one.title.in_(lang), one.number, one.dial, hours, told.get(one.code, ""))
