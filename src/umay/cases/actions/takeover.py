"""When the lead is gone: a member says so, the level above gives the lead to one who is left. It opens nothing of the case."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from umay.cases.actions.bench import begin, done, signal_of
from umay.cases.models import Signal
from umay.cases.queries import above, common
from umay.core.api import NOWHERE, Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.places import api as places
from umay.vault import api as vaults

REASONS: Final = ("left", "ill", "unreachable", "near")
"""Why the lead is gone: left the post, is ill or away, cannot be reached, is too near to the matter. "gone" is the database's own word."""


@action(Perm.CASE_WORK, "case.lead_asked_for")
def ask_for_lead(actor: Actor, vault: vaults.Vault, uid: UUID, reason: str, *, now: datetime) -> None:
    """Say that the lead of a case is gone, so that the level above gives the lead to somebody else. Asked twice, it is one question.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "case.grant_unknown", "case.leads_already" for the lead,
    "case.no_rehearsal_above"). Audit: case.lead_asked_for. Tells: the level above.
    """
    work = begin(actor, vault, uid, now, closed=True)
    role = common.role_in(work.case, vault.person_id)
    no = {"guest": "case.guest", "lead": "case.leads_already"}.get(role) or ("case.grant_unknown" if reason not in REASONS else "")
    if no := no or ("case.no_rehearsal_above" if work.case.is_practice else ""):
        raise Refused(Refusal(no))

    if not Signal.objects.filter(case_ref=work.case.uid, kind="lead", ended_at__isnull=True).exists():
        Signal.objects.create(**signal_of(work), kind="lead", code=reason, since_at=now, due_at=now, told_at=now)
        tell(actor, above.overseers_of(work.case.unit_id, now), "case.signal", link="/cases/above/", at=now)

    done(work, "case.lead_asked_for", detail={"reason": reason})


@action(Perm.CASE_OVERSEE, "case.lead_assigned")
def assign_lead(actor: Actor, signal_uid: UUID, person_id: int, *, now: datetime) -> None:
    """Give the lead of a case whose lead is gone to one who is left in it; where nobody is, let somebody of its unit in to lead.

    The level above reads nothing of it, and never takes the lead itself. Raises Refused ("access.not_granted", "case.no_member").
    Audit: case.lead_assigned, with the person's id. Tells: the new lead, and everybody else who is in the case.
    """
    signal = Signal.objects.select_for_update(of=("self",)).filter(uid=signal_uid, kind="lead", ended_at__isnull=True).first()
    if signal is None:
        raise Refused(Refusal("case.no_member"))
    require(actor, Perm.CASE_OVERSEE, places.cards([signal.unit_id])[signal.unit_id].place)
    left = above.left_in_case(signal_uid)
    seat = above.seats_to_lead(signal.unit_id, now).get(person_id, 0)

    with connection.cursor() as cursor:
        cursor.execute("select umay_assign_lead(%s, %s, %s)", [signal_uid, person_id, seat])
        case_uid = cursor.fetchone()[0]
    if case_uid is None:
        raise Refused(Refusal("case.no_member"))
    tell(actor, [person_id], "case.let_in", link=f"/cases/{case_uid}/", at=now)
    tell(actor, {one.person_id for one in left} - {person_id}, "case.lead_changed", link=f"/cases/{case_uid}/", at=now)

    record(actor, "case.lead_assigned", case_uid, at=now, detail={"person": person_id, "reason": signal.code, "left": len(left)})


@action(Perm.CASE_LEAD, "case.way_in_ran_out")
def end_run_out(actor: Actor, grant_id: int, case_uid: UUID, person_id: int, *, now: datetime) -> None:
    """End a way in that ran out; a trigger deletes its keys. Repeated, it changes nothing. Audit: case.way_in_ran_out, with the person."""
    require(actor, Perm.CASE_LEAD, NOWHERE)

    with connection.cursor() as cursor:
        cursor.execute("select umay_end_way_in(%s)", [grant_id])

    record(actor, "case.way_in_ran_out", case_uid, at=now, detail={"person": person_id})
