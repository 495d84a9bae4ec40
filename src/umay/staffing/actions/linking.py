"""Class links: made, ended, and what whoever opens one does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.staffing.actions.alike import note_alike
from umay.staffing.actions.bench import made_under
from umay.staffing.actions.entering import WorkerFacts, entered, is_same
from umay.staffing.actions.passes import give_pass
from umay.staffing.models import ClassLink, Worker
from umay.staffing.queries.blind import hash_of, known_by, link_secret
from umay.staffing.queries.days import day_at, own_school, year_at
from umay.staffing.rules.kinds import Kind, State

LinkMissing = ClassLink.DoesNotExist
SENT_AGAIN: Final = timedelta(minutes=10)
"""Within this time one form that is sent again is the same; later somebody else may hold the device."""
MOST_WAITING = 300
"""So many may wait at a school at once: more would be a machine's work, and nobody could look at them."""


@action(Perm.STAFFING_KEEP, "class_link.made")
def make_link(actor: Actor, class_name: str, until_on: date, *, today: date, now: datetime, key: UUID | None = None) -> ClassLink:
    """Make a link by which the parents of a class enrol, "" for the whole school. key: of the form; sent twice is one.

    Raises Refused ("access.not_granted", "staffing.link_over"). Audit: class_link.made.
    """
    place = own_school(actor)
    require(actor, Perm.STAFFING_KEEP, place)
    if until_on < today:
        raise Refused(Refusal("staffing.link_over"))

    said = {"class_name": class_name.strip(), "until_on": until_on}
    before = ClassLink.objects.filter(uid=key, unit_id=place.unit_id).first() if key else None
    asked = {"school_year": year_at(place.country, now), "made_at": now, "made_by_id": actor.person_id, **said}

    def make(uid: UUID) -> tuple[ClassLink, bool]:
        given = {"token_hash": hash_of(link_secret(uid)), **asked}
        return ClassLink.objects.get_or_create(uid=uid, unit_id=place.unit_id, defaults=given)

    made = _said_before(before, said, actor) or made_under(None if before else key, make)[0]

    record(actor, "class_link.made", made.uid, at=now, place=place)
    return made


def _said_before(before: ClassLink | None, said: dict[str, Any], actor: Actor) -> ClassLink | None:
    """Return the link that the actor made with the same words; None where a form came back with others, or it has ended since.

    before: what its id made.
    """
    if before is None or (before.ended_at is None and all(getattr(before, name) == value for name, value in said.items())):
        return before
    there = ClassLink.objects.filter(unit_id=before.unit_id, made_by_id=actor.person_id, ended_at__isnull=True, **said)
    return there.order_by("-pk").first()


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
    """What enrolling came to. secret: of the pass, shown once."""

    worker_uid: UUID
    code: str
    secret: str


@action(None, "worker.enrolled")
def enrol(actor: Actor, link_uid: UUID, facts: WorkerFacts, *, now: datetime, key: UUID | None = None) -> Enrolled:
    """Enrol a parent by a class link: themselves alone, no account, so that the school can look and accept. The job carries it for them.

    It writes of what is theirs alone, at the school of the link. Who gives a name and number that are known is told what everybody is told
    and gets a pass that waits as every other: the school sees that a parent's is asked for again, and hands it over. key: of the form; sent
    twice is one, and what another parent sends with it is another.
    Raises ClassLink.DoesNotExist for a link that opens nothing; Refused ("staffing.name_missing", "staffing.phone_missing",
    "staffing.too_many_wait"). Audit: worker.enrolled.
    """
    place, link = _open_link(actor, link_uid, now)
    if not facts.phone.strip():
        raise Refused(Refusal("staffing.phone_missing"))
    words = known_by(facts.name, facts.phone)
    known = Worker.objects.filter(unit_id=place.unit_id, school_year=link.school_year, known_by=words).first() if words else None
    sent = Worker.objects.filter(uid=key, unit_id=place.unit_id).first() if key else None
    same_form = sent if sent and _is_sent_again(sent, facts, now) else None
    if same_form is None and _waiting(place) >= MOST_WAITING:
        raise Refused(Refusal("staffing.too_many_wait"))

    made = same_form or entered(place, facts, State.WAITING, by=None, now=now, uid=None if sent else key, again=known)
    secret = give_pass(made, now)
    note_alike(made, now=now)

    record(actor, "worker.enrolled", made.uid, at=now, place=place, detail={"again": made.again_of_id is not None})
    return Enrolled(made.uid, made.code, secret)


def _open_link(actor: Actor, uid: UUID, now: datetime) -> tuple[Place, ClassLink]:
    link = ClassLink.objects.select_for_update().get(uid=uid, ended_at__isnull=True)
    place = places.unit_by_id(actor, link.unit_id).place
    today = day_at(place.country, now)
    if link.until_on < today or places.is_year_over(place.country, link.school_year, today):
        raise ClassLink.DoesNotExist
    return place, link


def _is_sent_again(sent: Worker, facts: WorkerFacts, now: datetime) -> bool:
    """Tell whether a form is the one that was sent before, and not another parent's who took over the device."""
    return sent.state == State.WAITING.value and now - sent.entered_at < SENT_AGAIN and is_same(sent, facts)


def _waiting(place: Place) -> int:
    return Worker.objects.filter(unit_id=place.unit_id, kind=Kind.PARENT.value, state=State.WAITING.value).count()
