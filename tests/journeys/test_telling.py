"""Somebody tells, in a real browser: on a phone and a wide screen, with script and without, in several languages, and is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from django.utils import timezone, translation
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import REMEMBER_REFUSED, barriers, refused_by_policy, too_wide
from tests.support.cast import NOW, build_cast
from umay.reports.tests.telling_world import CODE, build
from umay.telling.forms.tokens import LEAST_S

PHONE, WIDE = 360, 1440
WORDS = "He waits for me at the gate after school"
HAND_MS = 1_000 * (LEAST_S + 1)  # no hand writes in less; a form that comes back sooner is shown once more
ELSEWHERE = "https://www.wikipedia.org/"
Comes = Callable[..., "Teller"]


@pytest.fixture(scope="module")
def place(test_database: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A school's place to tell, served as browsers meet it. The clock runs on from the day of the cast."""
    real, started = timezone.now, timezone.now()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: NOW + (real() - started))
        test_database.clean()
        build(build_cast())
        patch.setattr("django.conf.settings.ALLOWED_HOSTS", ["*"])
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        yield f"http://127.0.0.1:{server.port}/tell/{CODE}"
        server.terminate()
        test_database.clean()


@dataclass
class Teller:
    """Somebody in front of a browser."""

    page: Page
    lang: str
    script: bool

    def say(self, words: str) -> str:
        """Return what the page says for English words."""
        with translation.override(self.lang):
            return translation.gettext(words)

    def press(self, words: str) -> Teller:
        """Press a button, and see that the page that comes is open to all."""
        self.page.get_by_role("button", name=re.compile(f"^{re.escape(self.say(words))}")).last.click()
        return self

    def sees(self, words: str) -> Teller:
        """Assert that the words stand as the page's title, and nothing keeps anybody from using the page."""
        expect(self.page.locator("h1")).to_contain_text(self.say(words), timeout=20_000)
        self.page.wait_for_load_state()
        assert too_wide(self.page) == 0
        assert self.page.evaluate(SMALL) == []
        if self.script:  # the checker is a script itself
            assert refused_by_policy(self.page) == []
            assert barriers(self.page) == []
        return self


SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), textarea, summary")]
    .filter(each => each.checkVisibility() && !each.closest(".trap, .default, .skip") && !each.matches(".default, .skip, p a"))
    .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)])
    .filter(([box]) => box.height < 44 || box.width < 44).map(([, html]) => html)"""


@pytest.fixture
def comes(place: str, chromium: Browser) -> Iterator[Comes]:
    """Return a function that brings somebody to the first screen. Pages elsewhere are played by an empty one."""
    contexts = []

    def bring(*, lang: str = "en", width: int = PHONE, script: bool = True, scheme: str = "light", **more: Any) -> Teller:
        size = {"width": width, "height": 780}
        context = chromium.new_context(viewport=size, java_script_enabled=script, color_scheme=scheme, reduced_motion="reduce", **more)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        context.add_init_script(REMEMBER_REFUSED)
        context.route(f"{ELSEWHERE}**", _elsewhere)
        contexts.append(context)
        page = context.new_page()
        page.goto("about:blank")
        page.goto(f"{place}?in={lang}")
        return Teller(page, lang, script)

    yield bring

    for context in contexts:
        context.close()


def _elsewhere(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>", content_type="text/html")


def tells(teller: Teller) -> list[str]:
    """Go through the three screens and return the secret words, or the signs where the language has no words."""
    teller.sees("What happened is not your fault.").press("It happened to me")
    teller.sees("Tell us what happened").page.locator("#words").fill(WORDS)
    teller.page.locator("input[name=danger]").check(force=True)
    teller.press("Go on").sees("Look at it once more, then send it")
    secret = teller.page.locator(".secret li").all_inner_texts() or [" ".join(teller.page.locator(".signs span").all_inner_texts())]
    teller.page.wait_for_timeout(HAND_MS)
    teller.press("Send it").sees("It has arrived. Thank you for telling.")
    return secret


@pytest.mark.parametrize(
    ("lang", "width", "script", "scheme"),
    [
        ("en", PHONE, True, "light"),
        ("kk", PHONE, False, "dark"),
        ("vi", WIDE, True, "dark"),
        ("ru", PHONE, True, "light"),
        ("tr", WIDE, False, "light"),
    ],
)
def test_somebody_tells_and_comes_back_with_the_secret_words(comes: Comes, lang: str, width: int, script: bool, scheme: str) -> None:
    secret = tells(comes(lang=lang, width=width, script=script, scheme=scheme))

    later = comes(lang=lang, width=width, script=script, scheme=scheme)
    later.press("I told before: read the answer")
    later.sees("Read the answer").page.locator("#receipt").fill(" ".join(secret))
    later.press("Open the answer").sees("What you told, and what became of it")
    expect(later.page.locator(".talk")).to_contain_text(WORDS)
    later.page.locator("#words").fill("It happened again")
    later.press("Send it")
    expect(later.page.locator(".talk")).to_contain_text("It happened again", timeout=20_000)


def test_nothing_is_kept_and_going_back_shows_nothing_after_leaving(comes: Comes) -> None:
    teller = comes()
    tells(teller)
    assert teller.page.context.cookies() == []
    assert teller.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert teller.page.title() == "Help and information"

    teller.page.get_by_role("link", name="Leave now").click()
    expect(teller.page.locator("h1")).to_have_text("Elsewhere", timeout=20_000)

    teller.page.go_back()
    assert teller.page.url == "about:blank"
    assert teller.page.context.cookies() == []


def test_escape_pressed_twice_leaves(comes: Comes) -> None:
    teller = comes().press("I am worried about something").sees("Tell us what worries you")
    teller.page.locator("#words").press_sequentially("half a word")

    teller.page.keyboard.press("Escape")
    teller.page.keyboard.press("Escape")

    expect(teller.page.locator("h1")).to_have_text("Elsewhere", timeout=20_000)
    teller.page.go_back()
    assert teller.page.url == "about:blank"


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_needs_no_answer_of_ours(comes: Comes, by_key: bool) -> None:
    teller = comes().press("I am worried about something").sees("Tell us what worries you")
    teller.page.locator("#words").fill(WORDS)
    teller.page.context.route("**/leave", lambda route: route.abort())

    if by_key:
        teller.page.keyboard.press("Escape")
        teller.page.keyboard.press("Escape")
    else:
        teller.page.get_by_role("link", name="Leave now").click()

    expect(teller.page.locator("h1")).to_have_text("Elsewhere", timeout=20_000)


def test_without_script_going_back_after_leaving_shows_none_of_what_was_typed(comes: Comes) -> None:
    teller = comes(script=False).press("It happened to me").sees("Tell us what happened")
    teller.page.locator("#words").fill(WORDS)
    teller.press("Go on").sees("Look at it once more, then send it")

    teller.page.get_by_role("link", name="Leave now").click()
    expect(teller.page.locator("h1")).to_have_text("Elsewhere", timeout=20_000)
    teller.page.go_back()

    assert WORDS not in teller.page.content()


def test_the_language_can_be_changed_with_half_a_story_written(comes: Comes) -> None:
    teller = comes().press("It happened to someone else").sees("Tell us what you saw or heard")
    teller.page.locator("#words").fill(WORDS)

    teller.page.locator(".languages summary").click()
    teller.page.get_by_role("button", name="Қазақша").click()
    teller.lang = "kk"

    teller.sees("Tell us what you saw or heard")
    assert teller.page.locator("#words").input_value() == WORDS


def test_a_line_that_is_cut_loses_nothing(comes: Comes) -> None:
    teller = comes().press("It happened to me").sees("Tell us what happened")
    teller.page.locator("#words").fill(WORDS)
    teller.press("Go on").sees("Look at it once more, then send it")
    secret = teller.page.locator(".secret").inner_text()

    teller.page.context.set_offline(True)
    teller.press("Send it")
    expect(teller.page.locator("#no-line")).to_be_visible()
    teller.page.context.set_offline(False)
    teller.page.wait_for_timeout(HAND_MS)
    teller.press("Send it").sees("It has arrived. Thank you for telling.")

    assert teller.page.locator(".secret").inner_text() == secret


@pytest.mark.parametrize("path", ["/tell/nothing", "/tell/nothing/answers"])
def test_where_nobody_reads_the_page_says_so(comes: Comes, place: str, path: str) -> None:
    teller = comes(width=WIDE)
    teller.page.goto(place.rpartition("/tell/")[0] + path)

    teller.sees("Nobody reads messages at this address" if path.endswith("nothing") else "Read the answer")


VOICES = """Object.defineProperty(window, "speechSynthesis", {{value: {{
    speaking: false, cancel() {{}}, addEventListener() {{}}, said: [],
    getVoices: () => [{{lang: "en-GB", localService: {local}}}],
    speak(each) {{ this.said.push(each.text); }},
}}}});
window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};"""


@pytest.mark.parametrize("own", [True, False], ids=["a voice of the device", "a voice from elsewhere"])
def test_the_page_is_read_aloud_by_a_voice_of_the_device_alone(comes: Comes, own: bool) -> None:
    teller = comes()
    teller.page.context.add_init_script(VOICES.format(local=str(own).lower()))
    teller.page.reload()

    button = teller.page.get_by_role("button", name="Read this page to me")
    if not own:
        expect(button).to_be_hidden()
        return
    button.click()
    assert any("not your fault" in words for words in teller.page.evaluate("speechSynthesis.said"))
