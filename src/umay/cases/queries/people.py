"""Who can be let into a case, who is in it, and who opened it when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from umay.cases.models import CaseGrant, CaseOpening
from umay.cases.queries import common
from umay.cases.queries.case_page import CasePage, case_page
from umay.cases.queries.opened import Work
from umay.cases.rules import grants
from umay.cases.rules.naming import initials
from umay.cases.sealed import open_name
from umay.core.api import Actor, query
from umay.people import api as people
from umay.web.api import dates, in_order

LAST = 60


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody's way into the case. until: "" for as long as they hold their post; ended: when it ended."""

    person_id: int
    name: str
    role: str
    reason: str
    since: str
    until: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """Somebody opened the case, or the part of a child."""

    name: str
    child: str
    when: str


@dataclass(frozen=True, slots=True, repr=False)
class PeoplePage:
    """All that the page about the people of a case shows. openings: the newest sixty."""

    case: CasePage
    may_ask_for_lead: bool
    members: tuple[MemberLine, ...]
    former: tuple[MemberLine, ...]
    openings: tuple[OpeningLine, ...]


def seats_for_cases(unit_id: int, today: date, functions: Collection[str] = common.MAY_WORK) -> dict[int, int]:
    """Return by person the appointment in the unit in which they can work on cases."""
    held = people.Appointment.objects.filter(unit_id=unit_id, during__contains=today, function__in=functions)
    return dict(held.order_by("-pk").values_list("person_id", "pk"))


@query
def people_who_can(actor: Actor, unit_id: int, today: date, functions: Collection[str] = common.MAY_WORK) -> list[tuple[str, str]]:
    """Return everybody else of the unit who can be let in: the id, and the name, in alphabetical order."""
    names = people.names_of(set(seats_for_cases(unit_id, today, functions)) - {actor.person_id or 0})
    return list(in_order([(str(pk), name) for pk, name in names.items()], lambda one: one[1]))


@query
def people_page(actor: Actor, work: Work) -> PeoplePage:
    """Return who is in the case and who opened it; every member sees the same."""
    case, zone = work.case, people.zone_of(work.case.country)
    rows = list(CaseGrant.objects.filter(case=case).order_by("from_at", "pk"))
    seen = list(CaseOpening.objects.filter(case=case).select_related("child").order_by("-at", "-pk")[:LAST])
    names = people.names_of({one.person_id for one in rows} | {one.person_id for one in seen})
    found = [_member(one, names.get(one.person_id, ""), work) for one in rows]
    openings = (
        OpeningLine(
            names.get(one.person_id, ""), initials(open_name(work.keys, one.child)) if one.child else "", dates.say_moment(one.at, zone)
        )
        for one in seen
    )
    mine = common.role_in(case, work.keys.vault.person_id)
    asks = mine == grants.MEMBER and not case.is_practice
    still, former = (tuple(one for one in found if one.is_open is yes) for yes in (True, False))
    return PeoplePage(case_page(actor, work), asks, still, former, tuple(openings))


def _member(row: CaseGrant, name: str, work: Work) -> MemberLine:
    zone, ends = people.zone_of(work.case.country), row.ended_at or row.until_at
    held = grants.Held(row.person_id, row.role, row.from_at, row.until_at, row.ended_at)
    return MemberLine(
        row.person_id,
        name,
        row.role,
        row.reason,
        since=dates.say_moment(row.from_at, zone),
        until=dates.say_moment(ends, zone) if ends else "",
        is_open=held.is_open(work.now),
    )
