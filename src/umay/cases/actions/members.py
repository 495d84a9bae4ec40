"""Letting people into a case by name, taking them off it, handing the lead over. Keys go with the way in, and never without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from umay.cases.actions.bench import begin, done, renew
from umay.cases.models import CaseGrant, Compartment, Exclusion
from umay.cases.queries import common
from umay.cases.queries.opened import Work
from umay.cases.queries.people import seats_for_cases
from umay.cases.rules import grants
from umay.cases.sealed import hand_out
from umay.core.api import Actor, Perm, action, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.people.api import zone_of
from umay.reports import api as reports
from umay.vault import api as vaults


@action(Perm.CASE_LEAD, "case.let_in")
def let_in(actor: Actor, vault: vaults.Vault, uid: UUID, wanted: grants.Wanted, *, now: datetime) -> None:
    """Let a person of the unit into the case, for a reason and, outside of the team, until a day; they get every key the actor holds.

    wanted.has_keys and by_post are asked anew; whose post works on no case comes in as a guest.
    Raises CaseMissing; Refused ("access.not_granted", "case.closed", "case.person_excluded", "case.…").
    Audit: case.let_in, with the person's id.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD)
    zone = zone_of(work.case.country)
    today = common.day_in(work.case.country, now)
    by_post = seats_for_cases(work.case.unit_id, today)
    seats = seats_for_cases(work.case.unit_id, today, common.MAY_JOIN) | by_post
    asked = replace(wanted, has_keys=vaults.has_keys(wanted.person_id), by_post=wanted.person_id in by_post)
    excluded = {*Exclusion.objects.filter(case=work.case).values_list("person_id", flat=True), *reports.barred_from_case(work.case.uid)}
    refusal = grants.let_in_refusal(asked, common.held_in(work.case), excluded, now, today)
    if refusal := refusal or (None if asked.person_id in seats else Refusal("case.person_elsewhere")):
        raise Refused(refusal)

    _end(work, CaseGrant.objects.filter(case=work.case, person_id=asked.person_id, ended_at__isnull=True))
    ends = datetime.combine(wanted.until_on + timedelta(days=1), datetime.min.time(), zone) if wanted.until_on else None
    CaseGrant.objects.create(
        case=work.case, person_id=asked.person_id, appointment_id=seats[asked.person_id], role=asked.role, reason=asked.reason,
        from_at=now, until_at=ends, granted_by_id=vault.person_id,
    )  # fmt: skip
    _hand_keys(work, asked.person_id)
    tell(actor, [asked.person_id], "case.let_in", link=f"/cases/{work.case.uid}/", at=now)

    done(work, "case.let_in", detail={"person": asked.person_id, "role": asked.role, "reason": asked.reason})


def _hand_keys(work: Work, person_id: int) -> None:
    """Hand on every key of the case that the actor holds, of earlier epochs too, so that nothing written before is lost to the newcomer."""
    for part in work.keys.parts.values():
        for epoch in range(1, part.epoch + 1):
            try:
                key = work.keys.key(part.pk, epoch)
            except sealing.CannotOpen:
                continue
            at = Compartment(pk=part.pk, uid=part.uid, case=work.case, kind=part.kind, epoch=epoch)
            hand_out(work.case, at, key, [person_id], granter=work.keys.vault.person_uid, now=work.now)


@action(Perm.CASE_LEAD, "case.member_removed")
def remove_member(actor: Actor, vault: vaults.Vault, uid: UUID, person_id: int, *, now: datetime) -> None:
    """Take a person off the case: the way in ends, their keys are deleted, and what is written from now on has new ones.

    What they read before they keep in mind; the page says so. Raises CaseMissing; Refused ("access.not_granted", "case.no_member",
    "case.lead_stays"). Audit: case.member_removed, with the person's id.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD, closed=True)
    if refusal := grants.remove_refusal(person_id, common.held_in(work.case), now):
        raise Refused(refusal)

    _end(work, CaseGrant.objects.filter(case=work.case, person_id=person_id, ended_at__isnull=True))
    reports.end_sharing(work.case.uid, person_id)
    renew(work)

    done(work, "case.member_removed", detail={"person": person_id})


def _end(work: Work, ways_in: QuerySet[CaseGrant]) -> None:
    """End ways in; a trigger deletes their keys with them."""
    ways_in.update(ended_at=work.now, ended_by_id=work.keys.vault.person_id)


@action(Perm.CASE_LEAD, "case.lead_handed_over")
def hand_lead(actor: Actor, vault: vaults.Vault, uid: UUID, person_id: int, *, now: datetime) -> None:
    """Hand the lead to another member; who led stays a member.

    Raises CaseMissing; Refused ("access.not_granted", "case.no_member", "case.leads_already"). Audit: case.lead_handed_over.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD, closed=True)
    if refusal := grants.lead_refusal(person_id, common.held_in(work.case), now):
        raise Refused(refusal)

    open_ones = CaseGrant.objects.filter(case=work.case, ended_at__isnull=True)
    open_ones.filter(role=grants.LEAD).update(role=grants.MEMBER)
    open_ones.filter(person_id=person_id).update(role=grants.LEAD)
    tell(actor, [person_id], "case.let_in", link=f"/cases/{work.case.uid}/", at=now)

    done(work, "case.lead_handed_over", detail={"person": person_id})
