"""A parent at the gate without a connection: a plain page where none is kept, and each sign-in told of afterwards, counted or not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Given
from tests.journeys.test_watch import _GATE
from tests.journeys.visitors import Visitor
from tests.journeys.worlds import Site

_LATER = """
with moved as (update posts_window set starts = time '14:35', ends = time '15:40' where starts = time '10:20' and label = %s returning id)
update rosters_shift set starts_at = timestamptz '2026-11-20 14:35+03', ends_at = timestamptz '2026-11-20 15:40+03'
where window_id in (select id from moved)
"""


def at_hand(visitor: Visitor) -> Visitor:
    visitor.page.wait_for_function("navigator.serviceWorker.ready.then((found) => found.active !== null)")
    visitor.page.wait_for_function("caches.keys().then((names) => names.some((name) => name.startsWith('umay-')))")
    visitor.page.reload()
    visitor.page.wait_for_function(
        """() => new Promise((done) => { const asked = indexedDB.open("umay-offline", 1);
        asked.onsuccess = () => { const get = asked.result.transaction("drafts").objectStore("drafts").get("opens");
        get.onsuccess = () => done(Boolean(get.result)); }; })"""
    )
    return visitor


@pytest.mark.timeout(300)
def test_a_page_that_is_not_kept_says_so_plainly_to_a_parent(given: Given) -> None:
    parent = given(width=PHONE)
    parent.page.locator("#passes button").first.click()
    at_hand(parent.arrives().goes_to("/my-duties/"))

    parent.page.context.set_offline(True)
    parent.page.goto(f"{parent.url}/my-duties/")
    expect(parent.page.locator("main [data-behaviour=alone]")).to_be_visible()
    expect(parent.page.locator('[data-opens="/incidents/new/"]')).to_be_visible()
    expect(parent.page.locator('[data-opens="/reports/new/"]')).to_be_hidden()
    expect(parent.page.locator("[data-none]")).to_be_visible()

    parent.page.locator('[data-opens="/incidents/new/"] a').click()
    parent.page.locator("button[name=nature][value=traffic]").click()
    expect(parent.page.locator("main > [data-said=kept]")).to_be_visible()
    parent.page.goto(f"{parent.url}/my-duties/")
    expect(parent.page.locator("[data-waiting] li")).to_have_count(1)
    expect(parent.page.locator("[data-none]")).to_be_hidden()
    parent.faults[:] = [one for one in parent.faults if "ERR_FAILED" not in one]  # the small style sheet of a room is not kept


@pytest.mark.timeout(300)
def test_a_sign_in_that_does_not_count_is_told_until_it_is_seen(site: Site, given: Given) -> None:
    site.change(_GATE, ["counsellor@demo.invalid"])
    head = given("principal").goes_to("/watch/")
    head.follows(head.page.locator("section.post-now a", has_text=head.say("The post's code")).first)
    head.presses("Make the code")
    address = head.page.get_by_role("link", name="Open it as a phone would").get_attribute("href") or ""
    site.change(_LATER, [""])

    phone = given("counsellor", width=PHONE)
    at_hand(phone).goes_to(address.removeprefix(phone.url)).sees("North gate")
    phone.page.context.set_offline(True)
    phone.page.goto(address)
    phone.page.get_by_role("button", name="I am here").click()
    expect(phone.page.locator("main > [data-said=kept]")).to_be_visible()
    phone.page.goto(f"{phone.url}/day/")
    expect(phone.page.get_by_role("link", name="The post you stood at last: Post 9")).to_be_visible()
    expect(phone.page.get_by_role("link", name="155")).to_be_visible()
    expect(phone.page.get_by_role("link", name="Report a concern")).to_be_visible()  # to staff it is offered
    expect(phone.page.locator("[data-waiting] li")).to_contain_text("You came or went at a post")

    phone.page.context.set_offline(False)
    phone.page.goto(f"{phone.url}/day/")
    told = phone.page.locator("#notices [data-answers]")
    for _visit in range(2):
        expect(told).to_contain_text("nobody was needed at Post 9. Your window begins at 14:35 at Post 9", timeout=20_000)
        phone.page.reload()
    phone.page.get_by_role("button", name="I have read it").click()
    phone.page.wait_for_timeout(500)
    phone.page.reload()
    phone.page.wait_for_timeout(1500)
    expect(told).to_have_count(0)
