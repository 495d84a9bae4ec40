"""Closing a case against what was seen to change, and opening it again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.cases.actions.bench import Draft, begin, count, done, lay, write
from umay.cases.actions.doing import alarm
from umay.cases.queries import common
from umay.core.api import Actor, Perm, action
from umay.kernel.refusal import Refusal, Refused
from umay.procedure.api import closing, forbidden
from umay.reports import api as reports
from umay.vault import api as vaults


@action(Perm.CASE_LEAD, "case.closed")
def close_case(actor: Actor, vault: vaults.Vault, uid: UUID, ending: closing.Ending, *, now: datetime) -> None:
    """Close a case: nothing is left to do, each criterion is answered, and it says what became better.

    An outcome that is a forbidden way out needs its explanation and alarms the level above. Raises CaseMissing; Refused
    ("access.not_granted", "case.closed", "case.steps_open", "case.change_not_seen", "case.outcome_unknown", "case.explanation_short",
    "case.words_missing"). Audit: case.closed.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD)
    still = closing.missing(work.response, [common.as_laid(row) for row in common.laid_of(work.case).values()])
    refusal = closing.close_refusal(work.response, ending, still)
    if refusal := refusal or forbidden.outcome_refusal(work.response, ending.outcome, ending.words):
        raise Refused(refusal)

    work.case.state, work.case.closed_at, work.case.closed_by_id = "closed", now, vault.person_id
    work.case.outcome, work.case.criteria = ending.outcome, sorted(ending.seen)
    write(work, Draft("closing", {"words": ending.words}, code=ending.outcome, names=tuple(sorted(ending.beside))))
    lay(work)
    count(work)
    if code := forbidden.shielded(work.response, ending.outcome):
        alarm(work, code)
    if not work.case.is_practice:
        reports.end_with_case(actor, work.case.uid, now)

    done(work, "case.closed", "state", "closed_at", "closed_by_id", "outcome", "criteria", detail={"outcome": ending.outcome})


@action(Perm.CASE_LEAD, "case.reopened")
def reopen(actor: Actor, vault: vaults.Vault, uid: UUID, words: str, *, now: datetime) -> None:
    """Open a closed case again, and say why. Raises CaseMissing; Refused ("access.not_granted", "case.open", "case.words_missing").

    Audit: case.reopened.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD, closed=True)
    if work.case.state == "open":
        raise Refused(Refusal("case.open"))
    if not words.strip():
        raise Refused(Refusal("case.words_missing"))

    work.case.state, work.case.closed_at, work.case.closed_by_id, work.case.outcome, work.case.criteria = "open", None, None, "", []
    write(work, Draft("reopening", {"words": words}))
    lay(work)
    count(work)

    done(work, "case.reopened", "state", "closed_at", "closed_by_id", "outcome", "criteria")
