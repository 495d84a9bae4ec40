"""What one takes along: the plan as its document's own table, and the dates in one's own calendar."""

from __future__ import annotations

from urllib.request import urlopen

from playwright.sync_api import expect

from tests.journeys.conftest import Given
from umay.packs import api as packs

GUIDE = packs.load_builtin("tr-guide")


def test_a_programme_is_printed_as_pdf(given: Given) -> None:
    principal = given("principal").goes_to_place("Programmes").opens(GUIDE.title.in_("en"))
    link = principal.page.locator("a[href^='/plans/']").first

    answer = principal.page.request.get(principal.url + str(link.get_attribute("href")))

    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")


def test_a_calendar_program_reads_the_duties_until_the_address_is_ended(given: Given) -> None:
    principal = given("principal").goes_to_place("Calendar")
    principal.opens(principal.say("In your own calendar"))
    principal.follows(principal.page.locator("form[action='/calendar/feeds/make/'] button"))
    address = principal.page.locator("#feed-address").input_value()

    with urlopen(address) as answer:
        calendar = answer.read().decode()

    assert "BEGIN:VEVENT" in calendar
    assert "2026" in calendar
    principal.goes_to("/calendar/feeds/").follows(principal.button("End it"))
    expect(principal.page.locator("main")).not_to_contain_text(principal.say("Addresses that work"))
    assert principal.page.request.get(address).status == 404
