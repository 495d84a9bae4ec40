"""A programme is read with its sources; the calendar goes by month; a language is one click away."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given
from umay.packs import api as packs

GUIDE = packs.load_builtin("tr-guide")


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_every_row_of_the_programme_stands_there_with_its_lines(given: Given, width: int) -> None:
    counsellor = given("counsellor", width=width)

    counsellor.goes_to_place("Programmes").opens(GUIDE.title.in_("en"))

    rows = counsellor.page.locator("main li.line h3 .item-number")
    assert rows.count() == len(GUIDE.obligations)
    counsellor.sees("Where the document disagrees with itself", f"lines {GUIDE.obligations[0].source.lines[0]}")


def test_a_task_leads_to_its_row_in_the_programme(given: Given) -> None:
    principal = given("principal")
    title = principal.titles("#late")[-1]

    principal.opens(title, within="#late").opens(principal.say("See it in the programme"), within="#source")

    assert title in principal.page.locator("li.line:target").inner_text()


def test_what_umay_does_not_carry_out_says_why(given: Given) -> None:
    pack = packs.load_builtin("cn-posts")
    refused = next(one for one in pack.obligations if one.status == "not_carried_out")
    head = given("cn-head").goes_to_place("Programmes").opens(pack.title.in_("en"))

    head.sees(refused.title.in_("en"), refused.reason.in_("en"))


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_calendar_goes_from_month_to_month(given: Given, width: int) -> None:
    principal = given("principal", width=width).goes_to_place("Calendar").sees("November 2026", within="h1")

    principal.opens(principal.say("Next month")).sees("December 2026", within="h1")
    principal.opens(principal.say("Month before")).opens(principal.say("Month before"))

    principal.sees("October 2026", within="h1")


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_language_is_one_click_away_and_the_page_stays(given: Given, width: int) -> None:
    principal = given("principal", width=width).goes_to_place("Calendar")
    address = principal.page.url
    languages = principal.page.locator("footer button.language:visible")

    languages.filter(has_text="Türkçe").click()
    principal.arrives()

    assert principal.page.url == address
    assert principal.page.get_attribute("html", "lang") == "tr"
    principal.sees("Kasım 2026", within="h1")
