"""Limits that people set themselves: asking for more, and answering."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.duties.models import LimitAsk
from umay.duties.queries.keepers import keepers_of
from umay.duties.queries.limits import locked_ask
from umay.duties.rules import OfferState
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.rosters.api import Limit, keep_limits, own_limits, own_place, own_worker, wish_said
from umay.turns.api import SlotKey

MY_DUTIES = "/my-duties/"
MOST_ASKED = 12
"""As many as are asked to step in: more people asked at once are more whom nobody needed."""


@action(Perm.ROSTER_KEEP, "roster.more_asked")
def ask_for_more(actor: Actor, uid: UUID, place: tuple[SlotKey, str], *, now: datetime) -> int:
    """Ask those whom nothing but their own limit keeps from an empty place for one duty more; return how many were asked anew.

    place: a window of a day, and the kind that is missing there. Nobody is asked again who was, be it that they said no.
    Raises RosterMissing, Refused ("access.not_granted"). Audit: roster.more_asked. Tells: roster.more_asked.
    """
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    key, kind = place
    roster, held = own_limits(actor, uid, key, kind)

    asked = {(one.worker_id, one.limit, one.most) for one in LimitAsk.objects.filter(roster=roster)}
    left = [one for one in held if (one.worker.id, one.limit.value, one.most) not in asked][:MOST_ASKED]
    LimitAsk.objects.bulk_create(
        [
            LimitAsk(unit_id=roster.unit_id, roster=roster, worker_id=one.worker.id, limit=one.limit.value, most=one.most,
                     on_day=key[1], asked_at=now, asked_by_id=actor.person_id)
            for one in left
        ],
        ignore_conflicts=True,
    )  # fmt: skip

    record(actor, "roster.more_asked", roster.uid, at=now, detail={"asked": len(left)})
    tell(actor, sorted({one.worker.person_id for one in left if one.worker.person_id}), "roster.more_asked", link=MY_DUTIES, at=now)
    return len(left)


@action(Perm.DUTY_STAND, "duty.more_answered")
def answer_more(actor: Actor, uid: UUID, *, accepts: bool, now: datetime) -> LimitAsk:
    """Say whether one would stand once more than one said; a yes raises one's own limit by one, and the office is told.

    Raises WorkerMissing, LimitAskMissing, Refused ("access.not_granted", "duties.more_gone"). Audit: duty.more_answered.
    Tells: roster.more_answered.
    """
    worker = own_worker(actor)
    ask = locked_ask(actor, uid, worker.pk)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    said = OfferState.TAKEN if accepts else OfferState.DECLINED
    if ask.state == said.value:  # sent twice
        record(actor, "duty.more_answered", ask.uid, at=now, detail={"again": True})
        return ask
    wish = wish_said(worker.pk)
    weekly = ask.limit == Limit.WEEK.value
    if ask.state != OfferState.OPEN.value or ask.most != (wish.most_week if weekly else wish.most_term):
        raise Refused(Refusal("duties.more_gone"))

    ask.state, ask.answered_at = said.value, now
    ask.save(update_fields=["state", "answered_at"])
    if accepts:
        keep_limits(worker, ask.most + 1 if weekly else wish.most_week, wish.most_term if weekly else ask.most + 1)

    record(actor, "duty.more_answered", ask.uid, at=now, detail={"accepts": accepts})
    if accepts:
        link = f"/rosters/{ask.roster.uid}/?day={ask.on_day.isoformat()}"
        tell(actor, keepers_of(ask.unit_id, ask.roster.country, now), "roster.more_answered", link=link, at=now)
    return ask
