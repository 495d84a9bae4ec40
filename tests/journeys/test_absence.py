"""A counsellor follows a child, and two of a school protect a place and open it again: on a phone and on a wide screen."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given
from tests.journeys.visitors import Visitor

DEMO_WORDS = "umay demo"
CHILD = "Demo Çocuk Bir"


def opens_vault(visitor: Visitor) -> Visitor:
    """Open the vault and come to the list."""
    visitor.goes_to("/vault/open/?next=/absent/")
    visitor.page.locator("input[name=words]").fill(DEMO_WORDS)
    visitor.page.locator("input[name=words]").press("Enter")
    return visitor.arrives()


def opens_child(visitor: Visitor) -> Visitor:
    """Open the first invented child from the list."""
    return opens_vault(visitor).follows(visitor.page.locator("h3.line-title a").filter(has_text="D. Ç. B.")).sees(CHILD)


def unfolds(visitor: Visitor, words: str) -> Visitor:
    """Open a part of the page that is folded."""
    visitor.page.locator("summary").filter(has_text=visitor.say(words)).first.click()
    return visitor


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_counsellor_plans_a_visit(given: Given, width: int) -> None:
    counsellor = given("counsellor", width=width).goes_to("/absent/").misses(CHILD)

    opens_child(counsellor)
    counsellor.page.locator("#visits select[name=who]").select_option(index=1)
    counsellor.page.locator("#visits input[name=planned_on]").fill("2026-12-04")
    counsellor.presses("Plan the visit")

    counsellor.sees("Planned. Whoever goes is told that there is something new.", "Visit planned")


def test_two_of_a_school_protect_a_place_and_lift_it_together(given: Given) -> None:
    counsellor = opens_child(given("counsellor"))
    unfolds(counsellor, "Protect the place").ticks("Demo principal").presses("Protect it now")
    counsellor.sees("Protected: never say it, write it or forward it. It stands on no list, letter or export.")
    unfolds(counsellor, "Lift the protection").presses("Ask")
    counsellor.sees("Asked. Nothing changes until somebody else confirms it within three days.")

    principal = opens_child(given("principal", width=PHONE))
    principal.presses("Confirm: lift it")

    principal.sees("Lifted. The place opens again for everybody who was let in.")


def test_a_child_is_entered_with_all_that_is_asked(given: Given) -> None:
    counsellor = opens_vault(given("counsellor", lang="tr", width=PHONE)).goes_to("/absent/new/")
    counsellor.page.locator("input[name=reason][value=register]").check()
    for name, value in (("found_on", "2026-11-20"), ("delete_on", "2027-11-20")):
        counsellor.page.locator(f"input[name={name}]").fill(value)
    for name in ("sex", "age_band", "grade_band", "centre"):
        for choice in counsellor.page.locator(f"select[name={name}]").all():
            choice.select_option(index=1)
    counsellor.writes("The child's name", "Deneme Çocuk").presses("Enter and seal")
    counsellor.sees("A list of the population office may be used on a legal basis only. Write the law and its article.")

    counsellor.writes("Legal basis", "5490 s. Kanun, m. 45").presses("Enter and seal")

    counsellor.sees("Entered and sealed. Plan the first visit next.", "Deneme Çocuk")
    for page in ("/absent/numbers/", "/absent/teams/"):
        counsellor.goes_to(page)
