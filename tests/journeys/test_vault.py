"""One's own vault: made, opened, closed, lost and got back, at a telephone's width and at a desk's."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given
from tests.journeys.visitors import Visitor
from tests.journeys.worlds import Site

WORDS = "umay demo"
OWN = "seven quiet herons fishing"


def opens(visitor: Visitor, words: str = WORDS) -> Visitor:
    visitor.page.locator("main input[name=words]").fill(words)
    return visitor.presses("Open it")


def without_keys(site: Site) -> None:
    for table in ("vault_openvault", "vault_keyslot", "vault_personkey"):
        site.change(f"delete from {table}", ())  # type: ignore[arg-type]  # names of ours, written above


def code_on(visitor: Visitor) -> str:
    return "-".join(visitor.page.locator(".sheet-code span:not([aria-hidden])").all_inner_texts())


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_vault_is_opened_once_and_closed_from_the_menu(given: Given, width: int) -> None:
    counsellor = given("counsellor", width=width).goes_to("/vault/open/?next=/day/")

    opens(counsellor, "not these words").sees("This did not open your vault.")
    opens(counsellor)

    assert counsellor.page.url.endswith("/day/")
    counsellor.goes_to("/vault/").sees("It is open in this browser.")
    counsellor.page.locator(".tools .menu > summary").last.click()
    counsellor.page.locator(".tools").get_by_role("button", name="Close the vault").click()
    counsellor.arrives().sees("It is closed.")


@pytest.mark.parametrize(("width", "script"), [(PHONE, True), (WIDE, True), (PHONE, False)])
def test_somebody_makes_keys_and_keeps_the_code_and_gets_in_by_it_later(given: Given, site: Site, width: int, script: bool) -> None:
    counsellor = given("counsellor", width=width, script=script)
    without_keys(site)
    counsellor.goes_to("/vault/open/?next=/notices/").sees("Make your keys", within="h1")
    counsellor.page.locator("main input[name=words]").fill(OWN)
    counsellor.presses("Make my keys").sees("Your recovery code", within="h1")
    code = code_on(counsellor)

    counsellor.page.locator("main input[name=group]").fill("0000")
    counsellor.presses("I kept it").sees("This is not how your code ends.").misses(code)
    counsellor.page.locator("main input[name=group]").fill(code[-4:])
    counsellor.presses("I kept it")

    assert counsellor.page.url.endswith("/notices/")
    counsellor.goes_to("/vault/").misses("Not confirmed").presses("Close it now").goes_to("/vault/lost/")
    counsellor.page.locator("main input[name=code]").fill(code.lower())
    counsellor.page.locator("main input[name=words]").fill("eight loud herons fishing")
    counsellor.presses("Open my vault").sees("Your recovery code", within="h1").misses(code)


@pytest.mark.parametrize("lang", ["tr", "kk", "ru", "vi", "zh-hant"])
def test_its_pages_speak_every_language(given: Given, lang: str) -> None:
    counsellor = given("counsellor", width=PHONE).speaks(lang)

    counsellor.goes_to("/vault/open/").sees("Open your vault", within="h1")
    counsellor.goes_to("/vault/").sees("Ways into your vault")
    counsellor.goes_to("/vault/anew/").sees("What stays shut")


def test_two_officials_give_a_key_back(given: Given) -> None:
    administrator = given("administrator").goes_to("/vault/recovery/ceremony/")
    officials = {"first": "ministry", "second": "province-coordinator", "third": "district-secretary"}
    for field, key in officials.items():
        administrator.page.locator(f"main input[name={field}]").fill(f"{key}@demo.invalid")
    administrator.presses("Make the key and show the shares").sees("Three shares, shown once", within="h1")
    sheets = [
        "-".join(one.locator(".sheet-code span:not([aria-hidden])").all_inner_texts()) for one in administrator.page.locator(".sheet").all()
    ]
    counsellor = opens(given("counsellor").goes_to("/vault/open/"))

    administrator.goes_to("/vault/recovery/start/")
    administrator.page.locator("main input[name=email]").fill("counsellor@demo.invalid")
    administrator.page.locator("main textarea[name=reason]").fill("She lost her sheet and sits before me now.")
    administrator.presses("Start").sees("Waits for two shares")
    ministry = given("ministry", width=PHONE).goes_to("/vault/").opens("Look at it")
    ministry.page.locator("main textarea[name=share]").fill(sheets[0])
    ministry.presses("Give my share").sees("Your share is here", within="h1")
    secretary = given("district-secretary", width=WIDE).goes_to("/vault/").opens("Look at it")
    secretary.sees("One share is here already").page.locator("main textarea[name=share]").fill(sheets[2])
    secretary.presses("Give my share").sees("The code for the person", within="h1")

    counsellor.goes_to("/vault/lost/").page.locator("main input[name=code]").fill(code_on(secretary))
    counsellor.page.locator("main input[name=words]").fill(OWN)
    counsellor.presses("Open my vault").sees("Your recovery code", within="h1")
