"""Duties that hold always: nothing is confirmed before its time, and what asks for figures is recorded by itself."""

from __future__ import annotations

from tests.journeys.conftest import PHONE, Given
from tests.journeys.test_principals_day import fill_in_what_is_asked


def test_what_asks_for_figures_is_recorded_by_itself_and_waits_no_longer(given: Given) -> None:
    principal = given("principal", width=PHONE)
    principal.opens(principal.say("Confirm standing duties"), within="aside").sees("These ask for figures, so each is recorded by itself.")
    titles = principal.titles("#asking")
    principal.opens(titles[0], within="#asking").sees("A standing duty")

    assert fill_in_what_is_asked(principal) > 0
    principal.presses("Record").sees("Recorded as done").sees("Recorded as done", "Demo principal", within="#history")

    assert len(principal.goes_to("/standing/").titles("#asking")) == len(titles) - 1


def test_a_month_that_has_not_come_near_its_end_is_not_offered(given: Given) -> None:
    principal = given("principal").goes_to("/standing/")

    assert "2027" not in principal.page.locator("main").inner_text()
