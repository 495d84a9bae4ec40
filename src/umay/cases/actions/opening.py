"""Opening a case or a rehearsal of one, saying what is known of it, bringing in a child, throwing a rehearsal away."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from umay.cases.actions.bench import Draft, begin, count, done, lay, write
from umay.cases.models import Case, CaseGrant, CaseOpening, Child, Compartment, CompartmentWrap, Entry, Exclusion, StepRecord
from umay.cases.queries import common
from umay.cases.queries.opened import Work, work_on
from umay.cases.queries.people import seats_for_cases
from umay.cases.rules import grants
from umay.cases.rules.naming import number_of
from umay.cases.sealed import begin_epoch, seal_name
from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.procedure.api import Facts, NewChild, child_refusal, facts_refusal
from umay.reports import api as reports
from umay.vault import api as vaults

PARTS: Final[tuple[Any, ...]] = (StepRecord, Entry, CaseOpening, Exclusion, Compartment, Child)  # in the order of throwing away


@dataclass(frozen=True, slots=True, repr=False)
class NewCase:
    """What a case is opened with; repr shows nothing of it.

    uid: of the form, so that it is opened once. members: persons beside the lead. excluded: whom it is about, never let in.
    words: what was told and seen so far. told_at: when it was first told; None for now. report_uids: told through Umay, taken over.
    """

    uid: UUID
    facts: Facts
    children: tuple[NewChild, ...]
    words: str
    members: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    told_at: datetime | None = None
    is_practice: bool = False
    report_uids: tuple[UUID, ...] = ()


@action(Perm.CASE_LEAD, "case.opened")
def open_case(actor: Actor, vault: vaults.Vault, new: NewCase, *, now: datetime) -> UUID:
    """Open a case with its lead, members, children and procedure; return its uid. Sent twice, it is opened once.

    Raises Refused ("access.not_granted", "case.no_unit", "case.person_excluded", "case.kind_missing", "case.…"). Audit: case.opened.
    """
    unit = places.own_unit(actor)
    require(actor, Perm.CASE_LEAD, unit.place)
    response = reports.response_for(unit.country)
    new = replace(new, excluded=tuple({*new.excluded, *reports.barred_from(new.report_uids)}))
    refusal = facts_refusal(response, new.facts) or _start_refusal(actor, new)
    if refusal := refusal or next(filter(None, (child_refusal(one, at) for at, one in enumerate(new.children))), None):
        raise Refused(refusal)

    if common.visible(actor, now).filter(uid=new.uid).exists():
        record(actor, "case.opened", new.uid, at=now, place=unit.place, detail={"again": True})
        return new.uid
    work = _written(actor, vault, _new_row(actor, unit, new, now), unit, new)

    done(work, "case.opened", detail={"practice": new.is_practice, "children": len(work.children)})
    return new.uid


def _start_refusal(actor: Actor, new: NewCase) -> Refusal | None:
    if actor.person_id in new.excluded or set(new.members) & set(new.excluded):
        return Refusal("case.person_excluded")
    return None if new.words.strip() or new.report_uids else Refusal("case.words_missing")


def _new_row(actor: Actor, unit: places.UnitCard, new: NewCase, now: datetime) -> Case:
    year = places.school_year_of(unit.country, common.day_in(unit.country, now))
    facts = new.facts
    return Case(
        uid=new.uid, unit_id=unit.id, country=unit.country, province_id=unit.province_id, district_id=unit.district_id,
        number=number_of(year, secrets.randbits(20)), is_practice=new.is_practice, told_at=_told_at(actor, new, now), facts_at=now,
        opened_at=now, opened_by_id=actor.person_id or 0, **_columns(facts),
    )  # fmt: skip


def _told_at(actor: Actor, new: NewCase, now: datetime) -> datetime:
    """Return when it was first told, from which the procedure's hours run."""
    told = [reports.load_report(actor, uid).received_at for uid in new.report_uids if not new.is_practice]
    return min([new.told_at or now, *told])


def _columns(facts: Facts) -> dict[str, object]:
    lists = {name: list(getattr(facts, name)) for name in ("kinds", "offenders", "places", "flags", "measures")}
    return {**lists, "hour_band": facts.hour_band, "numbers": dict(facts.numbers)}


def _written(actor: Actor, vault: vaults.Vault, case: Case, unit: places.UnitCard, new: NewCase) -> Work:
    """Write the rows of a new case. The lead's way in comes first: without it the database lets nobody write the case."""
    me, now = actor.person_id or 0, case.opened_at
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('cases_case', 'id'))")
        case.pk = cursor.fetchone()[0]
    seats = seats_for_cases(unit.id, common.day_in(unit.country, now))
    lead = CaseGrant(role=grants.LEAD, reason="team", person_id=me, appointment_id=actor.seat.appointment_id if actor.seat else 0)
    others = [CaseGrant(role=grants.MEMBER, reason="team", person_id=one, appointment_id=seats[one]) for one in new.members if one in seats]
    for grant in (lead, *(one for one in others if one.person_id != me)):
        grant.case_id, grant.from_at, grant.granted_by_id = case.pk, now, me
        grant.save(force_insert=True)
    case.save(force_insert=True)
    Exclusion.objects.bulk_create(Exclusion(case=case, person_id=one, set_at=now, set_by_id=me) for one in new.excluded)
    part = Compartment.objects.create(case=case, kind="file")
    begin_epoch(case, part, common.members_of(case, now), granter=vault.person_uid, now=now)
    work = work_on(actor, case, unit.place, vault, now)
    for one in new.children:
        work = _with_child(work, one)
    if new.words.strip():
        write(work, Draft("told", {"words": new.words}))
    for uid in new.report_uids:
        _take_over(work, uid)
    lay(work)
    count(work)
    return work


