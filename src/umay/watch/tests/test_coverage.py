"""Every window of a span counts: those nobody signed in for, those nobody reckoned yet, and those of days that no night reckoned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from umay.core.api import scoped
from umay.posts import api as posts
from umay.watch import tasks
from umay.watch.actions import leading, proving
from umay.watch.models import Coverage
from umay.watch.queries.spans import Asked, SpanPage, span_page
from umay.watch.rules.spans import Held, together
from umay.watch.rules.states import Cover
from umay.watch.tests.test_pages import _Clock, came, shown
from umay.watch.tests.worlds import FRIDAY, World, build

pytestmark = pytest.mark.django_db(transaction=True)
WEEK = Asked("week", FRIDAY)
SCHOOL_DAYS = 5  # of that week, with two posts each


@pytest.fixture
def world(cast: Any) -> World:
    """The school of the other tests, whose posts are held since September."""
    found = build(cast)
    with scoped(found.head):
        posts.Post.objects.update(opened_on=date(2026, 9, 1))
    return found


def page(actor: Any, world: World, minute: float = 400, asked: Asked = WEEK) -> SpanPage:
    return span_page(actor, asked, world.at(minute), FRIDAY)


def test_windows_that_nobody_reckoned_count_at_the_school_from_its_sign_ins(world: World) -> None:
    for parent in (0, 1):
        world.scan(parent, -5)
    leading.end_windows(world.cast.job, now=world.at(60))

    lines = page(world.head, world).lines

    friday = lines[-1]
    assert len(lines) == SCHOOL_DAYS
    assert (friday.windows, friday.share, friday.short_min, friday.unknown_min) == ("2", "50%", "30", "0")
    assert all((one.is_unknown, one.windows, one.without, one.unknown_min) == (True, "2", "2", "60") for one in lines[:-1])


def test_what_nobody_signed_in_for_is_required_and_lowers_what_is_held(world: World) -> None:
    for parent in (0, 1):
        world.scan(parent, -5)
    leading.end_windows(world.cast.job, now=world.at(60))
    for back in range(5):
        proving.prove_day(world.cast.job, world.cast.school.place, FRIDAY - timedelta(days=back), now=world.at(400))

    (line,) = page(world.cast.district_secretary, world).lines

    assert (line.windows, line.without, line.percent, line.unknown, line.short_min) == ("10", "8", 10, 80, "30")
    assert "Windows from which nothing was received: 8 of 10." in page(world.cast.district_secretary, world).sentences


def test_an_office_counts_windows_from_their_first_minute_before_anybody_reckoned_them(world: World) -> None:
    tasks._prove_yesterday(world.at(-60 * 6))

    assert page(world.cast.district_secretary, world, -1).lines[0].windows == "8"
    begun = page(world.cast.district_secretary, world, 1)

    assert (begun.lines[0].windows, begun.lines[0].without) == ("10", "10")
    assert "Windows that are reckoned the night after their day: 2 of 10." in begun.sentences


def test_a_night_makes_up_for_the_nights_that_did_not_run(world: World) -> None:
    tasks._prove_yesterday(world.at(60 * 20))

    with scoped(world.cast.job):
        held = Coverage.objects.exclude(state=Cover.OPEN).order_by("on_day")
        days = sorted(held.values_list("on_day", flat=True))
    assert days[-1] == FRIDAY
    assert days[0] <= date(2026, 11, 16)
    assert len(set(days)) * 2 == len(days)


def test_a_window_that_is_held_no_more_leaves_what_is_due(world: World) -> None:
    place = world.cast.school.place
    proving.expect_windows(world.cast.job, place, FRIDAY, FRIDAY, now=world.at(-300))
    posts.close_post(world.head, world.posts[1].uid, now=world.at(-200))
    proving.expect_windows(world.cast.job, place, FRIDAY, FRIDAY, now=world.at(-100))
    proving.prove_day(world.cast.job, place, FRIDAY, now=world.at(400))

    with scoped(world.cast.job):
        assert [(one.post_id, one.state) for one in Coverage.objects.all()] == [(world.posts[0].pk, Cover.NOTHING)]


def test_what_is_reckoned_is_not_made_open_again(world: World) -> None:
    place = world.cast.school.place
    proving.prove_day(world.cast.job, place, FRIDAY, now=world.at(400))
    proving.expect_windows(world.cast.job, place, FRIDAY, FRIDAY, now=world.at(410))

    with scoped(world.cast.job):
        assert set(Coverage.objects.values_list("state", flat=True)) == {Cover.NOTHING}


def test_the_rate_of_schools_with_posts_stands_beside_coverage(world: World, clock: _Clock) -> None:
    clock.says(world.at(400))

    assert "schools have a post" in shown(came(world.cast.district_secretary), "coverage")
    assert 'id="rates"' not in shown(came(world.head), "coverage")


def test_together_nothing_is_lost() -> None:
    one, other = Held(2, 60, 60, 30), Held(3, 90, 30, 30, nothing=1, open=1)

    both = together([one, other])

    assert both == Held(5, 150, 90, 60, 1, 1)
    assert both.covered_min + both.short_min + both.unknown_min == both.required_min


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    return _Clock(monkeypatch)
