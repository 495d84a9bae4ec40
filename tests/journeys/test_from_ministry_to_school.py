"""The ministry goes from the nation down to a school; each figure opens what it counts."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_ministry_opens_the_overview_down_to_a_school(given: Given, width: int) -> None:
    ministry = given("ministry", width=width)
    ministry.goes_to_place("Overview").sees("Provinces by duty", within="h1")

    ministry.opens("Balıkesir", within="table.grid").sees("Balıkesir: districts by duty", within="h1")
    ministry.opens("Karesi", within="table.grid").sees("Karesi: schools by duty", within="h1")
    ministry.follows(ministry.page.locator("table.grid a.cell[data-kind=done]").first)

    ministry.sees("Recorded as done", "Where it comes from")


def test_a_cell_of_the_nation_opens_the_units_that_it_counts(given: Given) -> None:
    ministry = given("ministry").goes_to_place("Overview")
    cell = ministry.page.locator("table.grid a.cell:not([data-kind=none])").first
    said = cell.inner_text()

    ministry.follows(cell)

    counted = sum(int(heading.rsplit("·", 1)[1]) for heading in ministry.headings())
    assert f"of {counted} done" in said


def test_nothing_received_is_hatched_and_said_in_words(given: Given) -> None:
    secretary = given("district-secretary").goes_to_place("Overview")
    silent = secretary.page.locator("table.grid .cell[data-kind=nothing]")

    assert silent.count() > 0
    assert secretary.say("nothing received") in silent.first.inner_text()
    assert silent.first.inner_text() != "0"
    assert "gradient" in silent.first.evaluate("each => getComputedStyle(each).backgroundImage")


def test_the_other_programme_is_one_press_away(given: Given) -> None:
    ministry = given("ministry").goes_to_place("Overview")
    other = ministry.page.locator(".chips a:not([aria-current])").first
    words = other.inner_text().strip()

    ministry.follows(other)

    assert ministry.page.locator(".chips a[aria-current]").inner_text().strip() == words
