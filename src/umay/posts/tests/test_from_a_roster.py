"""Coming from a hole in a roster to the window that is meant, with the hours that would mend it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.posts import api as posts
from umay.posts.models import Window
from umay.posts.tests.test_pages import NEEDS, door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages' clock stand at the cast's day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def window(cast: Any) -> Window:
    made = posts.add_post(cast.principal, posts.PostDraft("Main gate", windows=(posts.WindowDraft(NEEDS, bell_code="arrival"),)), now=NOW)
    with scoped(cast.principal):
        return Window.objects.select_related("post").get(post=made)


@pytest.mark.parametrize("by", ["uid", "pk"])
def test_the_window_that_is_meant_opens_with_the_hours_that_would_mend_it_and_says_why(cast: Any, window: Window, by: str) -> None:
    asked = {"window": str(getattr(window, by)), "starts": "07:00", "ends": "07:25"}

    answer = door(cast.principal).get(reverse("posts"), asked, follow=True)
    page = answer.content.decode()

    assert answer.request["PATH_INFO"] == reverse("window", args=[window.post.uid, window.uid])
    assert "You come from a hole in a roster" in page and "7:00–7:25" in page
    assert '<option value="" selected>' in page and 'name="starts" value="07:00" autofocus' in page and 'name="ends" value="07:25"' in page
    with scoped(cast.principal):
        assert Window.objects.get().bell_code == "arrival"  # looked at, not kept


@pytest.mark.parametrize("hours", [{}, {"starts": "07:00"}, {"starts": "8:00", "ends": "25:99"}, {"starts": "09:00", "ends": "08:00"}])
def test_without_hours_that_are_some_the_window_stays_as_it_is_and_the_line_says_what_to_do(
    cast: Any, window: Window, hours: dict[str, str]
) -> None:
    answer = door(cast.principal).get(reverse("posts"), {"window": str(window.uid), **hours}, follow=True)

    page = answer.content.decode()
    assert '<option value="arrival" selected>' in page and '<select name="bell_code" autofocus' in page
    assert "Choose others" in page


def test_who_opens_a_window_by_themselves_reads_nothing_of_rosters(cast: Any, window: Window) -> None:
    page = door(cast.principal).get(reverse("window", args=[window.post.uid, window.uid])).content.decode()

    assert "hole in a roster" not in page and "autofocus" not in page


@pytest.mark.parametrize("said", ["", "9" * 40, "no-uid", "٣", "00000000-0000-0000-0000-000000000000"])
def test_a_window_that_is_none_leads_to_the_posts(cast: Any, window: Window, said: str) -> None:
    answer = door(cast.principal).get(reverse("posts"), {"window": said})

    assert answer.status_code == 200 and "Main gate" in answer.content.decode()


def test_another_school_s_window_is_not_there(cast: Any, window: Window) -> None:
    assert door(cast.principal_elsewhere).get(reverse("posts"), {"window": str(window.uid)}).status_code == 200
