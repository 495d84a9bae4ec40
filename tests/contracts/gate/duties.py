"""What the pages and deeds of duties need, and one of everything that their addresses name."""

from __future__ import annotations

from typing import Any, Final

from django.utils import timezone

from tests.contracts.gate.rosters import known, said
from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def _stands(visitor: Any, _world: Any) -> Answer:
    return "shown" if visitor.actor.holds(Perm.DUTY_STAND) else "refused"


def _own_shift(visitor: Any, world: Any) -> Answer:
    """What only somebody who stands at a post can do: the principal does, in this world."""
    if not visitor.actor.holds(Perm.DUTY_STAND):
        return "refused"
    return "shown" if visitor.actor.person_id == world.cast.principal.person_id else "missing"


PAGES: Final[dict[str, Rule]] = {
    "my-duties": _stands,
    "my-swap": _own_shift,
}
DEEDS: Final[dict[str, Rule]] = {
    "cannot-come": _own_shift,
    "more-answer": _own_shift,
    "my-feed": _own_shift,
    "my-feed-end": _own_shift,
    "my-times": _own_shift,
    "my-wishes": _own_shift,
    "noted-answer": _own_shift,
    "offer-take": _own_shift,
    "swap-answer": _own_shift,
    "swap-propose": _own_shift,
    "swap-withdraw": _own_shift,
}
BODIES: Final[dict[str, Body]] = {
    "cannot-come": said(),
    "more-answer": said(answer="yes"),
    "my-feed": said(),
    "my-feed-end": said(),
    "my-times": said(**{"morning-0": "cannot"}),
    "my-wishes": said(**{"wish-most_week": "1"}),
    "noted-answer": said(answer="yes"),
    "offer-take": said(),
    "swap-answer": said(answer="yes"),
    "swap-propose": known(wanted="other_shift"),
    "swap-withdraw": said(),
}
SENT_TO: Final[dict[str, dict[str, str]]] = {
    "cannot-come": {"uid": "own_shift"},
    "more-answer": {"uid": "more_asked"},
    "my-swap": {"uid": "own_shift"},
    "noted-answer": {"uid": "limit_noted"},
    "swap-propose": {"uid": "own_shift"},
    "offer-take": {"uid": "offer_uid"},
    "swap-answer": {"uid": "asked_swap"},
    "swap-withdraw": {"uid": "own_swap"},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {}
WITH_A_SECRET: Final[set[str]] = {"duty-feed"}
PUBLIC: Final[set[str]] = {"duty-feed"}
UNTRIED: Final[set[str]] = set()


def things(cast: Any) -> dict[str, Any]:
    """Make what the principal and the second teacher of the published roster asked of each other."""
    from umay.core.api import scoped
    from umay.duties.models import LimitAsk, LimitNote, Offer
    from umay.rosters.models import Shift, Wish

    now = timezone.now()
    with scoped(cast.job):
        shifts = list(Shift.objects.filter(post__number=90, roster__state="published").order_by("on_day")[:5])
        principal, other = shifts[0].worker_id, shifts[1].worker_id
        shifts[4].dropped_at = now
        shifts[4].save()
        common = {"unit_id": cast.school.id, "made_at": now}
        offer = Offer.objects.create(kind="cover", shift=shifts[4], asked=[principal], **common)
        asked = Offer.objects.create(kind="swap", shift=shifts[1], wanted=shifts[2], asked=[principal], **common)
        own = Offer.objects.create(kind="swap", shift=shifts[2], wanted=shifts[3], asked=[other], **common)
        Wish.objects.create(unit_id=cast.school.id, worker_id=principal, most_term=9)
        more = LimitAsk.objects.create(
            unit_id=cast.school.id,
            roster=shifts[0].roster,
            worker_id=principal,
            limit="term",
            most=9,
            school_year=shifts[0].roster.school_year,
            on_day=shifts[0].on_day,
            asked_at=now,
        )
        noted = LimitNote.objects.create(unit_id=cast.school.id, worker_id=principal, most_term=12, was_term=9, told=False, noted_at=now)
    return {"limit_noted": noted.uid, "more_asked": more.uid, "offer_uid": offer.uid, "asked_swap": asked.uid, "own_swap": own.uid}
