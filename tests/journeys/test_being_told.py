"""How somebody is told: a telephone, a browser, hours of peace; without script, on a phone and on a wide screen, in long languages."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given


@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize("lang", ["en", "kk", "vi"])
def test_the_way_from_ones_settings_to_how_one_is_told(given: Given, width: int, lang: str) -> None:
    principal = given("principal", width=width, lang=lang).goes_to("/me/")

    principal.follows(principal.page.locator('main a[href="/notices/channels/"]').first)

    principal.sees("How I am told", within="h1").sees("Nothing reaches you outside of Umay", "What really happens")


@pytest.mark.parametrize("script", [True, False])
def test_hours_of_peace_are_kept_and_what_is_wrong_is_said(given: Given, script: bool) -> None:
    principal = given("principal", width=PHONE, script=script).goes_to("/notices/channels/")
    form = principal.part("quiet-form")
    form.locator("[name=since]").fill("21:00")
    form.locator("[name=until]").fill("21:00")

    principal.presses("Keep", within="#quiet-form").sees("Both hours are the same.")
    principal.part("quiet-form").locator("[name=until]").fill("06:30")
    principal.presses("Keep", within="#quiet-form").sees("Kept. Danger still reaches you at any hour.")

    assert principal.part("quiet-form").locator("[name=until]").input_value() == "06:30"


@pytest.mark.parametrize("script", [True, False])
def test_somebody_tries_how_they_are_told_and_finds_it_among_the_notices(given: Given, script: bool) -> None:
    principal = given("principal", script=script).goes_to("/notices/channels/")

    principal.presses("Test it").sees("On its way.", within="#notices")
    principal.goes_to("/notices/").sees("You tried how you are told")


def test_without_script_the_page_says_that_only_the_browser_needs_it(given: Given) -> None:
    given("principal", script=False).goes_to("/notices/channels/").sees("This needs scripts, which are off in this browser.")


def test_a_browser_that_may_show_nothing_is_told_what_to_do(given: Given) -> None:
    principal = given("principal").goes_to("/notices/channels/")

    principal.page.wait_for_function("[...document.querySelectorAll('[data-push-state]')].some((one) => !one.hidden)")
    shown = principal.page.locator("[data-push-state]:visible")

    assert shown.count() == 1
    assert shown.get_attribute("data-push-state") in {"ask", "denied", "unable"}
