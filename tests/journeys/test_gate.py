"""The gate of the demo, page by page: whoever comes finds each page whole, in its width and language, without a barrier."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given

TODAY = ("/watch/", "/watch/kit/", "/watch/log/", "/watch/coverage/", "/watch/coverage/day/", "/visits/", "/visits/new/", "/visits/expected/",
         "/visits/orders/", "/visits/orders/new/")  # fmt: skip
PLANS = ("/posts/", "/posts/new/", "/posts/bell/", "/rosters/", "/rosters/all/", "/rosters/make/", "/rosters/times/")
PEOPLE = ("/staffing/", "/staffing/new/", "/staffing/many/", "/staffing/links/", "/staffing/training/", "/staffing/passes/",
          "/staffing/asked/")  # fmt: skip
DANGERS = ("/hazards/", "/hazards/new/", "/incidents/", "/incidents/new/")
ROUNDS = ("/rounds/", "/rounds/points/", "/rounds/points/new/", "/rounds/routes/", "/rounds/routes/new/", "/lines/", "/lines/new/", "/buses/",
          "/buses/plan/", "/buses/new/", "/buses/check/", "/roads/", "/roads/new/")  # fmt: skip
ONE = r"[0-9a-f]{8}-[0-9a-f-]{27}/$"


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("width", "lang"), [(PHONE, "ru"), (WIDE, "vi")])
@pytest.mark.parametrize("addresses", [(*TODAY, *DANGERS), (*PLANS, *PEOPLE), ROUNDS], ids=["today", "plans", "rounds"])
def test_each_page_of_the_gate_is_whole_for_a_head(given: Given, addresses: tuple[str, ...], width: int, lang: str) -> None:
    head = given("principal", lang=lang, width=width)

    for address in addresses:
        head.goes_to(address)
        assert head.page.locator("main h1").count() == 1, address
        for link in _ones(head.page.locator("main a").evaluate_all("found => found.map((one) => one.getAttribute('href') || '')"), address):
            head.goes_to(link)
            assert head.page.locator("main h1").count() == 1, link


def _ones(links: list[str], address: str) -> list[str]:
    """Return the first link from a list to one of what it lists."""
    return [link for link in links if re.fullmatch(re.escape(address) + ONE, link)][:1]


def test_a_parent_with_a_pass_finds_their_duties_and_nothing_else(given: Given) -> None:
    parent = given(width=PHONE)

    parent.page.locator("#passes button").first.click()
    parent.arrives().goes_to("/my-duties/").goes_to("/my-duties/times/").goes_to("/my-pass/")
    assert parent.page.locator("main h1").count() == 1
    for address in ("/staffing/", "/posts/new/", "/rosters/", "/day/", "/cases/"):
        parent.goes_to(address)
        assert "/accounts/login/" in parent.page.url, address
    for address in ("/visits/", "/visits/orders/"):  # a guard's pass opens them
        answer = parent.page.goto(parent.url + address)
        assert answer is not None
        assert answer.status == 403, address


def test_an_office_above_sees_how_posts_are_held_and_nobodys_name(given: Given) -> None:
    secretary = given("district-secretary", lang="tr")

    for address in ("/watch/coverage/", "/posts/rates/", "/hazards/area/", "/register/"):
        secretary.goes_to(address)
    secretary.goes_to("/staffing/")
    assert secretary.page.locator("main h1").count() == 1
