"""A school with a head, a deputy, a guard and a teacher, and orders to hold names against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.support.cast import seated
from umay.visits.actions import arriving, ordering, wording
from umay.visits.rules.codes import Basis, Step, Why
from umay.visits.rules.orders import Dates
from umay.visits.sealed import Said

CANARY = "Kanarya Sarıkuş"
SAID = Said((CANARY, "K. Sarikus"), "2026/114", "CANARY-LOOKS", "CANARY-DO", (("Police", "112"),), (Step.CALL_HEAD, Step.NO_CHILD))


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return now().date()


@dataclass(frozen=True, slots=True)
class Gate:
    """Who acts at the first school."""

    cast: Any
    head: Any
    deputy: Any
    guard: Any
    teacher: Any


def build(cast: Any) -> Gate:
    """Seat a deputy, a guard and a teacher beside the principal."""
    school = cast.school
    return Gate(
        cast,
        cast.principal,
        seated("deputy", school, "deputy_head"),
        seated("guard", school, "guard"),
        seated("teacher", school, "teacher"),
    )


def days(*, of: int = 30, since: int = 1) -> Dates:
    return Dates(today() - timedelta(days=9), today() - timedelta(days=since), today() + timedelta(days=of))


def order(gate: Gate, said: Said = SAID, dates: Dates | None = None) -> UUID:
    return ordering.enter_order(gate.head, Basis.COURT, dates or days(), said, key=uuid4(), now=now())


def brought(gate: Gate, said: Said = SAID) -> UUID:
    """Return an order that the guard wrote down."""
    return wording.bring_order(gate.guard, ordering.NewOrder(Basis.COURT, days(), said), key=uuid4(), now=now())


def visitor(name: str = "Deniz Yılmaz", **more: Any) -> arriving.NewVisit:
    return arriving.NewVisit(name, more.pop("why", Why.DELIVERY), **more)


def come(gate: Gate, name: str = "Deniz Yılmaz", **more: Any) -> Any:
    return arriving.register(gate.guard, visitor(name, **more), key=uuid4(), now=now())
