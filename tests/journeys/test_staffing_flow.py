"""A parent joins by the link of a class, is looked at and accepted, and finds their own page; who lost the pass gets another."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor

NAME, PHONE_NUMBER = "Ayşegül Demirtaş", "0555 321 00 99"


def enrols(parent: Visitor, join: str) -> str:
    """Enrol by the link, and return the address of the pass that is shown."""
    parent.goes_to(join)
    parent.writes("Name and family name", NAME).writes("Phone", PHONE_NUMBER).presses("Enrol")
    parent.sees("Thank you, you are enrolled", "Keep this on your phone")
    return parent.page.locator(".sign-address").inner_text().strip()


def waits_for(head: Visitor) -> Visitor:
    """Open the page of whoever waits under the parent's name."""
    return head.goes_to("/staffing/?show=waiting").opens(NAME)


@pytest.mark.timeout(500)
def test_a_parent_joins_is_accepted_and_sees_their_own_page(given: Given) -> None:
    head, parent, again = given("principal"), given(width=PHONE), given(width=PHONE)

    head.goes_to("/staffing/links/").writes("Class", "4-C").presses("Make the link").sees("4-C")
    join = head.page.locator(".sign-address").inner_text().strip().removeprefix(head.url)
    secret = enrols(parent, join)
    parent.opens("Open my page").sees(NAME, "The school has not accepted you yet")

    waits_for(head).sees("proof not seen" if head.page.locator("#proof details[open]").count() else "not taught yet")
    if not head.page.locator("#proof details[open]").count():
        head.page.locator("#proof summary").click()
    head.ticks("Nothing that bars").presses("Record what you saw").sees("Recorded: that you looked", "Nothing that bars")
    head.presses("Accept for the school year")
    parent.page.goto(secret)
    assert re.search(r"/my-duties/$", parent.arrives().page.url)
    parent.page.locator("main summary", has_text="Your name on the board").click()
    parent.opens("Change it, and see what the school keeps of you").sees(
        "You are accepted for this school year", "Somebody looked at my proof"
    )

    enrols(again, join)  # on another phone: the first one is lost, or it was somebody else
    again.opens("Open my page").sees("The school has not accepted you yet").misses("Somebody looked at my proof")
    waits_for(head).sees("Somebody with this name and number is on the list already").presses("Hand over this pass")
    again.goes_to("/my-pass/").sees("You are accepted for this school year")
    parent.goes_to("/my-pass/").sees("Your pass has ended")
