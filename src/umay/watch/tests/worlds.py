"""A school with two posts on a Friday morning, parents and guards, and a published roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.support.cast import NOW
from umay.core.api import Function, Seat, actor_of, scoped
from umay.people.api import zone_of
from umay.posts import api as posts
from umay.rosters.api import Roster, RosterState, Shift
from umay.staffing import api as staffing
from umay.staffing.api import Kind
from umay.watch.actions import coding, scanning
from umay.watch.models import PostCode
from umay.watch.queries.signs import word_of
from umay.watch.rules.clock import Told
from umay.watch.rules.states import Deed

FRIDAY = date(2026, 11, 20)
STARTS, ENDS = time(7, 30), time(8, 0)


@dataclass(frozen=True, slots=True)
class World:
    """Who acts, the two posts with a window each, four parents of whom three stand at post 1, a guard with a licence and one without."""

    cast: Any
    posts: tuple[Any, ...]
    windows: tuple[Any, ...]
    parents: tuple[Any, ...]
    licensed: Any
    unlicensed: Any

    @property
    def head(self) -> Any:
        return self.cast.principal

    def parent(self, number: int) -> Any:
        """Return a parent as the actor that a pass makes of them."""
        return bearer(self.cast, self.parents[number])

    def at(self, minute: float = 0, day: date = FRIDAY) -> datetime:
        """Return the moment so many minutes from the window's begin."""
        begin = datetime.combine(day, STARTS, tzinfo=zone_of(self.cast.school.place.country))
        return begin + timedelta(minutes=minute)

    def code(self, number: int = 0) -> str:
        with scoped(self.head):
            return word_of(PostCode.objects.select_related("post").get(post=self.posts[number]))

    def scan(self, parent: int, minute: float = 0, deed: Deed = Deed.COME, **how: Any) -> Any:
        sent = scanning.Sent(how.get("code") or self.code(how.get("post", 0)), deed, how.get("key") or uuid4(), how.get("told") or Told())
        return scanning.scan(self.parent(parent), sent, now=how.get("now") or self.at(minute))


def bearer(cast: Any, worker: Any) -> Any:
    from umay.people.api import Person

    seat = Seat(0, cast.school.place, Function.VOLUNTEER, "parent", "unit")
    return actor_of(worker.person_id, Person.objects.get(pk=worker.person_id).uid, seat)


def draft(name: str) -> posts.PostDraft:
    window = posts.WindowDraft(needs={"parent": 2}, label="arrival", starts=STARTS, ends=ENDS, weekdays=(0, 1, 2, 3, 4))
    kit = (posts.KitDraft("Whistle", 2), posts.KitDraft("Baton", 2, defensive=True, kind="guard"))
    return posts.PostDraft(name=name, lead_min=10, call_number="110", windows=(window,), kit=kit)


def build(cast: Any, *, codes: bool = True) -> World:
    """Set the school up: parents 0, 1 and 2 are on the roster of post 1 on Friday, nobody on that of post 2 but parent 3."""
    head = cast.principal
    dawn = NOW - timedelta(hours=6)  # a post is held from when it was written down on
    made = tuple(posts.add_post(head, draft(name), now=dawn) for name in ("Main gate", "Back gate"))
    parents = tuple(
        staffing.enter_worker(head, staffing.WorkerFacts(Kind.PARENT, f"Parent {number}", phone=f"0555 000 00 0{number}"), now=NOW)
        for number in range(4)
    )
    guards = [
        staffing.enter_worker(head, staffing.WorkerFacts(Kind.GUARD, f"Guard {licensed}", licensed=licensed), now=NOW)
        for licensed in (True, False)
    ]
    with scoped(head):
        windows = tuple(posts.Window.objects.get(post=post) for post in made)
    world = World(cast, made, windows, parents, *guards)
    _roster(world, [(0, 0), (1, 0), (3, 1)])
    if codes:
        for post in made:
            coding.make_code(head, post.uid, now=world.at(-60 * 24 * 30))
    return world


def _roster(world: World, pairs: list[tuple[int, int]], day: date = FRIDAY) -> None:
    place = world.cast.school.place
    where = {"unit_id": place.unit_id, "country": place.country, "province_id": place.province_id, "district_id": place.district_id}
    with scoped(world.head):
        roster = Roster.objects.create(
            **where, school_year=2026, from_on=day, until_on=day, state=RosterState.PUBLISHED.value, made_at=NOW, published_at=NOW
        )
        for parent, post in pairs:
            Shift.objects.create(
                **where, roster=roster, post=world.posts[post], window=world.windows[post], on_day=day, kind=Kind.PARENT.value,
                starts_at=world.at(0, day), ends_at=world.at(30, day), worker=world.parents[parent],
            )  # fmt: skip


def shift_of(world: World, parent: int) -> UUID:
    with scoped(world.head):
        return Shift.objects.get(worker=world.parents[parent]).uid
