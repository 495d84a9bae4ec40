"""What the pages and deeds of visits need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def at_school(perm: Perm) -> Rule:
    """Return the rule of a page about the gate of the visitor's own school: whoever works at none has none."""

    def rule(visitor: Any, _world: Any) -> Answer:
        seat = visitor.actor.seat if visitor.actor else None
        if seat is None or seat.level != "unit":
            return "refused"
        return "shown" if visitor.may(perm, seat.place) else "refused"

    return rule


def of_school(perm: Perm) -> Rule:
    """Return the rule of a thing of the first school: missing at any other."""

    def rule(visitor: Any, world: Any) -> Answer:
        answer = at_school(perm)(visitor, world)
        if answer != "shown":
            return answer
        return "shown" if visitor.actor.seat.place.unit_id == world.cast.school.id else "missing"

    return rule


PAGES: Final[dict[str, Rule]] = {
    "visits": at_school(Perm.VISIT_KEEP),
    "visits-expected": at_school(Perm.VISIT_EXPECT),
    "visits-new": at_school(Perm.VISIT_KEEP),
    "visits-order-new": at_school(Perm.VISIT_KEEP),
    "visits-order-word": of_school(Perm.ORDER_KEEP),
    "visits-orders": at_school(Perm.VISIT_KEEP),
    "visits-pass": of_school(Perm.VISIT_KEEP),
}
DEEDS: Final[dict[str, Rule]] = {
    "visits-answered": of_school(Perm.VISIT_KEEP),
    "visits-closing": at_school(Perm.POST_KEEP),
    "visits-decided": of_school(Perm.VISIT_KEEP),
    "visits-expected": at_school(Perm.VISIT_EXPECT),
    "visits-here": of_school(Perm.VISIT_KEEP),
    "visits-met": of_school(Perm.VISIT_KEEP),
    "visits-new": at_school(Perm.VISIT_KEEP),
    "visits-off": of_school(Perm.VISIT_EXPECT),
    "visits-order-back": of_school(Perm.ORDER_KEEP),
    "visits-order-gone": of_school(Perm.ORDER_KEEP),
    "visits-order-new": at_school(Perm.VISIT_KEEP),
    "visits-order-word": of_school(Perm.ORDER_KEEP),
    "visits-out": of_school(Perm.VISIT_KEEP),
}


def _visitor(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {"name": "A Visitor", "why": "delivery"}


def _expected(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {"name": "A Visitor", "why": "delivery", "on_day": (timezone.localdate() + timedelta(days=1)).isoformat()}


def _order(_visitor: Any, _world: Any) -> dict[str, Any]:
    day = timezone.localdate()
    return {
        "names": "Some Body", "basis": "court", "number": "1/26", "given_on": day.isoformat(), "from_on": day.isoformat(),
        "until_on": (day + timedelta(days=9)).isoformat(), "steps": "call_head", "calls": "Police 112",
    }  # fmt: skip


def _word(_visitor: Any, world: Any) -> dict[str, Any]:
    return {"word": f"p{world.cast.principal.person_id}", "released": "yes", "decision": "other"}


def _known(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {"answer": "known"}


def _hour(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {"closes": "17:10"}


def _nothing(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {}


BODIES: Final[dict[str, Body]] = {
    **dict.fromkeys(DEEDS, _nothing),
    "visits-answered": _word,
    "visits-closing": _hour,
    "visits-decided": _word,
    "visits-expected": _expected,
    "visits-new": _visitor,
    "visits-order-new": _order,
    "visits-order-word": _known,
}
SENT_TO: Final[dict[str, dict[str, str]]] = {
    "visits-answered": {"visitor_uid": "visitor_for_a_child"},
    "visits-decided": {"visitor_uid": "visitor_alike"},
    "visits-here": {"visitor_uid": "visitor_expected"},
    "visits-off": {"visitor_uid": "visitor_expected"},
    "visits-order-gone": {"order_uid": "order_asked_back"},
    "visits-order-word": {"order_uid": "order_brought"},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {}
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = set()
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(cast: Any) -> dict[str, Any]:
    """Make one of everything that an address of the room can name, at the first school."""
    from tests.support.cast import seated
    from umay.visits.actions import arriving, ordering, wording
    from umay.visits.rules.codes import Basis, Why
    from umay.visits.rules.orders import Dates
    from umay.visits.sealed import Said

    head, now, today = cast.principal, timezone.now(), timezone.localdate()
    dates = Dates(today, today, today + timedelta(days=9))

    def order(name: str) -> Any:
        said = Said((name,), "1/26", do="Call.", calls=(("Police", "112"),))
        return ordering.enter_order(head, Basis.COURT, dates, said, key=uuid4(), now=now)

    def visitor(name: str, why: Why = Why.DELIVERY) -> Any:
        return arriving.register(head, arriving.NewVisit(name, why, "Test principal", class_name="3/A"), key=uuid4(), now=now).uid

    found = {"order_uid": order("Nobody Known"), "order_asked_back": order("Nobody Else")}
    ordering.ask_back(head, found["order_asked_back"], now=now)
    brought = ordering.NewOrder(Basis.COURT, dates, Said(("Nobody Brought",), "2/26", do="Call.", calls=(("Police", "112"),)))
    writer = seated("writer-at-the-gate", cast.school, "guard")
    found["order_brought"] = wording.bring_order(writer, brought, key=uuid4(), now=now)
    expected = arriving.expect(head, arriving.NewVisit("A Guest", Why.DELIVERY), today, key=uuid4(), now=now)
    return {
        **found,
        "visitor_uid": visitor("A Visitor"),
        "visitor_for_a_child": visitor("A Parent", Why.EARLY_PICK_UP),
        "visitor_alike": visitor("Nobody Known"),
        "visitor_expected": expected.uid,
    }
