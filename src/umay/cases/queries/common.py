"""A case as its reads and acts load it: only for whoever was let in, with the procedure of its country."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from umay.cases.models import Case, CaseGrant, Child, Entry, StepRecord
from umay.cases.rules import grants
from umay.core.api import Actor, Perm, policy_rules
from umay.packs import api as packs
from umay.people import api as people
from umay.places import api as places
from umay.procedure import api as procedure
from umay.procedure.api import guardians
from umay.timing import api as timing

CaseMissing = Case.DoesNotExist
MAY_WORK: Final = frozenset(one.value for rule in policy_rules() if rule.perm is Perm.CASE_WORK for one in rule.functions)
MAY_JOIN: Final = MAY_WORK | {one.value for rule in policy_rules() if rule.perm is Perm.CASE_JOIN for one in rule.functions}
UTC_ZONE: Final = ZoneInfo("UTC")


def visible(actor: Actor, now: datetime) -> QuerySet[Case]:
    """Return the cases that the actor was let into and that are their unit's; row security holds the same by itself."""
    mine = CaseGrant.objects.filter(person_id=actor.person_id or 0, from_at__lte=now, ended_at__isnull=True).filter(
        Q(until_at__isnull=True) | Q(until_at__gt=now)
    )
    unit_id = actor.seat.place.unit_id if actor.seat else 0
    return Case.objects.filter(pk__in=mine.values("case_id"), unit_id=unit_id)


def the_case(actor: Actor, uid: UUID, now: datetime) -> Case:
    """Return a case of the actor. Raises CaseMissing for a missing and a hidden one alike."""
    return visible(actor, now).get(uid=uid)


def locked_case(actor: Actor, uid: UUID, now: datetime) -> Case:
    """Return a case of the actor, locked. Raises CaseMissing for a missing and a hidden one alike."""
    return visible(actor, now).select_for_update(of=("self",)).get(uid=uid)


def situation_of(case: Case) -> packs.Situation:
    """Return the case's facts as the procedure reads them."""
    return packs.Situation(frozenset(case.kinds), frozenset(case.offenders), frozenset(case.places), frozenset(case.flags))


def day_in(country: str, at: datetime) -> date:
    """Return the day in the country at a moment."""
    return at.astimezone(people.zone_of(country)).date()


def times_of(case: Case) -> procedure.Times:
    """Return from when the times of the case run, on its school's calendar."""
    return procedure.Times(case.told_at, case.opened_at, case.closed_at, people.zone_of(case.country), _working_days(case))


def _working_days(case: Case) -> Callable[[date, int], date]:
    year = places.school_year_of(case.country, day_in(case.country, case.opened_at))
    row = places.calendar_for(case.country, year, province_id=case.province_id, district_id=case.district_id)
    return timing.calendar_from_json(row.data).add_working_days if row else _weekdays


def _weekdays(day: date, count: int) -> date:
    """Return the count-th day from Monday to Friday after the day, where no calendar is known."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def held_in(case: Case) -> tuple[grants.Held, ...]:
    """Return everybody's way into the case, ended ones too."""
    rows = CaseGrant.objects.filter(case=case).order_by("pk")
    return tuple(grants.Held(one.person_id, one.role, one.from_at, one.until_at, one.ended_at) for one in rows)


def role_in(case: Case, person_id: int) -> str:
    """Return the person's part in the case; "" when they have none any more."""
    return CaseGrant.objects.filter(case=case, person_id=person_id, ended_at__isnull=True).values_list("role", flat=True).first() or ""


def run_out(case: Case, now: datetime) -> Q:
    """Return the ways into the case that ran out: their day is over, or the post is held no more. A job ends the same of every case."""
    return Q(case=case) & (Q(until_at__lte=now) | ~Q(appointment__during__contains=now.astimezone(UTC_ZONE).date()))


def members_of(case: Case, now: datetime) -> tuple[int, ...]:
    """Return the persons who are let in now."""
    return tuple(one.person_id for one in held_in(case) if one.is_open(now))


def children_of(case: Case) -> tuple[Child, ...]:
    """Return the children of the case in order."""
    return tuple(Child.objects.filter(case=case).order_by("number"))


def laid_of(case: Case) -> dict[tuple[str, UUID | None], StepRecord]:
    """Return the rows of the case's steps by code and child."""
    rows = StepRecord.objects.filter(case=case).select_related("child").order_by("pk")
    return {(one.code, one.child.uid if one.child else None): one for one in rows}


def as_laid(row: StepRecord) -> procedure.Laid:
    """Return a step's row as the rules see it."""
    state: procedure.StepState = next(one for one in procedure.STATES if one == row.state)
    return procedure.Laid(row.code, row.child.uid if row.child else None, state, row.due_at, row.done_at)


def guardians_of(case: Case, response: packs.Response) -> dict[UUID, guardians.State]:
    """Return by child how telling its guardians stands."""
    decisions: dict[UUID, guardians.Decision] = {}
    rows = Entry.objects.filter(case=case, kind="decision", child__isnull=False).order_by("at", "pk")
    for uid, code, at in rows.values_list("child__uid", "code", "at"):
        decided = next((one for one in guardians.DECISIONS if one == code), None)
        if uid is not None and decided is not None:
            decisions[uid] = guardians.Decision(decided, at)
    situation = situation_of(case)
    return {one.uid: guardians.state_of(response, situation, decisions.get(one.uid), case.facts_at) for one in children_of(case)}


def kept_in(case: Case) -> list[tuple[str, UUID | None]]:
    """Return the kinds of entries that were kept, each with its child or None. A wish counts when it was answered."""
    kinds = Entry.objects.filter(case=case).exclude(kind="wish").values_list("kind", "child__uid").distinct()
    return [("wish" if kind == "wish_answer" else kind, child) for kind, child in kinds]
