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


def test_what_the_guard_writes_down_waits_for_the_heads_own_word(given: Given) -> None:
    guard = given(width=PHONE)
    door = guard.page.locator("#doors li, li:has(form)", has_text=guard.say("Guard at the gate")).first
    guard.follows(door.get_by_role("button")).goes_to("/visits/orders/new/").sees("The head gives the last word")
    guard.writes("Who is ordered to stay away", "Kişi Z").writes("Number of the decision", "2026/1")
    for label, day in (("Day of the decision", "2026-11-19"), ("Holds from", "2026-11-20"), ("Last day", "2026-12-20")):
        guard.writes(label, day)
    guard.ticks("Call the head.").ticks("Hand no child over to them.").writes("Whom to call", "112").presses("Enter and seal")
    guard.sees("It holds, and waits for the head's word", "Waiting for the head's word").misses("Give your word")

    guard.goes_to("/visits/new/").writes("Name", "Kişi Z").ticks("to deliver or fetch something").presses("Register")
    guard.sees("waiting for the head's word", "Hand no child over to them.")

    head = given("principal", lang="tr", width=PHONE).goes_to("/visits/").sees("Look and give your word")
    head.opens(head.say("Look and give your word")).follows(head.page.locator("a[href$='/word/']").first)
    head.sees("Is this order right?", "Kişi Z", "Hand no child over to them.").presses("Yes, it is so")
    head.sees("Confirmed by you. The gate sees that it is so.").misses("Waiting for the head's word")

    guard.goes_to("/visits/orders/").sees("Kişi Z").misses("Waiting for the head's word")
    guard.goes_to("/visits/").page.locator("select[name=word]").first.select_option(index=1)
    guard.presses("It is the person of the order").sees("nobody lets them in", "not let in")
    assert guard.page.locator(".said[data-tone=danger]").count() == 1


def test_a_teacher_tells_the_gate_whom_they_expect(given: Given) -> None:
    counsellor = given("counsellor", lang="tr", width=PHONE).goes_to("/visits/expected/")

    counsellor.page.locator("[name=name]").fill("Deneme Konuk")
    counsellor.ticks("to an event").presses("Tell the gate")

    counsellor.sees("The gate knows. On the day, your visitor is let in with one touch.", "Deneme Konuk")
    counsellor.presses("Does not come").sees("The gate does not wait for them any more.")
