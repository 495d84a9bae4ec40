"""A head sets up a post in a few minutes: chooses a plan, adjusts it, points at where it stands; the bell changes, and the post moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, WIDE, Given
from tests.journeys.visitors import Visitor

LONGEST = 2_600  # points of a page on a phone that offers fifteen plans


@pytest.mark.timeout(400)  # many pages in one journey
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_post_is_set_up_from_a_plan_and_follows_the_bell(given: Given, width: int) -> None:
    head = given("principal", width=width).goes_to("/posts/")
    head.opens("Set up a post")
    assert head.page.evaluate("document.documentElement.scrollHeight") < LONGEST
    plan = head.page.locator("details.plan", has_text="Plan 3:")
    plan.locator("summary").click()
    head.follows(plan.get_by_role("link", name="Start from this")).sees("Adjust and set up", "Your bell")

    head.writes("Number to call in danger", "155").writes("How far from the gate", "20").presses("Set up")
    head.sees("1 post is set up", "School gate", "3 posts, 8 people at once")
    new = head.page.locator("li.post-line", has_text="School gate")
    expect(new).to_contain_text("8:00–8:30")

    head.opens("School gate").opens("Point at it on the picture").sees("Press on the picture where post 3 stands.")
    drags_to_the_left(head)
    head.presses("Place it there").sees("The post stands where you pointed.")
    expect(head.page.locator(".gate-post circle").last).to_have_attribute("cx", "250")

    head.opens("Bell", within="main").opens("Arrival").writes("From", "08:10").writes("Until", "08:35").presses("Look at what moves")
    head.sees("windows move", "Nothing is saved yet.").presses("Save the bell")
    head.sees("The bell is kept, and the posts moved with it.", "The bell changed today", "Let the duties follow")
    head.goes_to("/posts/").sees("8:10–8:35").misses("8:00–8:30")


def drags_to_the_left(head: Visitor) -> None:
    """Tap the map at the gate, drag the pin to a quarter from the left, and move it on by keys and back."""
    ground, pin = head.page.locator(".point-ground"), head.page.locator(".point-pin")
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    assert box is not None
    ground.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.6})
    pin.hover()
    head.page.mouse.down()
    box = ground.bounding_box()
    assert box is not None
    head.page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5, steps=5)
    expect(head.page.locator("#id_across")).to_have_value("25")
    head.page.mouse.up()
    for key in ("ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowRight", "ArrowRight"):
        pin.press(key)
    expect(head.page.locator("#id_across")).to_have_value("25")


def test_a_post_is_placed_on_the_schools_own_picture_by_keyboard(given: Given, tmp_path: Path) -> None:
    plan = tmp_path / "plan.png"
    Image.new("RGB", (800, 500), "white").save(plan)
    head = given("principal", width=PHONE).goes_to("/posts/new/own/own/")
    head.page.locator("[name=post0_need_parent]").fill("2")
    head.presses("Set up")

    head.opens("Own picture of the school").adds_file(plan).presses("Keep the picture")
    head.sees("Not placed on it yet: 1, 2, 3.").opens("School gate").opens("Point at it on the picture").opens("Own picture of the school")
    head.writes("From the left edge", "25").writes("From the upper edge", "40").presses("Place it there")

    expect(head.page.locator(".own-map .gate-post circle")).to_have_attribute("cx", "250")


def test_a_post_that_is_dragged_out_of_the_ring_of_its_plan_is_warned_of_before_it_is_saved(given: Given) -> None:
    head = given("principal", width=PHONE).goes_to("/posts/new/cn-posts/template-p6/")
    for need in head.page.locator("[name*=_need_]").all():
        need.fill("1")
    head.presses("Set up")
    head.follows(head.page.locator("li.post-line .line-title a").nth(2)).opens("Point at it on the picture")

    head.writes("From the left edge", "50").writes("From the upper edge", "60").sees("Inside the ring: within 50 m of the gate.")
    pin = head.page.locator(".point-pin")
    pin.scroll_into_view_if_needed()
    for _step in range(4):
        pin.press("Shift+ArrowDown")

    head.sees("Outside the ring", "A patrol may go farther.").misses("Inside the ring")
    expect(pin).to_have_attribute("data-outside", "")
