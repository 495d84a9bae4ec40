"""The class links of a school."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from umay.core.api import Actor, query
from umay.places import api as places
from umay.staffing.models import ClassLink
from umay.staffing.queries.blind import link_secret
from umay.staffing.queries.days import own_place
from umay.staffing.queries.workers import here
from umay.staffing.rules.kinds import Kind, State


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link. came, waiting: parents of the class on the list, and those who wait."""

    uid: UUID
    class_name: str
    until_on: date
    ended: bool
    came: int
    waiting: int


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link with its secret, to be shown to those who keep the list."""

    uid: UUID
    secret: str
    class_name: str
    until_on: date
    school: str
    ended: bool


@query
def links_page(actor: Actor, today: date) -> tuple[LinkLine, ...]:
    """Return the links of this school year, the newest first."""
    place = own_place(actor)
    year = places.school_year_of(place.country, today)
    parents: dict[str, tuple[int, int]] = {
        row["class_name"]: (row["came"], row["waiting"])
        for row in here(actor)
        .filter(school_year=year, kind=Kind.PARENT.value)
        .values("class_name")
        .annotate(came=Count("pk"), waiting=Count("pk", filter=Q(state=State.WAITING.value)))
    }
    whole = (sum(one[0] for one in parents.values()), sum(one[1] for one in parents.values()))
    found = ClassLink.objects.filter(unit_id=place.unit_id, school_year=year).order_by("-pk")
    return tuple(
        LinkLine(
            one.uid,
            one.class_name,
            one.until_on,
            one.ended_at is not None or one.until_on < today,
            *(parents.get(one.class_name, (0, 0)) if one.class_name else whole),
        )
        for one in found
    )


@query
def open_link(actor: Actor, uid: UUID) -> OpenLink:
    """Return a link of the actor's school with its secret. Raises ClassLink.DoesNotExist for a missing and a hidden one alike."""
    place = own_place(actor)
    one = ClassLink.objects.get(uid=uid, unit_id=place.unit_id)
    school = places.unit_by_id(actor, place.unit_id).name
    return OpenLink(one.uid, link_secret(one.uid), one.class_name, one.until_on, school, one.ended_at is not None)