def _take_over(work: Work, report_uid: UUID) -> None:
    """Copy what was told into the case and let its members read the report too; the teller's name stays where it is."""
    if work.case.is_practice:
        return
    vault = work.keys.vault
    found = reports.take_into_case(work.actor, vault, report_uid, work.case.uid, now=work.now)
    reports.share(work.actor, vault, report_uid, common.members_of(work.case, work.now), now=work.now)
    own = found.report.about == "me"  # then the wish that was written with it is the child's own
    told = ("told", "added", "taker") if own else ("told", "added", "taker", "wish")
    said = "\n\n".join(one.words for one in found.messages if one.words and one.kind in told)  # never what the team answered
    write(work, Draft("told", {"words": said}, code="report"))
    child = next(iter(work.children.values()), None)
    for one in found.messages:
        if own and child is not None and one.kind == "wish" and one.words:
            write(work, Draft("wish", {"words": one.words}, child, code="report"))


@action(Perm.CASE_WORK, "case.report_joined")
def join_report(actor: Actor, vault: vaults.Vault, report_uid: UUID, uid: UUID, *, now: datetime) -> None:
    """Take one more report into an open case.

    Raises CaseMissing, ReportMissing, sealing.CannotOpen; Refused ("access.not_granted", "case.closed", "report.decided").
    Audit: case.report_joined, report.opened, report.taken.
    """
    work = begin(actor, vault, uid, now)

    _take_over(work, report_uid)
    count(work)

    done(work, "case.report_joined")


def _with_child(work: Work, new: NewChild) -> Work:
    """Write a child with a compartment of its own, whose key all members get; return the bench that knows it."""
    case = work.case
    child = Child(
        case=case, number=len(work.children) + 1, role=new.role, age=new.age, sex=new.sex, grade_band=new.grade_band, marks=list(new.marks)
    )
    part = Compartment(case=case, kind="child", child=child)
    child.name, child.epoch = b"", part.epoch
    child.save(force_insert=True)
    part.save(force_insert=True)
    key = begin_epoch(case, part, common.members_of(case, work.now), granter=work.keys.vault.person_uid, now=work.now)
    seal_name(key, part, child, new.name.strip())
    child.save(update_fields=["name"])
    return work_on(work.actor, case, work.place, work.keys.vault, work.now)


@action(Perm.CASE_WORK, "case.child_added")
def add_child(actor: Actor, vault: vaults.Vault, uid: UUID, new: NewChild, *, now: datetime) -> UUID:
    """Bring a further child into the case; return its uid.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.…"). Audit: case.child_added.
    """
    work = begin(actor, vault, uid, now)
    if refusal := child_refusal(new, len(work.children)):
        raise Refused(refusal)

    work = _with_child(work, new)
    lay(work)
    count(work)

    done(work, "case.child_added", detail={"role": new.role})
    return list(work.children)[-1]


@action(Perm.CASE_WORK, "case.facts_changed")
def change_facts(actor: Actor, vault: vaults.Vault, uid: UUID, facts: Facts, *, seen: int, now: datetime) -> None:
    """Say what is now known of the matter; the procedure follows. seen: the case's version on the page it was said on.

    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.changed", "case.kind_missing", "case.code_unknown").
    Audit: case.facts_changed.
    """
    work = begin(actor, vault, uid, now)
    if work.case.version != seen:
        raise Refused(Refusal("case.changed"))
    if refusal := facts_refusal(work.response, facts):
        raise Refused(refusal)

    before = common.situation_of(work.case)
    columns = _columns(facts)
    for name, value in columns.items():
        setattr(work.case, name, value)
    if common.situation_of(work.case) != before:
        work.case.facts_at = now
    lay(work)
    count(work)

    done(work, "case.facts_changed", *columns, "facts_at", detail={"kinds": list(facts.kinds)})


@action(Perm.CASE_LEAD, "case.rehearsal_thrown_away")
def throw_away(actor: Actor, vault: vaults.Vault, uid: UUID, *, now: datetime) -> None:
    """Throw a rehearsal away, whole. A case is never thrown away.

    Raises CaseMissing; Refused ("access.not_granted", "case.no_rehearsal"). Audit: case.rehearsal_thrown_away.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD, closed=True)
    if not work.case.is_practice:
        raise Refused(Refusal("case.no_rehearsal"))

    done(work, "case.rehearsal_thrown_away")
    of_case: list[QuerySet[Any]] = [CompartmentWrap.objects.filter(compartment__case=work.case)]
    of_case += [table.objects.filter(case=work.case) for table in PARTS]
    ways_in = CaseGrant.objects.filter(case_id=work.case.pk)
    of_case += [ways_in.exclude(person_id=vault.person_id), Case.objects.filter(pk=work.case.pk), ways_in]
    for rows in of_case:  # one's own way in goes last: without it the database shows nothing
        rows._raw_delete(rows.db)  # noqa: SLF001 - the usual way would take the way in before the case
