"""A head sets up a post in a few minutes: chooses a plan, adjusts it, points at where it stands; the bell changes, and the post moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, WIDE, Given

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
    picture = head.page.locator(".point-at [type=image]")
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    head.arrives().sees("The post stands where you pointed.")
    across = int(head.page.locator(".gate-post circle").last.get_attribute("cx") or 0)
    assert abs(across - 250) < 6  # a point of a phone's picture is three of the whole one

    head.opens("Bell", within="main").opens("Arrival").writes("From", "08:10").writes("Until", "08:35").presses("Look at what moves")
    head.sees("windows move", "Nothing is saved yet.").presses("Save the bell")
    head.sees("The bell is kept, and the posts moved with it.", "The bell changed today", "Let the duties follow")
    head.goes_to("/posts/").sees("8:10–8:35").misses("8:00–8:30")


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
