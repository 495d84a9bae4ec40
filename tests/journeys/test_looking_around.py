"""The first page, and the nine and more whom one can look around as."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import seat_keys, seat_of


@pytest.mark.parametrize("lang", ["en", "tr", "kk", "ru", "vi", "zh-hant"])
def test_a_stranger_reads_what_this_is_in_their_language(given: Given, lang: str) -> None:
    stranger = given(width=PHONE)

    stranger.speaks(lang)

    assert stranger.page.get_attribute("html", "lang") == lang
    stranger.sees(*(seat_of(key)["title"][lang] for key in seat_keys()))


@pytest.mark.parametrize("key", seat_keys())
def test_each_of_the_demo_finds_something_to_do(given: Given, key: str) -> None:
    visitor = given(key)

    steps = visitor.page.locator("main a:visible, main button:visible").count()

    assert visitor.page.locator(".demo-banner").is_visible()
    assert steps > 0
