"""The gallery in a real browser: accessible, within its width, and nothing the content policy refuses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no browser here")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with override_settings(UMAY_DEMO=True, ALLOWED_HOSTS=["*"]):
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        assert not server.error
        yield f"http://127.0.0.1:{server.port}"
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("path", ["", "my-day/", "grid/", "roster/", "tell/", "error/404/"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_a_page_is_open_to_all(browser: Browser, site: str, path: str, width: int, scheme: str) -> None:
    said: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text) if message.type == "error" and "404" not in message.text else None)

    page.goto(f"{site}/gallery/{path}")
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    complaints = tuple(said)  # before the checker puts its own styles in
    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()

    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert overflow <= 0
    assert complaints == ()


def test_what_was_written_comes_back_and_errors_take_the_focus(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/gallery/")
    page.fill("[name=topic]", "Safety at the gate")
    page.wait_for_selector("[data-draft-said]:not([hidden])")

    page.reload()
    kept = page.input_value("[name=topic]")
    page.click("form.form button:has-text('Record')")
    page.wait_for_selector("#error-summary")
    focused = page.evaluate("document.activeElement.id")
    page.close()

    assert kept == "Safety at the gate"
    assert focused == "error-summary"


def test_what_came_back_is_let_go_of_by_one_press_and_an_emptied_field_takes_nothing_away(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/gallery/")
    came_with = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form.form')))")
    filled = next(name for name, value in came_with.items() if value and page.is_visible(f"input[type=text][name={name}]"))
    page.fill("[name=topic]", "Safety at the gate")
    page.fill(f"[name={filled}]", "")
    page.wait_for_selector("[data-draft-said]:not([hidden])")

    page.reload()
    restored = page.input_value("[name=topic]"), page.input_value(f"[name={filled}]")
    page.click("[data-draft-back]")
    back, said = page.input_value("[name=topic]"), page.is_visible("[data-draft-said]")
    page.reload()
    afresh = page.input_value("[name=topic]")
    page.close()

    assert restored == ("Safety at the gate", came_with[filled])
    assert (back, said, afresh) == (came_with["topic"], False, came_with["topic"])


def test_everything_works_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/gallery/my-day/")

    page.click(".bar-more > summary")
    more = page.is_visible(".bar-sheet a:has-text('Boards')")
    page.click(".tools .menu > summary >> nth=0")
    page.click(".tools .language[value=tr]")
    lang = page.get_attribute("html", "lang")
    context.close()

    assert more
    assert lang == "tr"
