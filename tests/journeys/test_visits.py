"""The gate registers a visitor, and a name like one in an order waits for a person's word: on a phone and on a wide screen."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_name_like_one_in_an_order_waits_for_the_head(given: Given, width: int) -> None:
    gate = given("principal", width=width).goes_to("/visits/new/")
    gate.writes("Name", "Kişi A").ticks("to deliver or fetch something").presses("Register")
    gate.sees("A name like Kişi A stands in an order: call the head")

    gate.page.locator("select[name=word]").first.select_option(index=1)
    gate.presses("Somebody else: let them in")

    gate.sees("Let in with pass", "Inside now")
    gate.goes_to("/visits/orders/").sees("No list of people for their health")
    gate.goes_to("/visits/orders/new/")


def test_a_teacher_tells_the_gate_whom_they_expect(given: Given) -> None:
    counsellor = given("counsellor", lang="tr", width=PHONE).goes_to("/visits/expected/")

    counsellor.writes("Name", "Deneme Konuk").ticks("to an event").presses("Tell the gate")

    counsellor.sees("The gate knows. On the day, your visitor is let in with one touch.", "Deneme Konuk")
    counsellor.presses("Does not come").sees("The gate does not wait for them any more.")
