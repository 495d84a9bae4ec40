"""Duties that hold always are confirmed together; one can be left out to be looked at alone."""

from __future__ import annotations

from tests.journeys.conftest import PHONE, Given


def test_standing_duties_are_confirmed_together_but_for_one(given: Given) -> None:
    principal = given("principal", width=PHONE)
    principal.opens(principal.say("Confirm standing duties"), within="aside")
    ticks = principal.page.locator("main input[name=task]")
    before = ticks.count()
    left_out = ticks.last.get_attribute("value")

    ticks.last.uncheck()
    principal.writes("Note", "Looked at together on Friday.").presses("Confirm what is ticked").sees("confirmed.", within="#notices")

    confirmed = int(principal.page.locator("#notices").inner_text().split()[0])
    principal.goes_to("/standing/")
    assert confirmed > 0
    assert ticks.count() == before - confirmed
    assert principal.page.locator(f"main input[value='{left_out}']").count() == 1


def test_what_was_confirmed_says_who_confirmed_it(given: Given) -> None:
    principal = given("principal")
    title = principal.goes_to("/standing/").page.locator("main .tick label").first.inner_text().split("\n")[0].strip()
    principal.presses("Confirm what is ticked")

    principal.goes_to_place("Calendar").opens(title)

    principal.sees("Confirmed", "Demo principal", within="#history")
