"""A school with three checkpoints, a route walked at 7:10 and 16:20, and somebody who walks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from umay.core.api import JOB, scoped
from umay.kernel.weeks import week_of
from umay.rounds.actions import keeping
from umay.rounds.actions.scanning import Kept, Scanned, scan
from umay.rounds.models import Checkpoint
from umay.rounds.queries.points import hanging

FRIDAY = date(2026, 11, 20)
YEAR_END = date(2027, 7, 31)
SET_UP = datetime(2026, 11, 9, 6, 0, tzinfo=UTC)


def at(hour: int, minute: int = 0, day: date = FRIDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class World:
    """Who acts, the checkpoints by number, and the route."""

    cast: Any
    points: tuple[UUID, ...]
    route: UUID

    @property
    def actor(self) -> Any:
        return self.cast.principal

    def code(self, number: int, actor: Any = None) -> str:
        return next(one.code for one in hanging(actor or self.actor, week_of(FRIDAY)) if one.number == number)

    def figures(self, number: int, day: date = FRIDAY) -> str:
        return next(one.figures for one in hanging(self.actor, week_of(day)) if one.number == number)

    def scan(self, number: int, when: datetime, *, actor: Any = None, key: UUID | None = None, **more: Any) -> Kept:
        said = more.pop("said", None)
        scanned = Scanned(
            self.code(number), key or uuid4(), self.figures(number, when.date()) if said is None else said, device_at=more.pop("device_at", None),
            sheet_gone=more.pop("sheet_gone", False),
        )  # fmt: skip
        return scan(actor or self.actor, scanned, now=when, **more)


def put_up(actor: Any, name: str) -> UUID:
    return keeping.put_up(actor, keeping.PointDraft(name, "", 80, YEAR_END), today=SET_UP.date(), now=SET_UP)


def build(cast: Any, **changed: Any) -> World:
    """Set the school's rounds up."""
    points = tuple(put_up(cast.principal, name) for name in ("Gate corner", "Old transformer", "Bus stop"))
    draft = keeping.RouteDraft(
        **{
            "name": "Around the school", "begins": (time(7, 10), time(16, 20)), "weekdays": (), "lasts_min": 30,
            "halts": tuple((uid, 5) for uid in points), **changed,
        }
    )  # fmt: skip
    return World(cast, points, keeping.keep_route(cast.principal, draft, today=SET_UP.date(), now=SET_UP))


def rows(model: Any) -> Any:
    """Return all rows of a table, as a job sees them."""
    with scoped(JOB):
        return list(model.objects.order_by("pk"))


def seed_of(uid: UUID) -> bytes:
    with scoped(JOB):
        return bytes(Checkpoint.objects.get(uid=uid).seed)


def days(count: int) -> timedelta:
    return timedelta(days=count)
