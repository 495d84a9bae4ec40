"""The daily round over all clocks: what is due is marked, and a week later its keys are destroyed. In doubt a human is asked first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.urls import reverse

from umay.cases import api as cases
from umay.core.api import NOWHERE, Actor, Function, Perm, Place, action, record, require
from umay.documents import api as documents
from umay.handover.models import Clock, Hold, Referral, Sweep
from umay.handover.queries.kept import everything_kept, held_now
from umay.handover.rules.retention import CASE, TELLER, Marked, Plan, asks_a_human, due_on, plan
from umay.journal import api as journal
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.people import api as people
from umay.reports import api as reports
from umay.vault import api as vaults

REASONS = ("court", "inquiry", "complaint", "asked")
HELD_DAYS = 366


@action(Perm.CASE_WORK, "retention.swept")
def sweep(actor: Actor, *, now: datetime) -> Sweep:
    """Go round all clocks: mark what is due, shred what was marked a week ago, count it. Refused rounds wait for somebody to look.

    Raises Refused ("access.not_granted") for anybody but the system. Audit: retention.swept, with the counts.
    """
    require(actor, Perm.CASE_WORK, NOWHERE)
    last = Sweep.objects.select_for_update().order_by("-ran_at", "-pk").first()
    kept = everything_kept(actor)
    rows = Clock.objects.select_for_update().filter(shredded_at__isnull=True)
    marked = [Marked(one.category, one.matter_ref, one.marked_on) for one in rows]
    today = plan(kept, marked, held_now(now), now.date())
    allowed = last is not None and last.refused and last.allowed_at is not None
    refused = "" if allowed else asks_a_human(last.ran_at if last else None, now, rows=len(kept), going=len(today.shred))
    if last is not None and last.refused and last.allowed_at is None:
        refused = last.refused

    row = Sweep.objects.create(ran_at=now, rows=len(kept), due=len(marked) + len(today.mark), refused=refused)
    if refused:
        _ask(actor, row, now)
    else:
        _mark(today, {(one.category, one.ref): due_on(one) for one in kept}, now)
        row.shredded = sum(_shred(actor, one, now) for one in today.shred)
        row.save(update_fields=["shredded"])

    record(actor, "retention.swept", row.pk, at=now, detail={"rows": row.rows, "shredded": row.shredded, "refused": refused})
    return row


def _ask(actor: Actor, row: Sweep, now: datetime) -> None:
    found = people.Appointment.objects.filter(during__contains=now.date(), function=Function.ADMINISTRATOR.value)
    asked = set(found.values_list("person_id", flat=True))
    tell(actor, asked, "retention.asks", link=reverse("retention"), at=now, key=f"retention/{row.ran_at:%Y-%m-%d}", urgency=Urgency.URGENT)


def _mark(today: Plan, due: dict[tuple[str, UUID], date], now: datetime) -> None:
    for one in today.unmark:
        Clock.objects.filter(category=one.category, matter_ref=one.ref, shredded_at__isnull=True).delete()
    for each in today.mark:
        known = {"due_on": due[each.category, each.ref], "marked_on": now.date(), "shredded_at": None}
        Clock.objects.update_or_create(category=each.category, matter_ref=each.ref, defaults=known)


def _shred(actor: Actor, one: Marked, now: datetime) -> int:
    if one.category in (CASE, TELLER):
        _shred_case(actor, one, now)
    else:
        reports.shred_report(actor, one.ref, now=now)
    Clock.objects.filter(category=one.category, matter_ref=one.ref).update(shredded_at=now)
    return 1


def _shred_case(actor: Actor, one: Marked, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select umay_case_journal(%s)", [one.ref])
        (line,) = cursor.fetchone() or (None,)
        cursor.execute("select umay_shred_case(%s, %s, %s)", [one.ref, one.category == TELLER, now])
    if one.category == CASE:
        if line is not None:
            journal.erase_link(actor, line, now=now)
        documents.erase_letter_links(actor, one.ref, now=now)
        reports.shred_with_case(actor, one.ref, now=now)
        Referral.objects.filter(case_ref=one.ref).delete()


@action(Perm.DEPLOYMENT_KEEP, "retention.allowed")
def allow_round(actor: Actor, *, now: datetime) -> None:
    """Say, after looking, that the next round may go on though it was refused.

    Raises Refused ("access.not_granted", "handover.nothing_waits"). Audit: retention.allowed.
    """
    require(actor, Perm.DEPLOYMENT_KEEP, Place(0, "", actor.seat.place.country if actor.seat else ""))
    row = Sweep.objects.select_for_update().order_by("-ran_at", "-pk").first()
    if row is None or not row.refused or row.allowed_at is not None:
        raise Refused(Refusal("handover.nothing_waits"))

    row.allowed_at, row.allowed_by_id = now, actor.person_id
    row.save(update_fields=["allowed_at", "allowed_by_id"])

    record(actor, "retention.allowed", row.pk, at=now, detail={"why": row.refused})


@dataclass(frozen=True, slots=True)
class HoldWanted:
    """Why and until when a case is kept longer."""

    reason: str
    until_on: date


@action(Perm.CASE_LEAD, "retention.held")
def hold(actor: Actor, vault: vaults.Vault, case_uid: UUID, wanted: HoldWanted, *, now: datetime) -> None:
    """Stop the clocks of a case until a day, by name and for a reason; an earlier hold ends with it.

    Raises CaseMissing; Refused ("access.not_granted", "handover.hold_unknown"). Audit: retention.held.
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    if wanted.reason not in REASONS or not 0 < (wanted.until_on - now.date()).days <= HELD_DAYS:
        raise Refused(Refusal("handover.hold_unknown", {"days": HELD_DAYS}))

    open_ones = Hold.objects.filter(case_ref=work.case.uid, ended_at__isnull=True)
    open_ones.update(ended_at=now, ended_by_id=vault.person_id)
    row = Hold.objects.create(
        case_ref=work.case.uid, reason=wanted.reason, until_on=wanted.until_on, held_at=now, held_by_id=vault.person_id
    )

    record(actor, "retention.held", row.uid, at=now, place=work.place, detail={"reason": wanted.reason})
