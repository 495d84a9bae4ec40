"""A principal's day: what is late and due, why, from where; recording, refusing in advance, planning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given
from tests.journeys.visitors import Visitor

MAIN_LANGUAGES = ["en", "tr", "zh-hant"]
PAPER = b"Date;Topic\n2026-11-19;Whom to tell\n"


def fill_in_what_is_asked(visitor: Visitor) -> int:
    """Write a number into each figure that the task asks for; return how many there were."""
    figures = visitor.part("record").locator("input[name*='figure-']:not([type=radio])")
    for number in range(figures.count()):
        figures.nth(number).fill("9")
    return figures.count()


def opens_a_late_duty_with_figures(visitor: Visitor) -> str:
    """Open the first late duty that asks for figures; return its title."""
    for title in visitor.titles("#late"):
        visitor.opens(title, within="#late")
        if visitor.part("record").locator("input[name*='figure-']").count():
            return title
        visitor.goes_to("/day/")
    raise AssertionError("no late duty of the demo's principal asks for figures")


@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize("lang", MAIN_LANGUAGES)
def test_what_is_late_stands_before_what_is_still_ahead(given: Given, lang: str, width: int) -> None:
    principal = given("principal", lang=lang, width=width)

    headings = [heading.split("·")[0].strip() for heading in principal.headings()]

    assert headings.index(principal.say("Late")) < headings.index(principal.say("This month"))
    assert len(principal.titles("#late")) > 1


@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize("lang", MAIN_LANGUAGES)
def test_a_duty_says_why_it_is_due_and_where_it_comes_from(given: Given, lang: str, width: int) -> None:
    principal = given("principal", lang=lang, width=width)
    title = principal.titles("#late")[-1]

    principal.opens(title, within="#late")

    principal.sees(title, within="h1").sees("2026", within=".page-where")
    principal.sees("In the document", "The document's words for the time", "Read as", within="#source")


def test_she_records_what_was_done_with_figures_and_a_file(given: Given, tmp_path: Path) -> None:
    principal = given("principal", width=PHONE)
    late = len(principal.titles("#late"))
    title = opens_a_late_duty_with_figures(principal)
    paper = tmp_path / "list.csv"
    paper.write_bytes(PAPER)

    principal.adds_file(paper).presses("Add").sees("list.csv")
    asked = fill_in_what_is_asked(principal)
    principal.writes("Note", "Told in the staff room.").presses("Record")

    assert asked > 0
    principal.sees("Recorded. The office above sees that it was done.", "Recorded as done", "Told in the staff room.", "list.csv")
    principal.sees("Change it", "Take it back").misses("Record that it was done", "Not kept")
    assert principal.goes_to_place("My day").titles("#late").count(title) < late
    assert len(principal.titles("#late")) == late - 1


def test_a_figure_left_out_is_asked_for_and_nothing_else_is_lost(given: Given) -> None:
    principal = given("principal")
    opens_a_late_duty_with_figures(principal)

    principal.writes("Note", "Half of it is there.").part("record").locator("input[name*='figure-']").first.fill("")
    principal.presses("Record")

    assert principal.page.locator("#error-summary").is_visible()
    assert principal.page.get_by_label(principal.say("Note")).first.input_value() == "Half of it is there."


def test_she_says_in_advance_that_a_duty_will_not_be_done(given: Given) -> None:
    principal = given("principal", width=PHONE)
    title = principal.titles("#this_month")[0]
    principal.opens(title, within="#this_month")

    principal.part("decline").get_by_label(principal.say("No staff for it")).check()
    principal.writes("In your words", "The post of the counsellor is empty.", within="#decline").presses("It will not be done")

    principal.sees("Kept, with the reason. It is counted and seen before the year ends.", "The post of the counsellor is empty.")
    assert title not in principal.goes_to_place("My day").titles("#this_month")


def test_she_takes_back_that_it_will_not_be_done_and_her_words_do_not_stand_in_the_record(given: Given) -> None:
    principal = given("principal", width=PHONE)
    title = principal.titles("#this_month")[0]
    principal.opens(title, within="#this_month")
    principal.part("decline").get_by_label(principal.say("No staff for it")).check()
    principal.writes("In your words", "The post is empty.", within="#decline").presses("It will not be done")
    assert not principal.part("record").get_by_label(principal.say("Note")).input_value()

    principal.presses("Take it back").sees("Taken back. The duty is open again; the history keeps what was said.")

    principal.sees("The post is empty.", within="#history").misses("Will not be done")
    assert title in principal.goes_to_place("My day").titles("#this_month")


def test_she_corrects_what_she_recorded(given: Given) -> None:
    principal = given("principal")
    opens_a_late_duty_with_figures(principal)
    fill_in_what_is_asked(principal)
    principal.writes("Note", "Nine of them.").presses("Record")

    principal.writes("Note", "All of them.", within="#record").presses("Keep the correction")

    principal.sees("All of them.").sees("Corrected", "Nine of them.", within="#history")


def test_what_is_wrong_is_said_at_its_field_and_a_page_loaded_anew_leads_back(given: Given, tmp_path: Path) -> None:
    principal = given("principal", width=PHONE)
    opens_a_late_duty_with_figures(principal)
    fill_in_what_is_asked(principal)

    principal.writes("Done on", "1999-01-01").writes("Note", "Long ago.").presses("Record")

    assert principal.page.locator("#record .field-error").is_visible()
    assert principal.part("record").get_by_label(principal.say("Note")).input_value() == "Long ago."
    principal.goes_to("/" + principal.page.url.split("/", 3)[3]).sees("Record that it was done")
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    principal.adds_file(empty).presses("Add")
    assert principal.page.locator("#files .field-error").is_visible()


def test_in_two_windows_the_second_is_told_and_keeps_what_she_wrote(given: Given) -> None:
    principal = given("principal")
    opens_a_late_duty_with_figures(principal)
    fill_in_what_is_asked(principal)
    other = principal.page.context.new_page()
    other.goto(principal.page.url)
    other.get_by_label(principal.say("Planned for")).fill("2026-12-20")
    other.get_by_role("button", name=principal.say("Plan"), exact=True).click()
    other.close()

    principal.writes("Note", "Written in the first window.").presses("Record")

    principal.sees("Not kept")
    assert principal.part("record").get_by_label(principal.say("Note")).input_value() == "Written in the first window."
    principal.presses("Record").sees("Recorded as done", "Written in the first window.")


def test_a_refusal_without_a_reason_is_asked_again(given: Given) -> None:
    principal = given("principal")
    principal.opens(principal.titles("#this_month")[0], within="#this_month")

    principal.presses("It will not be done")

    assert principal.page.locator("#error-summary").is_visible()


def test_she_plans_a_duty_for_a_day_and_the_due_date_stays(given: Given) -> None:
    principal = given("principal")
    principal.opens(principal.titles("#this_month")[0], within="#this_month")
    why = principal.page.locator(".page-where").inner_text()

    principal.writes("Planned for", "2026-11-25").presses("Plan")

    principal.sees("Planned. The due date stays as it is.", "25 November 2026")
    assert principal.page.locator(".page-where").inner_text() == why
