"""What the pages and deeds of lines home, buses and closed roads need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Final

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def _at_school(perm: Perm) -> Rule:
    """Return the rule of a page of schools alone."""

    def rule(visitor: Any, _world: Any) -> Answer:
        seat = visitor.actor.seat if visitor.actor else None
        return "shown" if seat is not None and seat.level == "unit" and visitor.may(perm, seat.place) else "refused"

    return rule


def _there(perm: Perm) -> Rule:
    """Return the rule of a thing of the first school."""

    def rule(visitor: Any, world: Any) -> Answer:
        if _at_school(perm)(visitor, world) == "refused":
            return "refused"
        return "shown" if visitor.actor.seat.place.unit_id == world.cast.school.place.unit_id else "missing"

    return rule


def _first_page(visitor: Any, world: Any) -> Answer:
    """A school sees its buses, an office above the counts of its schools."""
    seat = visitor.actor.seat if visitor.actor else None
    if seat is not None and seat.level != "unit" and visitor.may(Perm.COVERAGE_READ, seat.place):
        return "shown"
    return _at_school(Perm.ROUND_WALK)(visitor, world)


_KEEPS, _WALKS = _at_school(Perm.ROUND_KEEP), _at_school(Perm.ROUND_WALK)
_KEEPS_IT, _WALKS_IT = _there(Perm.ROUND_KEEP), _there(Perm.ROUND_WALK)
_ENTERED: Final = dict.fromkeys(("bus-plan", "line-new", "road-new"), _KEEPS)
PAGES: Final[dict[str, Rule]] = {
    **_ENTERED,
    "line-change": _KEEPS_IT,
    **dict.fromkeys(("buses-check", "line-send", "lines", "roads", "roads-paper"), _WALKS),
    **dict.fromkeys(("line", "bus-paper"), _WALKS_IT),
    "buses": _first_page,
}
DEEDS: Final[dict[str, Rule]] = {
    **_ENTERED,
    "bus-new": _KEEPS_IT,
    "buses-check": _there(Perm.DUTY_LEAD),
    "line-count": _there(Perm.DUTY_LEAD),
    **dict.fromkeys(("bus-left", "line-change", "line-class", "line-class-end", "line-end", "road-opened"), _KEEPS_IT),
}
_LINE: Final = {"name": "West line", "end_name": "The square", "leaves": "11:30"}


def _nothing(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {}


BODIES: Final[dict[str, Body]] = {
    **dict.fromkeys(("bus-left", "line-class-end", "line-end", "road-opened"), _nothing),
    "bus-new": lambda _visitor, _world: {"bay": "2", "plate": "XA 2", "goes": "North"},
    "bus-plan": lambda _visitor, _world: {
        "where": "Behind the school", "comes_from": "07:20", "comes_until": "08:00", "leaves_from": "15:30", "leaves_until": "16:00",
        "agreed_on": "2026-11-01", "police": "Traffic office", "drivers": "The firm",
    },
    "buses-check": lambda _visitor, world: {f"bus_{world.known['bus']}": "right"},
    "line-change": lambda _visitor, _world: dict(_LINE),
    "line-class": lambda _visitor, world: {
        "class_name": "2-B", "first": str(world.cast.principal.person_id), "second": str(world.cast.counsellor.person_id),
    },
    "line-count": lambda _visitor, _world: {"number": "31", "leaves": "11:30", "deed": "out"},
    "line-new": lambda _visitor, _world: dict(_LINE),
    "road-new": lambda _visitor, _world: {
        "road": "School street", "starts": "07:00", "ends": "08:00", "authority": "Town", "paper": "12", "from_on": "2026-11-01",
    },
}  # fmt: skip
SENT_TO: Final[dict[str, dict[str, str]]] = {
    **{name: {"uid": "line"} for name in ("line", "line-change", "line-class", "line-end")},
    **{name: {"uid": "line", "class_uid": "line_class"} for name in ("line-class-end", "line-count")},
    "bus-left": {"uid": "bus"},
    "bus-paper": {"uid": "bus_paper"},
    "road-opened": {"uid": "closed_road"},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {
    "lines-offline": "shown",
    "roads-public": "missing",
}  # the address asked for here names no school
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = {"lines-offline", "roads-public"}
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(cast: Any) -> dict[str, Any]:
    """Make one of everything that an address of the room can name, at the first school."""
    from django.utils import timezone

    from umay.core.api import JOB, scoped
    from umay.ways.actions import closing, leading, waiting
    from umay.ways.models import BusPaper, BusPlan
    from umay.ways.rules.roads import Hours

    actor, now, today = cast.principal, timezone.now(), timezone.localdate()
    line = leading.keep_line(actor, leading.LineDraft("East line", "The shop", 100, (time(11, 30),), ()), now=now)
    teachers = cast.principal.person_id, cast.counsellor.person_id
    hours = time(7), time(8), time(15), time(16)
    plan = waiting.agree(actor, waiting.PlanDraft("Behind", date(2026, 11, 1), "Police", "Firm", hours), today=today, now=now)
    road = closing.ClosureDraft("School street", "", "", Hours((), time(7), time(8), date(2026, 11, 1)), "Town", "1")
    with scoped(JOB):
        kept = {"name": "p.png", "media_type": "image/png", "data": b"x", "kept_at": now}
        paper = BusPaper.objects.create(unit_id=cast.school.place.unit_id, plan=BusPlan.objects.get(uid=plan), **kept)
    return {
        "line": line, "line_class": leading.set_class(actor, line, "1-A", teachers, now=now),
        "bus": waiting.enter_bus(actor, waiting.BusDraft("1", "XA 1", "South"), now=now), "bus_paper": paper.uid,
        "closed_road": closing.close_road(actor, road, now=now),
    }  # fmt: skip
