"""A round is walked: the connection is lost in the middle of it, two signs are scanned all the same, and the head sees them once it is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor

POINTS = ("Old transformer", "Bus stop", "River path")


def _enters(head: Visitor, name: str) -> str:
    """Enter a checkpoint and return the address behind its code."""
    head.goes_to("/rounds/points/new/").writes("Name of the spot", name).presses("Keep it")
    head.opens(name, within="main .lines")
    return head.page.get_by_role("link", name="Open it as a phone would").get_attribute("href") or ""


def _scans(phone: Visitor, address: str) -> None:
    phone.page.goto(phone.url + address)
    phone.page.get_by_label("No sheet hangs here").check()
    phone.page.get_by_role("button", name="I am here: count it").click()


@pytest.mark.timeout(300)
def test_signs_scanned_without_a_connection_reach_the_head_once(given: Given) -> None:
    head = given("principal")
    signs = [_enters(head, name) for name in POINTS]
    head.goes_to("/rounds/routes/new/").writes("Name of the route", "Evening way")
    for field in head.page.get_by_label("Order").all():
        field.fill("")
    for name, order in zip(POINTS, "123", strict=True):
        head.page.locator(".halt", has_text=name).get_by_label("Order").fill(order)
    head.presses("Keep the route").sees("Evening way")

    phone = given("counsellor", width=PHONE)
    phone.goes_to("/rounds/")
    phone.page.wait_for_function("navigator.serviceWorker.ready.then((found) => found.active !== null)")
    phone.page.wait_for_function("caches.keys().then((names) => names.some((name) => name.startsWith('umay-')))")
    phone.button("Evening way").click()
    phone.arrives().sees("Next:", POINTS[0])
    _scans(phone, signs[0])
    phone.arrives().sees("counted", "1 of 3 points passed")
    began = phone.page.url

    phone.page.context.set_offline(True)
    phone.page.goto(began)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("On a round, without a connection")
    plan = phone.page.locator("[data-shows=rounds]")
    expect(plan.locator("li", has_text=POINTS[0])).to_contain_text("passed")
    expect(plan.locator("li", has_text=POINTS[1])).to_contain_text("next")
    _scans(phone, signs[1])
    expect(phone.page.locator("main [data-said=kept]")).to_be_visible()
    expect(phone.page.locator("[data-list]")).to_contain_text(POINTS[1])
    _scans(phone, signs[2])
    expect(phone.page.locator("[data-number]")).to_have_text("2")
    phone.page.get_by_text("I see a danger").click()
    phone.page.get_by_label("In a few words").fill("The fence is down")
    phone.page.get_by_role("button", name="Keep it on this phone").click()
    expect(phone.page.locator("[data-number]")).to_have_text("3")

    phone.page.context.set_offline(False)
    expect(phone.page.locator("main [data-said=sent]")).to_be_visible(timeout=20_000)
    expect(phone.page.locator("[data-answers]")).to_contain_text(f"{POINTS[1]}: counted")
    expect(phone.page.locator("[data-answers]")).to_contain_text("stands in the ledger of dangers")
    expect(phone.page.locator("[data-waiting]")).to_be_hidden()

    head.goes_to("/rounds/").sees("Evening way", "walked whole")
    head.opens("Evening way", within="main .lines").sees("Every point was passed.", *POINTS, "the phone's clock was wrong")
    head.goes_to("/hazards/").sees(POINTS[2])
