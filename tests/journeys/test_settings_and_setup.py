"""One's own settings, the people of a unit, the list that an administrator works through; and the door with a password."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given


@pytest.mark.parametrize("lang", ["en", "tr", "zh-hant"])
def test_the_door_with_a_password_says_the_same_to_everybody_unknown(given: Given, lang: str) -> None:
    stranger = given(width=PHONE).speaks(lang).goes_to("/accounts/login/")
    stranger.page.locator("input[name=login]").fill("nobody@demo.invalid")
    stranger.page.locator("input[name=password]").fill("a password nobody has")

    stranger.follows(stranger.page.locator("main button[type=submit], main form button").last)

    assert stranger.page.get_attribute("html", "lang") == lang
    assert "/accounts/login/" in stranger.page.url
    assert "nobody@demo.invalid" not in stranger.page.locator("main").inner_text()


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_everybody_sees_where_they_are_signed_in(given: Given, width: int) -> None:
    principal = given("principal", width=width)

    principal.goes_to("/me/").sees("My settings", within="h1").sees("Second factor")

    assert principal.page.locator("#sessions li").count() == 1


def test_an_administrator_is_led_through_what_is_missing(given: Given) -> None:
    administrator = given("administrator", width=PHONE).goes_to_place("Set up")

    administrator.sees("School calendar", "Duty rota", "Helplines", "Legal basis")

    for step in ("#step-calendar a", "#step-helplines a", "#step-rota a"):
        administrator.goes_to("/setup/").follows(administrator.page.locator(step).first)
        assert administrator.page.locator("h1").inner_text()


def test_a_principal_appoints_a_counsellor_and_sees_that_she_has_not_come_in(given: Given) -> None:
    principal = given("principal").goes_to("/people/")
    form = principal.part("appoint")
    form.locator("[name=email]").fill("new@demo.invalid")
    form.locator("[name=shown]").fill("Demo newcomer")
    form.locator("[name=post]").select_option(index=1)
    form.locator("[name=from_on]").fill("2026-11-20")
    form.locator("[name=paper]").fill("2026/17")

    principal.presses("Appoint")

    principal.sees("Demo newcomer", "Has not come in yet")
