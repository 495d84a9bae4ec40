"""One child's page: what was opened, what is planned, who was let in, and what may be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from umay.absence.models import Followed, Measure, Opening, Share, Visit
from umay.absence.queries import words as said
from umay.absence.queries.children import short_of
from umay.absence.queries.let_in import held, keepers
from umay.absence.queries.opened import ChildRead, initials
from umay.absence.rules.codes import AgeBand, GradeBand, Ground, HoldReason, MeasureKind, Outcome, Reason, Sex, State
from umay.absence.rules.following import next_states
from umay.absence.sealed import PLACE, Holder
from umay.core.api import Actor, query
from umay.people import api as people
from umay.places import api as places
from umay.protected import api as protected
from umay.vault import api as vaults
from umay.web.api import dates


@dataclass(frozen=True, slots=True, repr=False)
class VisitLine:
    """A visit. note None: it could not be opened."""

    id: UUID
    title: str
    text: str
    note: str | None
    is_done: bool
    is_late: bool


@dataclass(frozen=True, slots=True, repr=False)
class MeasureLine:
    """A court's measure. court None: it could not be opened."""

    id: UUID
    title: str
    court: str | None
    text: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class ShareLine:
    """Another office that was let in."""

    id: UUID
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who was let in, or could be."""

    id: int
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class LiftingShown:
    """What stands between a protected place and everybody: "none", "mine" (waits for somebody else), "theirs" (waits for you)."""

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ChildPage:
    """All that the page shows. place None: protected, and not for this reader. next_visit: the first that is not recorded."""

    id: UUID
    short: str
    initials: str
    words: Mapping[str, str]
    place: Mapping[str, str] | None
    versions: tuple[int, int]
    facts: tuple[tuple[str, str], ...]
    state: str
    tone: str
    moves: tuple[tuple[str, str], ...]
    visits: tuple[VisitLine, ...]
    next_visit: UUID | None
    measures: tuple[MeasureLine, ...]
    shares: tuple[ShareLine, ...]
    people: tuple[PersonLine, ...]
    could_enter: tuple[PersonLine, ...]
    could_see_place: tuple[PersonLine, ...]
    openings: tuple[str, ...]
    is_protected: bool
    sees_place: bool
    lifting: LiftingShown
    held: str
    delete_on: str
    keeps: bool


@query
def child_page(actor: Actor, read: ChildRead, *, today: date, now: datetime) -> ChildPage:
    """Return the page of a record that was just opened."""
    row, let_in = read.record, held(read.record)
    seers = held(row, PLACE)
    keeps = actor.seat is not None and actor.seat.place.unit_id in (row.unit_id, row.centre_id)
    state, hidden = State(row.state), row.id in protected.is_protected(actor, [row.id])
    return ChildPage(
        id=row.id,
        short=short_of(row.id),
        initials=initials(read.words["name"]),
        words=read.words,
        place=read.place,
        versions=(row.words_version, row.place_version),
        facts=_facts(row),
        state=str(said.STATES[state]),
        tone=said.TONES[row.state],
        moves=tuple((one.value, str(said.MOVES[one])) for one in said.MOVES if one in next_states(state, is_protected=hidden)),
        visits=(visits := _visits(read, today)),
        next_visit=next((one.id for one in reversed(visits) if not one.is_done), None),
        measures=_measures(read, today),
        shares=_shares(row),
        people=_people(let_in, row),
        could_enter=_could_enter(row, let_in, today),
        could_see_place=tuple(one for one in _people(let_in, row) if one.id not in seers) if hidden and read.place else (),
        openings=_openings(row),
        is_protected=hidden,
        sees_place=read.place is not None,
        lifting=_lifting(actor, row, now),
        held=_held(row),
        delete_on=dates.say_date(row.delete_on),
        keeps=keeps,
    )


def _facts(row: Followed) -> tuple[tuple[str, str], ...]:
    facts = [
        (_("How found"), str(said.REASONS[Reason(row.reason)])),
        (_("Found on"), dates.say_date(row.found_on)),
        (_("Child"), f"{said.SEXES[Sex(row.sex)]}, {said.AGES[AgeBand(row.age_band)]}, {said.GRADES[GradeBand(row.grade_band)]}"),
        (_("Kept by"), row.unit.name),
    ]
    if row.centre:
        facts.append((_("Guidance centre"), row.centre.name))
    if row.basis:
        facts.append((_("Legal basis"), row.basis))
    return tuple(facts)


def _visits(read: ChildRead, today: date) -> tuple[VisitLine, ...]:
    rows = Visit.objects.filter(record=read.record).select_related("team").order_by("-planned_on", "-planned_at")
    names = people.names_of({one.visitor_id for one in rows})
    return tuple(_visit(one, names.get(one.visitor_id, ""), read.notes.get(one.id), today) for one in rows)


def _visit(one: Visit, name: str, note: str | None, today: date) -> VisitLine:
    parts = (dates.say_date(one.done_on or one.planned_on), name, one.team.name if one.team else "")
    return VisitLine(
        id=one.id,
        title=str(said.OUTCOMES[Outcome(one.outcome)]) if one.done_on else _("Visit planned"),
        text=" · ".join(part for part in parts if part),
        note=note if one.done_on else "",
        is_done=one.done_on is not None,
        is_late=one.done_on is None and one.planned_on < today,
    )


def _measures(read: ChildRead, today: date) -> tuple[MeasureLine, ...]:
    lines = []
    for one in Measure.objects.filter(record=read.record).order_by("ended_on", "review_on"):
        court = read.courts.get(one.id)
        when = _("ended on %(day)s") % {"day": dates.say_date(one.ended_on)} if one.ended_on else (
            _("review on %(day)s, %(near)s") % {"day": dates.say_date(one.review_on), "near": dates.say_near(one.review_on, today)}
        )  # fmt: skip
        title = str(said.MEASURES[MeasureKind(one.kind)])
        lines.append(MeasureLine(one.id, title, f"{court['court']}, {court['number']}" if court else None, when, one.ended_on is not None))
    return tuple(lines)


def _shares(row: Followed) -> tuple[ShareLine, ...]:
    rows = Share.objects.filter(record=row, ended_at__isnull=True).select_related("unit").order_by("made_at")
    return tuple(
        ShareLine(
            one.id,
            one.unit.name,
            _("%(ground)s (%(reference)s), until %(day)s")
            % {"ground": said.GROUNDS[Ground(one.ground)], "reference": one.reference, "day": dates.say_date(one.until_on)},
        )
        for one in rows
    )


def _people(let_in: Mapping[int, Holder], row: Followed) -> tuple[PersonLine, ...]:
    names = people.names_of(let_in)
    units = {unit: card.name for unit, card in places.cards({one.unit_id for one in let_in.values()} - {row.unit_id}).items()}
    return tuple(PersonLine(one, names.get(one, ""), units.get(holder.unit_id, "")) for one, holder in let_in.items())


def _could_enter(row: Followed, let_in: Mapping[int, Holder], today: date) -> tuple[PersonLine, ...]:
    others = set(keepers([one for one in (row.centre_id, row.unit_id) if one], today)) - set(let_in)
    keyed = [one for one in sorted(others) if one in vaults.public_keys(others)]
    names = people.names_of(keyed)
    return tuple(PersonLine(one, names.get(one, "")) for one in keyed)


def _openings(row: Followed) -> tuple[str, ...]:
    rows = list(Opening.objects.filter(record=row).order_by("-at")[:20])
    names, zone = people.names_of({one.person_id for one in rows}), timezone.get_current_timezone()
    said = (f"{names.get(one.person_id, '')} · {dates.say_moment(one.at, zone)}" for one in rows)
    return tuple(dict.fromkeys(said))  # who works on a record opens it several times in a minute


def _lifting(actor: Actor, row: Followed, now: datetime) -> LiftingShown:
    asked = protected.asked_lifting(actor, row.id, now=now)
    if asked is None:
        return LiftingShown("none")
    until = dates.say_moment(asked.until, timezone.get_current_timezone())
    name = people.names_of([asked.by_id]).get(asked.by_id, "")
    if asked.by_id == actor.person_id:
        return LiftingShown("mine", _("You asked. Somebody else who sees the place must confirm it by %(until)s.") % {"until": until})
    return LiftingShown("theirs", _("%(name)s asks to lift it. Confirm by %(until)s, or nothing changes.") % {"name": name, "until": until})


def _held(row: Followed) -> str:
    if row.hold_until_on is None or row.hold_by_id is None:
        return ""
    name = people.names_of([row.hold_by_id]).get(row.hold_by_id, "")
    return _("Not deleted before %(day)s: %(reason)s. Said by %(name)s.") % {
        "day": dates.say_date(row.hold_until_on), "reason": said.HOLDS[HoldReason(row.hold_reason)], "name": name,
    }  # fmt: skip
