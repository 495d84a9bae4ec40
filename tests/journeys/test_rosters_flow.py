"""A roster from the office to the gate: made, published, a place left and filled; and two parents who swap without the office."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor
from tests.journeys.worlds import Site

_ASKED = "select worker.uid from duties_offer offer join staffing_worker worker on worker.id = offer.asked[1] where offer.kind = 'swap'"
_PASS = (
    "update staffing_worker set pass_hash = md5(uid::text) || md5(code) where uid = %s and pass_hash = ''"  # not everybody bears one here
)
SCHOOL = "Cumhuriyet Ortaokulu"


def with_a_pass(visitor: Visitor, worker_uid: object = None) -> Visitor:
    """Come by the pass of the first parent of the school, or of somebody else who bears one."""
    door = visitor.page.locator("#passes li", has_text=SCHOOL).first.locator("form")
    if worker_uid is not None:
        door.evaluate("(form, uid) => { form.action = form.action.replace(/[0-9a-f-]{36}/, uid) }", str(worker_uid))
    door.locator("button").click()
    visitor.arrives().goes_to("/my-duties/")
    visitor.lang = visitor.page.get_attribute("html", "lang") or visitor.lang  # a pass speaks the language of its bearer
    return visitor


@pytest.mark.timeout(300)
def test_a_roster_is_made_and_published_and_who_cannot_come_is_replaced(given: Given) -> None:
    principal = given("principal").goes_to("/rosters/make/")
    principal.sees("A published roster has these days already")
    principal.goes_to("/rosters/all/")
    principal.page.locator("details.confirm > summary", has_text=principal.say("End")).first.click()
    principal.presses("End it").goes_to("/rosters/make/").misses("A published roster has these days already")
    principal.presses("Make the roster").sees("This is a draft: nobody else sees it")
    principal.page.locator("details.confirm > summary", has_text=principal.say("Publish")).first.click()
    principal.presses("Publish and tell everybody").sees("Published. Everybody who stands in it is told")

    parent = with_a_pass(given(width=PHONE)).sees("Your next duty")
    day = parent.page.locator(".next-duty-day").inner_text()
    parent.page.locator(".next-duty details.confirm > summary").click()
    parent.presses("I cannot come").misses(day)

    principal.goes_to("/rosters/times/").sees("Left empty:")
    principal.opens(principal.say("See who is free")).presses("Put here").sees("stands there now", "No other duty moved.")
    principal.goes_to("/rosters/times/").misses("Left empty:")


@pytest.mark.timeout(300)
def test_two_parents_swap_without_the_office(site: Site, given: Given) -> None:
    one = with_a_pass(given(width=PHONE))
    day = one.page.locator(".next-duty-day").inner_text()
    one.follows(one.page.locator(".next-duty a", has_text=one.say("Swap")).first)
    one.follows(one.page.locator("main li.line").filter(has_not_text=day.partition(",")[0]).first.locator("button"))
    one.sees("Proposed. Nothing changes before they accept; until then the duty is yours.")

    ((other_uid,),) = site.ask(_ASKED, [])
    site.change(_PASS, [other_uid])
    other = with_a_pass(given(width=PHONE), other_uid)
    other.presses("Swap", within="section.strip").sees("Swapped. Your duties below are the new ones.", day)

    one.goes_to("/my-duties/").misses("Withdraw", day)


def test_a_phone_shows_the_next_duty_and_who_stands_next_on_its_first_screen(given: Given) -> None:
    parent = with_a_pass(given(width=PHONE))
    head = given("principal", width=PHONE).goes_to("/rosters/")

    for who, part in ((parent, ".next-duty-day"), (head, ".roster-near li")):
        box = who.page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 780
        assert who.page.locator("details[data-fold][open]").count() == 0
        assert who.page.evaluate("document.documentElement.scrollHeight") < 2400
