"""What had begun before it was written down was nobody's to stand at: it is not held."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.people.api import zone_of
from umay.posts import api as posts
from umay.posts.actions.changing import set_window
from umay.staffing.api import Kind

pytestmark = pytest.mark.django_db(transaction=True)
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
NEEDS = {Kind.PARENT.value: 2}
MORNING, AFTERNOON = posts.WindowDraft(NEEDS, starts=time(7, 30), ends=time(8)), posts.WindowDraft(NEEDS, starts=time(15), ends=time(16))


def held(cast: Any, *days: date) -> list[tuple[date, int]]:
    return [(one.on_day, one.starts_at.hour) for one in posts.occurrences(cast.principal, *days)]


def midday(cast: Any) -> Any:
    return NOW.astimezone(zone_of(cast.school.place.country)).replace(hour=12, minute=31)


def test_a_post_set_up_at_midday_was_not_held_that_morning(cast: Any) -> None:
    posts.add_post(cast.principal, posts.PostDraft("Main gate", windows=(MORNING, AFTERNOON)), now=midday(cast))

    assert held(cast, FRIDAY, MONDAY) == [(FRIDAY, 15), (MONDAY, 7), (MONDAY, 15)]


def test_a_post_opened_on_an_earlier_day_than_it_was_written_down_on_stands_as_written(cast: Any) -> None:
    post = posts.add_post(cast.principal, posts.PostDraft("Main gate", windows=(MORNING,)), now=midday(cast))
    with scoped(cast.principal):
        posts.Post.objects.filter(pk=post.pk).update(opened_on=FRIDAY - timedelta(days=1))

    assert held(cast, FRIDAY - timedelta(days=1), FRIDAY) == [(FRIDAY - timedelta(days=1), 7), (FRIDAY, 7)]


def test_a_window_added_at_midday_was_not_held_that_morning_nor_on_any_day_before(cast: Any) -> None:
    post = posts.add_post(cast.principal, posts.PostDraft("Main gate", windows=(AFTERNOON,)), now=midday(cast) - timedelta(days=2))

    set_window(cast.principal, post.uid, MORNING, now=midday(cast))

    assert held(cast, FRIDAY - timedelta(days=1), MONDAY) == [(FRIDAY - timedelta(days=1), 15), (FRIDAY, 15), (MONDAY, 7), (MONDAY, 15)]
