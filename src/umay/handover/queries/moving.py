"""Where a child's file can go, what is on its way, and what waits for somebody to take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, policy_rules, query
from umay.handover.models import Transfer
from umay.people import api as people
from umay.places import api as places
from umay.protected.api import is_protected
from umay.vault import api as vaults
from umay.web.api import dates, in_order

MOST_FOUND: Final = 20
LEADS: Final = tuple({one for rule in policy_rules() if rule.perm is Perm.CASE_LEAD for one in rule.functions})


@dataclass(frozen=True, slots=True)
class School:
    """A school that a file can go to."""

    uid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who can take a file there: leads cases, and has keys."""

    person_id: int
    said: str


@dataclass(frozen=True, slots=True)
class TransferLine:
    """A file that went, or came. state: waiting, late, taken or over. words: the other school, and the person who takes it."""

    uid: UUID
    case_uid: UUID
    child_uid: UUID
    words: str
    when: str
    state: str
    until: str
    new_case: UUID | None


@query
def schools_named(actor: Actor, words: str) -> tuple[School, ...]:
    """Return the open schools of the actor's country whose name or code holds the words, other than their own, at most twenty."""
    seat, said = actor.seat, words.strip()
    if seat is None or not said:
        return ()
    found = places.Unit.objects.filter(country=seat.place.country, agency=seat.place.agency, level=places.SCHOOL_LEVEL, is_open=True)
    found = (found.filter(code=said) | found.filter(name__icontains=said)).exclude(pk=seat.place.unit_id).select_related("area")
    return tuple(School(one.uid, f"{one.name} · {one.area.name}") for one in found.order_by("name", "pk")[:MOST_FOUND])


@query
def school_of(actor: Actor, uid: UUID) -> places.Unit:
    """Return an open school of the actor's country, other than their own. Raises UnitMissing."""
    seat = actor.seat
    own = seat.place.unit_id if seat else 0
    country = seat.place.country if seat else ""
    return places.Unit.objects.exclude(pk=own).get(uid=uid, country=country, level=places.SCHOOL_LEVEL, is_open=True)


@query
def receivers_at(_actor: Actor, unit: places.Unit, today: date) -> tuple[Receiver, ...]:
    """Return who at a school can take a file: those who lead cases there and have keys of their own, with post and name."""
    ids = people.holders(unit.pk, today, LEADS)
    keyed = vaults.public_keys(ids)
    names = people.names_of(keyed)
    posts = people.posts_of(keyed, today, near=unit.pk, lang=translation.get_language() or "en")
    found = (Receiver(pk, " · ".join(one for one in (posts.get(pk, ""), name) if one)) for pk, name in names.items())
    return tuple(in_order(list(found), lambda one: one.said))


@query
def transfers_of(actor: Actor, work: cases.Work) -> tuple[TransferLine, ...]:
    """Return what left an opened case for other schools, newest first. Of a child whose place is protected, no school is named."""
    rows = list(Transfer.objects.filter(case_ref=work.case.uid).select_related("to_unit").order_by("-pk"))
    names = people.names_of({one.to_person_id for one in rows})
    hidden = is_protected(actor, [one.child_ref for one in rows])
    return tuple(
        _line(
            one,
            _("A protected place") if one.child_ref in hidden else f"{one.to_unit.name} · {names.get(one.to_person_id, '')}",
            work.now,
        )
        for one in rows
    )


@query
def waiting_for(actor: Actor, now: datetime) -> tuple[TransferLine, ...]:
    """Return the files that wait for the actor to take them, oldest first."""
    rows = Transfer.objects.filter(to_person_id=actor.person_id or 0, taken_at__isnull=True, ended_at__isnull=True)
    return tuple(_line(one, one.unit.name, now) for one in rows.select_related("unit").order_by("sent_at", "pk"))


@query
def not_taken(actor: Actor, now: datetime) -> tuple[TransferLine, ...]:
    """Return the files of the actor's cases that nobody took in time: somebody has to ask the other school."""
    rows = Transfer.objects.filter(
        unit_id=actor.seat.place.unit_id if actor.seat else 0, taken_at__isnull=True, ended_at__isnull=True, due_on__lt=_day(now)
    ).exclude(to_person_id=actor.person_id or 0)
    return tuple(_line(one, "", now) for one in rows.order_by("due_on", "pk"))


def _day(now: datetime) -> date:
    return now.astimezone(timezone.get_current_timezone()).date()


def _line(row: Transfer, words: str, now: datetime) -> TransferLine:
    zone = timezone.get_current_timezone()
    state = "taken" if row.taken_at else "over" if row.ended_at else "late" if row.due_on < _day(now) else "waiting"
    moment = row.taken_at or row.ended_at or row.sent_at
    return TransferLine(
        row.uid, row.case_ref, row.child_ref, words, dates.say_moment(moment, zone), state, dates.say_date(row.due_on), row.new_case_ref
    )
