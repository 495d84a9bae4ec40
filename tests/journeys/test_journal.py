"""The journal: a school reads its coded lines, offices read counts with small ones hidden, in every width and language."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_school_reads_its_lines_and_what_they_add_up_to(given: Given, width: int) -> None:
    counsellor = given("counsellor", width=width).goes_to("/journal/?quarter=2026-1")
    counsellor.sees("It is coded and names nobody").sees("The head of the unit says so when the quarter is over.")

    counsellor.goes_to("/journal/indicators/").sees("These are the figures of your own lines")
    counsellor.goes_to("/journal/patterns/").sees("What comes back")


@pytest.mark.parametrize("lang", ["en", "kk", "zh-hant"])
def test_a_ministry_reads_counts_down_to_the_schools(given: Given, lang: str) -> None:
    ministry = given("ministry", lang=lang).goes_to("/journal/indicators/").sees("The twelve indicators by quarter")
    ministry.goes_to("/journal/indicators/?indicator=incidents").sees("By kind")
    ministry.opens("Balıkesir", within="#beneath").opens("Karesi", within="#beneath").sees("hidden", within="#beneath")


def test_an_office_takes_the_figures_along_as_they_are_shown(given: Given) -> None:
    secretary = given("district-secretary").goes_to("/journal/indicators/?quarter=2026-1")
    answer = secretary.page.request.get(f"{secretary.url}/journal/indicators/export/csv/?quarter=2026-1")

    assert answer.ok
    assert "hidden" in answer.text()
    secretary.goes_to("/journal/").sees("The twelve indicators by quarter")  # a line is nobody's but the unit's
    assert secretary.page.url.endswith("/journal/indicators/")
