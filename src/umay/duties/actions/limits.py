"""Limits that people set themselves: asking for more, and answering."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.duties.models import LimitAsk
from umay.duties.queries.keepers import keepers_of
from umay.duties.queries.limits import askable, is_waiting, locked_ask, open_asks
from umay.duties.rules import OfferState
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.rosters.api import Limit, keep_limits, own_limits, own_place, own_worker, wish_said
from umay.staffing.api import Worker
from umay.turns.api import SlotKey
from umay.web.api import dates

MY_DUTIES = "/my-duties/"
MOST_ASKED = 12
"""As many as are asked to step in: more people asked at once are more whom nobody needed."""


@action(Perm.ROSTER_KEEP, "roster.more_asked")
def ask_for_more(actor: Actor, uid: UUID, place: tuple[SlotKey, str], *, now: datetime) -> int:
    """Ask those whom nothing but their own limit keeps from an empty place for one duty more; return how many were asked anew.

    place: a window of a day, and the kind that is missing there. Nobody is asked again in a school year who was, be it that they said no,
    and nobody twice in two weeks. Raises RosterMissing, Refused ("access.not_granted", "duties.day_past"). Audit: roster.more_asked.
    Tells: roster.more_asked.
    """
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    key, kind = place
    if key[1] < dates.local_day(now):
        raise Refused(Refusal("duties.day_past"))
    roster, held = own_limits(actor, uid, key, kind)

    room = max(0, MOST_ASKED - open_asks(roster, now))
    left = askable(roster, held, now)[:room]
    for one in left:
        LimitAsk.objects.create(
            unit_id=roster.unit_id, roster=roster, worker_id=one.worker.id, limit=one.limit.value, most=one.most,
            school_year=roster.school_year, on_day=key[1], asked_at=now, asked_by_id=actor.person_id,
        )  # fmt: skip

    record(actor, "roster.more_asked", roster.uid, at=now, detail={"asked": len(left)})
    for one in left:
        if one.worker.person_id:
            said = f"more-{one.worker.uid}-{one.limit.value}-{one.most}-{roster.school_year}"
            tell(actor, [one.worker.person_id], "roster.more_asked", link=MY_DUTIES, at=now, key=said)
    return len(left)


@action(Perm.DUTY_STAND, "duty.more_answered")
def answer_more(actor: Actor, uid: UUID, *, accepts: bool, now: datetime) -> LimitAsk:
    """Say whether one would stand once more than one said; a yes raises one's own limit by one, and the office is told.

    Raises WorkerMissing, LimitAskMissing, Refused ("access.not_granted", "duties.more_gone"). Audit: duty.more_answered.
    Tells: roster.more_answered.
    """
    worker = Worker.objects.select_for_update().get(pk=own_worker(actor).pk)
    ask = locked_ask(actor, uid, worker.pk)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    said = OfferState.TAKEN if accepts else OfferState.DECLINED
    if ask.state == said.value:  # sent twice
        record(actor, "duty.more_answered", ask.uid, at=now, detail={"again": True})
        return ask
    wish = wish_said(worker.pk)
    weekly = ask.limit == Limit.WEEK.value
    if not is_waiting(ask, dates.local_day(now)) or ask.most != (wish.most_week if weekly else wish.most_term):
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
