"""A school's psychologist and a case, from the first words to the end: what comes next always stands on top."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor
from umay.vault.api import DEMO_WORDS

NAME = "Invented Child"
SAID = "She told the nurse that somebody at home hits her."


def with_open_vault(visitor: Visitor) -> Visitor:
    visitor.goes_to("/cases/")
    visitor.page.locator("input[type=password]").first.fill(DEMO_WORDS)
    visitor.button("Open it").click()
    return visitor.arrives()


def opens_a_case(visitor: Visitor, query: str = "") -> str:
    """Open a case in which a guardian is suspected; return its address."""
    visitor.goes_to(f"/cases/new/{query}")
    page = visitor.page
    page.fill("[name=words]", SAID)
    for name, value in (("kind", "domestic"), ("flags", "guardian_suspected"), ("offenders", "guardian"), ("sex", "girl")):
        page.check(f"[name={name}][value={value}]")
    page.fill("[name=name]", NAME)
    page.fill("[name=age]", "9")
    page.locator("main form button").last.click()
    visitor.arrives()
    return page.url.removeprefix(visitor.url)


def test_a_case_leads_from_the_first_step_to_the_next(given: Given) -> None:
    visitor = with_open_vault(given("kz-psychologist"))
    case = opens_a_case(visitor)
    first = visitor.page.locator(".strip-title").first.inner_text()

    visitor.page.locator(".strip a").first.click()
    visitor.arrives()
    visitor.page.fill("[name=words]", "She is with the nurse.")
    visitor.button("It is done").click()
    visitor.arrives()

    assert visitor.page.url.removeprefix(visitor.url) == case
    expect(visitor.page.locator(".strip-title").first).not_to_have_text(first)
    expect(visitor.page.locator("#time")).to_contain_text("She is with the nurse.")
    visitor.goes_to("/cases/")
    expect(visitor.page.locator("main")).to_contain_text("I. C.")
    expect(visitor.page.locator("main")).not_to_contain_text(NAME)


def test_guardians_are_told_after_a_named_decision_on_a_phone_without_script(given: Given) -> None:
    visitor = with_open_vault(given("kz-psychologist", width=PHONE, script=False))
    case = opens_a_case(visitor)

    visitor.page.locator(".notice a").first.click()
    visitor.arrives()
    visitor.page.check("[name=decided][value=wait]")
    visitor.page.fill("[name=words]", "He would be there tonight.")
    visitor.button("Decide").click()
    visitor.arrives()

    visitor.goes_to(case)
    expect(visitor.page.locator("#time")).to_contain_text("He would be there tonight.")
    for part in ("people/", "facts/", "close/", "write/forbidden/", "write/risk/", "write/interview/", "write/help_plan/"):
        visitor.goes_to(case + part)


def test_a_rehearsal_is_thrown_away_and_the_guide_needs_no_vault(given: Given) -> None:
    visitor = with_open_vault(given("kz-psychologist", lang="kk"))
    case = opens_a_case(visitor, "?practice=1")
    visitor.page.locator(".confirm > summary").last.click()
    visitor.page.locator(".confirm[open] button").last.click()
    visitor.arrives()
    answer = visitor.page.goto(visitor.url + case)
    assert answer is not None
    assert answer.status == 404

    visitor.goes_to("/guide/signs/?sign=bruises")
    visitor.page.locator("[name=sign]").first.check()
    visitor.page.locator("main form button").last.click()
    visitor.arrives()
    expect(visitor.page.locator("#found details").first).to_be_visible()
