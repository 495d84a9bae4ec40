"""A round is walked: the connection is lost in the middle of it, signs are scanned and a picture taken all the same; the head sees them later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Route, expect

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor

POINTS = ("Old transformer", "Bus stop", "River path")
WIDTH_KEPT = 1600  # pixels of the longer edge of a picture that waits on a phone
HOW_MANY = """async () => {
  const base = await new Promise((done) => (indexedDB.open("umay-pictures", 1).onsuccess = (event) => done(event.target.result)));
  return new Promise((done) => (base.transaction("pictures").objectStore("pictures").count().onsuccess = (event) => done(event.target.result)));
}"""


def _enters(head: Visitor, name: str) -> str:
    """Enter a checkpoint and return the address behind its code."""
    head.goes_to("/rounds/points/new/").writes("Name of the spot", name).presses("Keep it")
    head.opens(name, within="main .lines")
    return head.page.get_by_role("link", name="Open it as a phone would").get_attribute("href") or ""


def _scans(phone: Visitor, address: str) -> None:
    phone.page.goto(phone.url + address)
    phone.page.get_by_label("No sheet hangs here").check()
    phone.page.get_by_role("button", name="I am here: count it").click()


def _can_do_without_a_connection(phone: Visitor) -> Visitor:
    phone.page.wait_for_function("navigator.serviceWorker.ready.then((found) => found.active !== null)")
    phone.page.wait_for_function("caches.keys().then((names) => names.some((name) => name.startsWith('umay-')))")
    return phone


def _sees_a_danger(phone: Visitor, words: str, picture: Path | None = None) -> None:
    if not phone.page.get_by_label("In a few words").is_visible():
        phone.page.get_by_text("I see a danger").click()
    phone.page.get_by_label("In a few words").fill(words)
    if picture:
        phone.page.get_by_label("Picture").set_input_files(picture)
    phone.page.get_by_role("button", name="Keep it on this phone").click()


def _loses_the_answer_to_a_picture(route: Route) -> None:
    """The school's side took it, and the phone never hears of it."""
    if "multipart" in (route.request.headers.get("content-type") or ""):
        route.fetch()
        route.fulfill(status=408)
    else:
        route.continue_()


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    """A picture as a phone takes it: large, and it says with what it was taken."""
    exif = Image.Exif()
    exif[0x0110] = "A phone"
    found = tmp_path / "fence.jpg"
    Image.effect_noise((3200, 2400), 60).convert("RGB").save(found, quality=90, exif=exif)
    return found


@pytest.mark.timeout(300)
def test_signs_scanned_without_a_connection_reach_the_head_once(given: Given, taken: Path) -> None:
    head = given("principal")
    signs = [_enters(head, name) for name in POINTS]
    head.goes_to("/rounds/routes/new/").writes("Name of the route", "Evening way")
    for field in head.page.get_by_label("Order").all():
        field.fill("")
    for name, order in zip(POINTS, "123", strict=True):
        head.page.locator(".halt", has_text=name).get_by_label("Order").fill(order)
    head.presses("Keep the route").sees("Evening way")

    phone = given("counsellor", width=PHONE)
    _can_do_without_a_connection(phone.goes_to("/rounds/"))
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
    _sees_a_danger(phone, "The fence is down", taken)
    expect(phone.page.locator("[data-number]")).to_have_text("3")
    expect(phone.page.locator("[data-list]")).to_contain_text("with a picture")
    assert phone.page.evaluate(HOW_MANY) == 1

    phone.page.route("**/rounds/send/", _loses_the_answer_to_a_picture)
    phone.page.context.set_offline(False)
    expect(phone.page.locator("main [data-said=sent]")).to_be_visible(timeout=20_000)
    expect(phone.page.locator("[data-answers]")).to_contain_text(f"{POINTS[1]}: counted")
    expect(phone.page.locator("[data-number]")).to_have_text("1")
    phone.page.unroute("**/rounds/send/")
    phone.page.goto(began)
    expect(phone.page.locator("[data-answers]")).to_contain_text("written down with its picture", timeout=20_000)
    expect(phone.page.locator("[data-waiting]")).to_be_hidden()
    assert phone.page.evaluate(HOW_MANY) == 0

    head.goes_to("/rounds/").sees("Evening way", "walked whole")
    head.opens("Evening way", within="main .lines").sees("Every point was passed.", *POINTS, "the phone's clock was wrong")
    head.goes_to("/hazards/").sees(POINTS[2])
    assert head.page.locator("main .line-title", has_text=POINTS[2]).count() == 1
    head.opens(POINTS[2], within="main .line-title").sees("The fence is down")
    assert head.page.locator("main .photos img").count() == 1
    assert head.page.locator("main .photos img").evaluate("each => each.decode().then(() => each.naturalWidth)") == WIDTH_KEPT


@pytest.mark.timeout(300)
def test_a_sixth_picture_is_not_kept_and_the_phone_says_so_and_keeps_the_words(given: Given, taken: Path, tmp_path: Path) -> None:
    phone = given("counsellor", width=PHONE)
    _can_do_without_a_connection(phone.goes_to("/rounds/"))
    phone.page.context.set_offline(True)
    phone.page.goto(phone.url + "/rounds/")
    number, full, unread = (phone.page.locator(f"main {one}") for one in ("[data-number]", "[data-said=full]", "[data-said=unread]"))

    for nth in range(1, 6):
        _sees_a_danger(phone, "", taken)  # a picture alone will do
        expect(number).to_have_text(str(nth))
    expect(full).to_be_hidden()
    _sees_a_danger(phone, "", taken)
    expect(full).to_be_visible()
    expect(number).to_have_text("5")
    phone.page.get_by_label("In a few words").fill("A manhole without its lid")
    phone.page.get_by_role("button", name="Keep it on this phone").click()
    expect(number).to_have_text("6")
    expect(full).to_be_visible()
    assert phone.page.evaluate(HOW_MANY) == 5

    torn = tmp_path / "torn.jpg"
    torn.write_bytes(b"no picture at all")
    phone.page.evaluate("new Promise((done) => (indexedDB.deleteDatabase('umay-pictures').onsuccess = done))")
    _sees_a_danger(phone, "", torn)
    expect(unread).to_be_visible()
    expect(number).to_have_text("6")
