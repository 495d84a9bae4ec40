"""An address for calendars ends with what it stands on: the pass that made it, the school year, the place of its holder."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.cast import NOW
from umay.core.api import JOB, scoped
from umay.duties.actions import feeding
from umay.duties.queries.feeds import feed_calendar
from umay.duties.queries.own import my_page
from umay.rosters import api as rosters
from umay.rosters.tests.worlds import MONDAY, World, build, put, roster
from umay.staffing.api import Worker, make_pass

pytestmark = pytest.mark.django_db(transaction=True)
SITE = "https://school.invalid"


@pytest.fixture
def world(cast: Any) -> World:
    world = build(cast, parents=1, needs={"parent": 1})
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY)
    rosters.publish(world.head, draft.uid, now=NOW)
    return world


def events(secret: str, today: date = MONDAY) -> int | None:
    found = feed_calendar(secret, site=SITE, today=today)
    return None if found is None else len(found.events)


def test_an_address_made_before_the_pass_was_made_anew_opens_nothing(world: World) -> None:
    secret = feeding.make_feed(world.parent(0), language="en", now=NOW)
    before = events(secret)

    make_pass(world.head, world.parents[0].uid, now=NOW + timedelta(hours=1))
    after = events(secret)
    fresh = feeding.make_feed(world.parent(0), language="en", now=NOW + timedelta(hours=2))

    assert (before, after, events(fresh)) == (1, None, 1)


def test_who_renewed_the_pass_is_offered_a_new_address(world: World) -> None:
    feeding.make_feed(world.parent(0), language="en", now=NOW)
    before = my_page(world.parent(0), now=NOW).feed
    make_pass(world.head, world.parents[0].uid, now=NOW + timedelta(hours=1))

    assert before
    assert not my_page(world.parent(0), now=NOW + timedelta(hours=2)).feed


def test_an_address_ends_with_the_school_year(world: World) -> None:
    secret = feeding.make_feed(world.parent(0), language="en", now=NOW)

    assert events(secret, date(2027, 12, 1)) is None


def test_an_address_of_somebody_who_was_barred_or_waits_opens_nothing(world: World) -> None:
    secret = feeding.make_feed(world.parent(0), language="en", now=NOW)
    found = []
    for state in ("barred", "waiting"):
        with scoped(JOB):
            Worker.objects.filter(pk=world.parents[0].pk).update(state=state)
        found.append(events(secret))

    assert found == [None, None]
