"""Class links: made, ended, and what whoever opens one does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.staffing.actions.entering import WorkerFacts, entered, note_alike
from umay.staffing.actions.passes import give_pass
from umay.staffing.models import ClassLink, Worker
from umay.staffing.queries.blind import hash_of, known_by, link_secret
from umay.staffing.queries.days import day_at, is_over, own_school, year_at
from umay.staffing.rules.kinds import Kind, State

LinkMissing = ClassLink.DoesNotExist
MOST_WAITING = 300
"""So many may wait at a school at once: more would be a machine's work, and nobody could look at them."""


@action(Perm.STAFFING_KEEP, "class_link.made")
def make_link(actor: Actor, class_name: str, until_on: date, *, today: date, now: datetime) -> ClassLink:
    """Make a link by which the parents of a class enrol, "" for the whole school.

    Raises Refused ("access.not_granted", "staffing.link_over"). Audit: class_link.made.
    """
    place = own_school(actor)
    require(actor, Perm.STAFFING_KEEP, place)
    if until_on < today:
        raise Refused(Refusal("staffing.link_over"))

    made = ClassLink(
        unit_id=place.unit_id, school_year=year_at(place.country, now), class_name=class_name.strip(), until_on=until_on,
        made_at=now, made_by_id=actor.person_id,
    )  # fmt: skip
    made.token_hash = hash_of(link_secret(made.uid))
    made.save(force_insert=True)

    record(actor, "class_link.made", made.uid, at=now, place=place)
    return made


@action(Perm.STAFFING_KEEP, "class_link.ended")
def end_link(actor: Actor, uid: UUID, *, now: datetime) -> ClassLink:
    """End a link; posters with it open nothing any more. Raises ClassLink.DoesNotExist; Refused ("access.not_granted").

    Audit: class_link.ended.
    """
    place = own_school(actor)
    link = ClassLink.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
    require(actor, Perm.STAFFING_KEEP, place)

    if link.ended_at is None:
        link.ended_at, link.ended_by_id = now, actor.person_id
        link.save(update_fields=["ended_at", "ended_by_id"])

    record(actor, "class_link.ended", link.uid, at=now, place=place)
    return link


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What enrolling came to. secret: of the pass, shown once; "" where the same name and number were enrolled before."""

    worker_uid: UUID
    code: str
    secret: str


@action(None, "worker.enrolled")
def enrol(actor: Actor, link_uid: UUID, facts: WorkerFacts, *, now: datetime) -> Enrolled:
    """Enrol a parent by a class link: themselves alone, no account, so that the school can look and accept. The job carries it for them.

    It writes of what is theirs alone, at the school of the link; the same name and number twice is one, and nothing is told of the first.
    Raises ClassLink.DoesNotExist for a link that opens nothing; Refused ("staffing.name_missing", "staffing.phone_missing",
    "staffing.too_many_wait"). Audit: worker.enrolled.
    """
    place, link = _open_link(actor, link_uid, now)
    if not facts.phone.strip():
        raise Refused(Refusal("staffing.phone_missing"))
    known = Worker.objects.filter(unit_id=place.unit_id, school_year=link.school_year, known_by=known_by(facts.name, facts.phone)).first()
    if known is None and _waiting(place) >= MOST_WAITING:
        raise Refused(Refusal("staffing.too_many_wait"))

    made = known or entered(place, facts, State.WAITING, by=None, now=now)
    secret = "" if known else give_pass(made, now)
    if known is None:
        note_alike(made, now=now)

    record(actor, "worker.enrolled", made.uid, at=now, place=place, detail={"again": known is not None})
    return Enrolled(made.uid, made.code, secret)


def _open_link(actor: Actor, uid: UUID, now: datetime) -> tuple[Place, ClassLink]:
    link = ClassLink.objects.select_for_update().get(uid=uid, ended_at__isnull=True)
    place = places.unit_by_id(actor, link.unit_id).place
    today = day_at(place.country, now)
    if link.until_on < today or is_over(place.country, link.school_year, today):
        raise ClassLink.DoesNotExist
    return place, link


def _waiting(place: Place) -> int:
    return Worker.objects.filter(unit_id=place.unit_id, kind=Kind.PARENT.value, state=State.WAITING.value).count()
