"""What an appointment opens, and that nothing stays open when it ends."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Given
from tests.journeys.worlds import Site

ENDS_ALL = """
update people_appointment set during = daterange(lower(during), date '2026-11-20')
where person_id in (select id from people_person where shown = %s)
"""


def test_an_appointment_that_ended_opens_nothing(given: Given, site: Site) -> None:
    principal = given("principal")
    address = principal.opens(principal.titles("#late")[-1], within="#late").page.url.removeprefix(principal.url)

    site.change(ENDS_ALL, ["Demo principal"])

    principal.goes_to("/day/").sees("You hold no appointment today", within="h1")
    principal.goes_to(address).misses("Record that it was done", "Where it comes from")
    for place in ("/calendar/", "/overview/", "/agreements/"):
        assert not principal.goes_to(place).titles()


def test_a_school_cannot_tell_whether_another_schools_task_exists(given: Given) -> None:
    secretary = given("district-secretary").goes_to_place("Overview")
    rows = secretary.page.locator("table.grid tbody tr").filter(has_not_text="Cumhuriyet Ortaokulu")
    address = secretary.follows(rows.locator("a.cell[data-kind=done]").first).page.url.removeprefix(secretary.url)
    missing = address.replace(address.split("/")[2], "00000000-0000-7000-8000-000000000000")

    principal = given("principal")
    hidden = principal.goes_to(address).page.locator("main").inner_text()

    assert hidden == principal.goes_to(missing).page.locator("main").inner_text()


@pytest.mark.parametrize("address", ["/day/", "/calendar/", "/programmes/", "/overview/", "/review/", "/agreements/", "/standing/"])
def test_a_stranger_is_asked_to_sign_in(given: Given, address: str) -> None:
    stranger = given()

    stranger.goes_to(address)

    assert "/accounts/login/" in stranger.page.url
