"""What takes away is clicked twice, as without script: it is done once and answered as done; somebody else finds nothing there."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.support.cast import NOW, YEAR, seated
from umay.core.api import scoped
from umay.posts import api as posts
from umay.posts.actions import changing
from umay.posts.models import KitItem, Window
from umay.posts.tests.test_pages import NEEDS, door

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the moment at which the pages stand, to be moved on."""
    at = [NOW]
    monkeypatch.setattr("django.utils.timezone.now", lambda: at[0])
    return at


@pytest.fixture
def taken(cast: Any, clock: list[Any]) -> dict[str, str]:
    """Return by name the addresses that take away a window, a thing, a ring and a post."""
    window = posts.WindowDraft(NEEDS, starts=time(15), ends=time(15, 20))
    post = posts.add_post(cast.principal, posts.PostDraft("Main gate", windows=(window,), kit=(posts.KitDraft("flag"),)), now=NOW)
    ring = posts.set_ring(cast.principal, posts.RingDraft("break", time(10), time(10, 15)), school_year=YEAR, now=NOW)
    with scoped(cast.principal):
        held, thing = Window.objects.get(), KitItem.objects.get()
    return {
        "window": reverse("window-end", args=[post.uid, held.uid]), "kit": reverse("kit-remove", args=[post.uid, thing.uid]),
        "ring": reverse("ring-remove", args=[ring.uid]), "post": reverse("post-close", args=[post.uid]),
    }  # fmt: skip


@pytest.mark.parametrize("what", ["window", "kit", "ring", "post"])
def test_a_second_click_of_the_same_person_is_answered_as_the_first(cast: Any, taken: dict[str, str], what: str) -> None:
    client = door(cast.principal)

    first, second = (client.post(taken[what]) for _time in range(2))

    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]


@pytest.mark.parametrize(("what", "status"), [("window", 404), ("kit", 404), ("ring", 404), ("post", 409)])
def test_somebody_else_and_whoever_comes_later_finds_nothing_to_take_away(
    cast: Any, taken: dict[str, str], clock: list[Any], what: str, status: int
) -> None:
    door(cast.principal).post(taken[what])

    assert door(seated("deputy", cast.school, "deputy_head")).post(taken[what]).status_code == status
    assert door(cast.principal_elsewhere).post(taken[what]).status_code == 404
    clock[0] = NOW + timedelta(minutes=11)
    assert door(cast.principal).post(taken[what]).status_code == status


def test_a_window_that_was_ended_stays_ended_on_its_first_day(cast: Any, taken: dict[str, str], clock: list[Any]) -> None:
    with scoped(cast.principal):
        window = Window.objects.select_related("post").get()
    for at in (NOW, NOW + timedelta(minutes=9)):
        changing.close_window(cast.principal, window.post.uid, window.uid, now=at)

    with scoped(cast.principal):
        assert Window.objects.get().closed_on == NOW.date()
