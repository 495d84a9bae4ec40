"""A school with a post, two windows a day and parents, for the tests of the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.support.cast import NOW
from umay.core.api import Function, Seat, actor_of, scoped
from umay.posts import api as posts
from umay.rosters.models import Roster, Shift
from umay.rosters.rules.states import Origin
from umay.staffing import api as staffing
from umay.staffing.api import Kind

MONDAY = date(2026, 11, 23)
FRIDAY = MONDAY + timedelta(days=4)
TERM = (date(2026, 11, 23), date(2026, 12, 18))


@dataclass(frozen=True, slots=True)
class World:
    """Who acts, the post, its windows, and the people by kind."""

    cast: Any
    post: Any
    windows: tuple[Any, ...]
    parents: tuple[Any, ...]
    guard: Any

    @property
    def head(self) -> Any:
        return self.cast.principal

    def parent(self, number: int) -> Any:
        """Return a parent as the actor that a pass makes of them."""
        return bearer(self.cast, self.parents[number])


def bearer(cast: Any, worker: Any) -> Any:
    from umay.people.api import Person

    person = Person.objects.get(pk=worker.person_id)
    seat = Seat(0, cast.school.place, Function.VOLUNTEER, "parent", "unit")
    return actor_of(worker.person_id, person.uid, seat)


def draft(needs: dict[str, int] | None = None, **more: Any) -> posts.PostDraft:
    asked = needs or {"parent": 2, "guard": 1}
    windows = (
        posts.WindowDraft(needs=asked, label="arrival", starts=time(7, 30), ends=time(8, 20), **{"weekdays": (0, 1, 2, 3, 4), **more}),
        posts.WindowDraft(needs=asked, label="home", starts=time(15, 0), ends=time(15, 30), **{"weekdays": (0, 1, 2, 3, 4), **more}),
    )
    return posts.PostDraft(name="Main gate", windows=windows)


def build(cast: Any, *, parents: int = 24, needs: dict[str, int] | None = None, **window: Any) -> World:
    """Set up a post, a guard and parents of classes 40 and 41."""
    head = cast.principal
    post = posts.add_post(head, draft(needs, **window), now=NOW)
    people = tuple(
        staffing.enter_worker(head, staffing.WorkerFacts(Kind.PARENT, f"Parent {number}", class_name=f"{40 + number % 2}"), now=NOW)
        for number in range(parents)
    )
    guard = staffing.enter_worker(head, staffing.WorkerFacts(Kind.GUARD, "Guard", licensed=True), now=NOW)
    with scoped(head):
        windows = tuple(posts.Window.objects.filter(post=post).order_by("pk"))
    return World(cast, post, windows, people, guard)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("UTC")).astimezone(UTC)


def roster(world: World, span: tuple[date, date] = TERM) -> Roster:
    """Return an empty draft."""
    place = world.cast.school.place
    with scoped(world.head):
        return Roster.objects.create(
            unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id,
            school_year=2026, from_on=span[0], until_on=span[1], made_at=NOW, made_by_id=world.head.person_id,
        )  # fmt: skip


def put(world: World, into: Roster, worker: Any, day: date, window: int = 0, **more: Any) -> Shift:
    """Put somebody into a window of a day."""
    hour = 7 if window == 0 else 15
    with scoped(world.head):
        return Shift.objects.create(
            roster=into, unit_id=into.unit_id, country=into.country, province_id=into.province_id, district_id=into.district_id,
            post=world.post, window=world.windows[window], on_day=day, starts_at=at(day, hour, 30), ends_at=at(day, hour, 50),
            kind=worker.kind, worker=worker, **{"origin": Origin.HAND.value, **more},
        )  # fmt: skip
