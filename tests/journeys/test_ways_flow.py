"""A line home is led: counted at the gate, out of reach of any net at its end; the head learns at once who is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Given


@pytest.mark.timeout(300)
def test_a_class_counted_at_the_end_without_a_connection_is_known_to_the_head(given: Given) -> None:
    head = given("principal")
    head.goes_to("/lines/new/").writes("Name of the line", "North line").writes("Where it ends", "The mill").writes("Leaves at", "10:30")
    for day in ("Friday",):
        head.ticks(day)
    head.presses("Keep the line")
    teachers = head.page.get_by_label("First teacher").locator("option").all_text_contents()
    mine = next(at for at, words in enumerate(teachers) if "ounsel" in words)
    other = next(at for at in range(1, len(teachers)) if at != mine)
    head.writes("Class", "2-B")
    head.page.get_by_label("First teacher").select_option(index=mine)
    head.page.get_by_label("Second teacher").select_option(index=other)
    head.presses("Keep it").sees("2-B")
    line = head.page.url.removeprefix(head.url)

    phone = given("counsellor", width=PHONE)
    phone.goes_to("/lines/").sees("2-B leaves at").opens("Count who goes out")
    phone.sees("your class").writes("Out of the gate", "31").presses("Note it").sees("Count again at the end of the line.")
    phone.page.wait_for_function("navigator.serviceWorker.ready.then((found) => found.active !== null)")
    phone.page.wait_for_function("caches.keys().then((names) => names.some((name) => name.startsWith('umay-')))")
    phone.goes_to(line)

    phone.page.context.set_offline(True)
    phone.page.goto(phone.url + line)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("With a line home, without a connection")
    expect(phone.page.get_by_label("Where do you count?")).to_have_value("end")
    phone.page.get_by_label("How many children?").fill("30")
    phone.page.get_by_role("button", name="Note it").click()
    expect(phone.page.locator("main [data-said=kept]")).to_be_visible()
    expect(phone.page.locator("[data-list]")).to_contain_text("2-B")
    head.goes_to(line).misses("1 child is missing")

    phone.page.context.set_offline(False)
    expect(phone.page.locator("[data-answers]")).to_contain_text("1 child is missing", timeout=20_000)
    head.goes_to(line).sees("1 child is missing", "30 arrived at")
    head.goes_to("/lines/").sees("1 child is missing")
