"""A child tells, a team reads and answers, the child comes back: and who reports at work, who keeps the page, who stands above."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, WIDE, Given
from tests.journeys.visitors import LONG, Visitor
from umay.telling.forms.tokens import LEAST_S
from umay.vault.api import DEMO_WORDS

STORY = "They take my food every day"


def presses(page: Page, words: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{re.escape(words)}")).last.click()
    page.wait_for_load_state()


def told(page: Page, url: str) -> list[str]:
    """Tell something at the demo's school, from its first page on; return the secret words."""
    page.goto(url)
    page.get_by_role("link", name="Tell something: what a child sees").click()
    presses(page, "It happened to me")
    page.locator("#words").fill(STORY)
    page.locator("input[name=danger]").check(force=True)
    presses(page, "Go on")
    expect(page.locator(".secret li").first).to_be_visible(timeout=LONG)
    secret: list[str] = page.locator(".secret li").all_inner_texts()
    page.wait_for_timeout(1_000 * (LEAST_S + 1))  # no hand writes in less; a form that comes back sooner is shown once more
    presses(page, "Send it")
    expect(page.locator("h1")).to_contain_text("It has arrived", timeout=LONG)
    return secret


def opens_the_newest(visitor: Visitor) -> Visitor:
    """Open the report of danger that came last, and the vault before it."""
    visitor.goes_to("/reports/")
    lines = visitor.page.locator(".line", has=visitor.page.locator('.tag[data-tone="late"]'))
    visitor.follows(lines.last.locator(".line-title a"))
    if "/vault/open/" in visitor.page.url:
        visitor.page.locator("input[name=words]").fill(DEMO_WORDS)
        visitor.page.locator("input[name=words]").press("Enter")
        visitor.page.wait_for_url("**/reports/**")
        visitor.arrives()
    return visitor


@pytest.mark.parametrize(("width", "script"), [(PHONE, True), (WIDE, False)])
def test_a_child_tells_the_counsellor_answers_and_the_child_reads_it(given: Given, chromium: Browser, width: int, script: bool) -> None:
    counsellor = given("counsellor", width=width, script=script)
    child = chromium.new_context(java_script_enabled=script, locale="en").new_page()
    secret = told(child, counsellor.url)

    counsellor.goes_to("/day/").sees("Read it now")
    opens_the_newest(counsellor).sees(STORY, "They ticked: I am in danger or may hurt myself", "What to do now", "Who can read this")
    counsellor.writes("Your answer", "I am the counsellor. I come to you now.").presses("Send the answer", within="#answer")
    counsellor.sees("Answer of the team", "I am the counsellor. I come to you now.")

    child.goto(child.url.partition("?")[0] + "/answers")
    child.locator("#receipt").fill(" ".join(secret))
    presses(child, "Open the answer")
    expect(child.locator(".talk")).to_contain_text("I come to you now.", timeout=LONG)
    child.context.close()


def test_whoever_the_report_names_loses_it_at_once(given: Given, chromium: Browser) -> None:
    counsellor = given("counsellor")
    child = chromium.new_context(java_script_enabled=False, locale="en").new_page()
    told(child, counsellor.url)
    child.context.close()

    opens_the_newest(counsellor)
    address = counsellor.page.url.removeprefix(counsellor.url)
    counsellor.page.locator("summary", has_text="It names one of them").click()
    counsellor.page.locator("#person").select_option(index=0)
    counsellor.presses("Cut them off now").sees("Done: they cannot read this report any more", within="#notices")

    principal = given("principal")
    assert principal.page.goto(principal.url + address).status == 404  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_report_that_is_none_is_set_aside_and_the_office_above_counts_it(given: Given, width: int, lang: str) -> None:
    counsellor = given("counsellor", width=width, lang=lang)
    opens_the_newest(counsellor)
    counsellor.page.locator("summary", has_text=counsellor.say("It is no report")).click()
    counsellor.ticks("Somebody tried whether it works").presses("Set it aside")
    counsellor.sees("Set aside. The office above is told the reason and the day.", within="#notices")

    above = given("district-secretary", width=width, lang=lang).goes_to("/reports/above/")
    above.sees("Somebody tried whether it works", "Cumhuriyet Ortaokulu")


@pytest.mark.parametrize(("width", "script"), [(PHONE, True), (WIDE, False)])
def test_a_teacher_reports_in_a_minute_and_cannot_open_it_again(given: Given, width: int, script: bool) -> None:
    teacher = given("kz-teacher", width=width, script=script).goes_to("/reports/new/")

    teacher.presses("Send it to the safety team").sees("What happened")
    assert teacher.page.locator("#error-summary").count() == 1
    teacher.ticks("I saw or heard it myself").writes("What happened", "She hides her arms.")
    teacher.presses("Send it to the safety team").sees("Sent to the safety team, sealed").misses("She hides her arms.")


@pytest.mark.parametrize(("lang", "width"), [("en", WIDE), ("kk", PHONE), ("ru", WIDE), ("zh-hant", PHONE)])
def test_a_head_sees_the_page_the_team_and_its_empty_seats(given: Given, lang: str, width: int) -> None:
    head = given("kz-head", lang=lang, width=width).goes_to("/reports/places/")

    head.follows(head.page.locator(".line-title a").first)

    head.sees("empty", "not trained yet", "Who reads, and when", "Print the poster")
    assert "/tell/" in head.page.locator(".place-address").inner_text()
    with head.page.expect_response("**/poster/**") as printed:
        head.button("Print the poster").click()
    assert printed.value.headers["content-type"] == "application/pdf"


def test_a_seat_is_ended_and_given_again(given: Given) -> None:
    head = given("kz-head").goes_to("/reports/places/")
    head.follows(head.page.locator(".line-title a").first)

    head.presses("End the seat", within="#team").sees("1 more member is needed.")
    head.presses("Seat", within="#team").sees("Seated.", within="#notices").misses("1 more member is needed.")
