"""What the pages and deeds of the inner register need, and one entry. The question about a name is made with people near children."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def _at_office(visitor: Any, _world: Any) -> Answer:
    seat = visitor.actor.seat if visitor.actor else None
    if seat is None or seat.level == "unit":
        return "refused"
    return "shown" if visitor.may(Perm.REGISTER_KEEP, seat.place) else "refused"


def _entry(visitor: Any, world: Any) -> Answer:
    """An entry of the province's office: another office's is not there."""
    answer = _at_office(visitor, world)
    if answer != "shown":
        return answer
    return "shown" if visitor.actor.seat.place.unit_id == world.cast.province.id else "missing"


def _match(visitor: Any, world: Any) -> Answer:
    """Two names that are alike, one of the first school: for the offices of its area."""
    answer = _at_office(visitor, world)
    if answer != "shown":
        return answer
    return "shown" if visitor.actor.seat.covers(world.cast.school.place) else "missing"


PAGES: Final[dict[str, Rule]] = {"register": _at_office}
DEEDS: Final[dict[str, Rule]] = {"register": _at_office, "register-alike": _match, "register-remove": _entry}


def _entered(_visitor: Any, _world: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "name": "Nobody Known", "decision": "1/26", "decided_on": today.isoformat(), "heard_on": today.isoformat(), "appeal": "none",
        "expires_on": (today + timedelta(days=400)).isoformat(),
    }  # fmt: skip


UNTRIED: Final[set[str]] = {
    "register-alike",  # only the offices of one area meet the open question, and the first answer ends it
    "register-remove",  # what the first visitor takes out is gone for the next
}
"""Deeds that nobody succeeds in here; each with its reason beside it."""
BODIES: Final[dict[str, Body]] = {"register": _entered}
SENT_TO: Final[dict[str, dict[str, str]]] = {}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {}
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = set()


def things(cast: Any) -> dict[str, Any]:
    """Make an entry of the province's office."""
    from umay.register.actions import keeping
    from umay.register.rules.entries import Appeal, Draft

    now, today = timezone.now(), timezone.localdate()
    known = Draft("Nobody Known", None, "1/25", today, today, Appeal.NONE, None, today + timedelta(days=900))
    return {"entry_uid": keeping.enter(cast.province_coordinator, known, today=today, now=now).uid}
