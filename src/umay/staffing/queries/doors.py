"""The two narrow doors of pages without an account: who comes by a pass, and which class a link enrols for.

Whoever comes is nobody yet, so both look with the eyes of a job, each for the one row that a secret of 128 bits names, and give back no
more than the page needs. docs/adr/0014-a-pass-instead-of-an-account.md says why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from umay.core.api import JOB, Actor, Function, Seat, actor_of, scoped
from umay.people import api as people
from umay.places import api as places
from umay.staffing.models import ClassLink, Worker
from umay.staffing.queries.blind import hash_of
from umay.staffing.rules.kinds import Kind, State
from umay.staffing.rules.passes import Landing, function_of, lands_on, pass_opens


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who comes by a pass: under which hash it is kept, the actor they are, and the page it leads to first. waits: not accepted yet."""

    pass_hash: str
    actor: Actor
    landing: Landing
    waits: bool


def bearer_by_secret(secret: str, today: date) -> Bearer | None:
    """Return whom the secret of a pass lets in today; None for any that opens nothing, whatever the reason."""
    with scoped(JOB):
        return _bearer(Worker.objects.filter(pass_hash=hash_of(secret)).first(), today)


def bearer_by_cookie(pass_hash: str, today: date) -> Bearer | None:
    """Return who comes with a browser that opened a pass before; None when the pass was made anew or has ended.

    A pass that was asked for again is borne by the row it was handed over to, so that its hash alone counts.
    """
    with scoped(JOB):
        return _bearer(Worker.objects.filter(pass_hash=pass_hash).first(), today) if pass_hash else None


def _bearer(one: Worker | None, today: date) -> Bearer | None:
    if one is None or one.person_id is None:
        return None
    if not pass_opens(State(one.state), year_over=places.is_year_over(one.country, one.school_year, today)):
        return None
    uid = people.Person.objects.values_list("uid", flat=True).get(pk=one.person_id)
    place = places.unit_by_id(JOB, one.unit_id).place
    seat = Seat(0, place, Function(function_of(Kind(one.kind))), one.kind, "unit")
    actor = actor_of(one.person_id, uid, seat, language=one.language)
    waits = one.state != State.ACCEPTED.value
    if waits:  # whoever waits sees their own page alone: anybody may have scanned a poster
        actor = replace(actor, grants=())
    return Bearer(one.pass_hash, actor, lands_on(Kind(one.kind), State(one.state)), waits)


@dataclass(frozen=True, slots=True)
class JoinPlace:
    """For which class of which school a link enrols. class_name: "" for any."""

    link_uid: UUID
    school: str
    class_name: str
    grade: int | None


def link_by_secret(secret: str, today: date) -> JoinPlace | None:
    """Return what the secret of a class link opens today; None for any that opens nothing, whatever the reason."""
    with scoped(JOB):
        found = ClassLink.objects.filter(token_hash=hash_of(secret), ended_at__isnull=True, until_on__gte=today).first()
        if found is None:
            return None
        unit = places.unit_by_id(JOB, found.unit_id)
        is_over = places.is_year_over(unit.country, found.school_year, today)
        return None if is_over else JoinPlace(found.uid, unit.name, found.class_name, found.grade)
