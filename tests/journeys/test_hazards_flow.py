"""A danger from a sign on the wall to struck off: told by a stranger, given by the head, fixed by one, checked by another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PIL import Image

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor
from tests.journeys.worlds import Site
from umay.core.api import Place
from umay.hazards.api import public_code

_SCHOOL = """
select u.id from people_account a join people_appointment h on h.person_id = a.person_id join places_unit u on u.id = h.unit_id
where a.email = 'principal@demo.invalid'
"""


def sign_of(site: Site, label: str) -> str:
    """Return where the sign of a spot leads that hangs at the demo's first school."""
    ((unit_id,),) = site.ask(_SCHOOL, [])
    return f"/danger/{public_code(Place(int(str(unit_id)), '', ''), label, date(2027, 6, 30))}/"


def unfolds(visitor: Visitor, words: str) -> Visitor:
    """Open what folds under these words."""
    visitor.page.locator("main details.more > summary", has_text=visitor.say(words)).click()
    return visitor


def test_a_danger_told_by_a_stranger_is_fixed_by_one_and_struck_off_by_another(site: Site, given: Given, tmp_path: Path) -> None:
    picture = tmp_path / "fence.jpg"
    Image.new("RGB", (320, 240), "saddlebrown").save(picture)

    stranger = (
        given(width=PHONE).goes_to(sign_of(site, "2 · Bicycle stand") + "?in=en").sees("What is dangerous here?", "2 · Bicycle stand")
    )
    stranger.ticks("Fence or gate").writes("What do you see?", "A hole as large as a child").adds_file(picture)
    stranger.presses("Tell the school").sees("Thank you. It has arrived.").misses("could not be kept")

    head = given("principal", width=PHONE).goes_to("/hazards/?show=told")
    head.follows(head.page.locator("main .line-title a").first).sees(
        "A hole as large as a child", "Somebody outside told of it: is it there?"
    )
    assert head.page.locator("main .photos img").evaluate("each => each.decode().then(() => each.naturalWidth)") == 320
    head.presses("Yes, it is there").sees("Now it stands in the ledger.")
    unfolds(head, "Who sees to it, until when").ticks("large", within="form[action*='/give/']")
    head.writes("Meanwhile", "A tape, and somebody who stands there").presses("Keep it so", within="form[action*='/give/']")
    head.sees("Kept. Whoever sees to it is told", "A tape, and somebody who stands there", "large")
    address = head.page.url.removeprefix(head.url)

    office = given("district-secretary").goes_to("/hazards/area/").sees("2 · Bicycle stand")
    office.follows(office.page.locator("main .line-title a", has_text="Bicycle stand")).sees("A hole as large as a child")

    unfolds(head, "It is fixed").writes("What was done?", "New boards").presses("Say that it is fixed")
    head.sees("You said that it is fixed", "Somebody else looks now").misses("I looked: it is gone")

    counsellor = given("counsellor", width=PHONE).goes_to(address).sees("New boards")
    unfolds(counsellor, "I looked: it is gone").presses("Strike it off").sees(
        "Struck off.", "Checked by somebody else: gone, struck off", "Look again"
    )

    office.goes_to("/hazards/area/").misses("2 · Bicycle stand")
    head.goes_to("/hazards/").misses("2 · Bicycle stand").goes_to("/hazards/?show=gone").sees("2 · Bicycle stand")


def test_a_danger_is_pointed_at_on_the_map_and_stands_there_until_it_is_gone(given: Given) -> None:
    counsellor = given("counsellor", width=PHONE).goes_to("/hazards/new/")
    counsellor.ticks("Fence or gate").writes("Where?", "Hole behind the shed")
    unfolds(counsellor, "Point at it on the map")
    ground = counsellor.page.locator(".point-ground:visible")
    box = ground.bounding_box()
    assert box is not None
    ground.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.5})
    counsellor.page.locator(".point-pin:visible").press("ArrowRight")
    assert int(counsellor.page.locator("#id_across").input_value()) in (80, 81, 82)  # a phone's point is a third of a hundredth
    counsellor.writes("From the left edge", "80").presses("Put it into the ledger").sees("Hole behind the shed", "Where it is on the map")

    head = given("principal").goes_to("/posts/")
    head.follows(head.page.locator(".gate-danger path[d^='M800 290']").locator("..")).sees("Hole behind the shed")


def test_an_incident_is_kept_by_one_tap_and_words_are_added_by_whoever_was_there(given: Given) -> None:
    head = given("principal", width=PHONE).goes_to("/incidents/new/")
    head.follows(head.page.locator("button[value=stranger]")).sees("Kept, with its time.")
    unfolds(head, "Write where and what").writes("Where?", "East gate").writes("What happened?", "Somebody climbed over the fence").presses(
        "Keep it"
    )
    address = head.sees("Added, with your name and the time.").page.url.removeprefix(head.url)

    counsellor = given("counsellor", width=PHONE).goes_to(address).sees("Somebody climbed over the fence")
    unfolds(counsellor, "Add to it").writes("What happened?", "They left again by themselves").presses("Keep it")

    counsellor.sees("Somebody climbed over the fence", "They left again by themselves")
    head.goes_to(address).sees("Somebody climbed over the fence", "They left again by themselves")
