"""Somebody in front of a browser. Each method is a step of a journey; every page that a step leads to is looked at for barriers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from django.utils import translation
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from tests.support.browser import barriers, refused_by_policy, too_wide
from umay.desk.demo import world

PATIENT = 2_000  # milliseconds until words must stand there
LONG = 20_000  # milliseconds until a step must have led somewhere; the machine may be busy
_UNIQUE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")


def seat_of(key: str) -> dict[str, Any]:
    """Return the demo's seat with that key."""
    return next(seat for country in world.countries() for seat in country.get("seats", ()) if seat["key"] == key)


def seat_keys() -> list[str]:
    """Return the keys of all whom one can look around as."""
    return [seat["key"] for country in world.countries() for seat in country.get("seats", ())]


@dataclass(frozen=True, slots=True)
class Seen:
    """Pages that were looked at for barriers in this run, by whichever process: each leaves a file in `folder`."""

    folder: Path

    def is_first(self, key: tuple[object, ...]) -> bool:
        """Tell whether nobody looked at the page yet; whoever asks does so now."""
        try:
            (self.folder / hashlib.sha256(repr(key).encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


@dataclass
class Visitor:
    """Who visits. lang: of the pages. script: whether the browser runs scripts. seen: pages looked at for barriers. faults: of pages."""

    page: Page
    url: str
    lang: str
    seen: Seen
    script: bool = True
    faults: list[str] = field(default_factory=list)

    def say(self, words: str, **names: object) -> str:
        """Return what Umay says for English words in the visitor's language."""
        with translation.override(self.lang):
            said = translation.gettext(words)
        return said % names if names else said

    def button(self, words: str, within: str = "main") -> Locator:
        """Return the first button with just these words; what it is about may follow them unseen."""
        just = re.compile(rf"^\s*{re.escape(self.say(words))}\s*(:|$)")
        return self.page.locator(within).locator("button").filter(has_text=just).first

    def part(self, name: str) -> Locator:
        """Return the part of the page with that id."""
        return self.page.locator(f"#{name}")

    # --- given ---------------------------------------------------------------------------------------------------------
    def comes_as(self, key: str) -> Self:
        """Enter by the demo's first page, in the visitor's language."""
        self.goes_to("/")
        if self.page.get_attribute("html", "lang") != self.lang:
            self.speaks(self.lang)
        title = seat_of(key)["title"][self.lang]
        line = self.page.locator("#doors li").filter(has=self.page.get_by_role("heading", name=title, exact=True))
        line.get_by_role("button").click()
        return self.arrives()

    # --- when ----------------------------------------------------------------------------------------------------------
    def goes_to(self, address: str) -> Self:
        """Type an address."""
        self.page.goto(self.url + address)
        return self.arrives()

    def speaks(self, code: str) -> Self:
        """Choose a language in the menu: one click without script opens it, one more chooses."""
        if self.page.locator(".tools .menu").count():
            self.page.locator(".tools .menu > summary").first.click()
        self.page.locator(f"button.language[value={code}]:visible").first.click()
        self.lang = code
        return self.arrives()

    def goes_to_place(self, words: str) -> Self:
        """Choose a place in the rail, or on a phone in the bar at the bottom; what has no room there stands in one's menu."""
        said = self.say(words)
        link = self.page.locator("nav.rail a.rail-place:visible", has_text=said)
        if not self.page.locator("nav.rail a.rail-place", has_text=said).count():
            self.page.locator("header.tools details.menu > summary").last.click()
            link = self.page.locator("header.tools .menu-list a", has_text=said)
        if not link.count():  # the bar says it in shorter words, and leads to the same address
            address = self.page.locator("nav.rail a.rail-place", has_text=said).first.get_attribute("href")
            link = self.page.locator(f'nav.bar a.bar-place[href="{address}"]:visible')
        if not link.count():
            self.page.locator("nav.bar details.bar-more > summary").click()
            link = self.page.locator("nav.bar .bar-sheet a", has_text=said)
        link.first.click()
        return self.arrives()

    def opens(self, words: str, *, within: str = "main") -> Self:
        """Follow the first link with these words."""
        self.page.locator(within).get_by_role("link", name=words).first.click()
        return self.arrives()

    def follows(self, link: Locator) -> Self:
        """Follow a link or press a button that was found already."""
        link.click()
        return self.arrives()

    def presses(self, words: str, *, within: str = "main") -> Self:
        """Press the first button with these words."""
        self.button(words, within).click()
        return self.arrives()

    def writes(self, label: str, text: str, *, within: str = "main") -> Self:
        """Fill in a field by its label."""
        self.page.locator(within).get_by_label(self.say(label)).first.fill(text)
        return self

    def ticks(self, label: str, *, within: str = "main") -> Self:
        """Choose one of several by its label."""
        self.page.locator(within).get_by_label(self.say(label)).first.check()
        return self

    def adds_file(self, path: Path, *, within: str = "main") -> Self:
        """Choose a file in the first field for files."""
        self.page.locator(within).locator("input[type=file]").first.set_input_files(path)
        return self

    # --- then ----------------------------------------------------------------------------------------------------------
    def sees(self, *words: str, within: str = "main") -> Self:
        """Assert that the words stand on the page, in the visitor's language where Umay translates them."""
        part = self.page.locator(within).first
        for each in words:
            said = self.say(each)
            with suppress(AssertionError):  # waits; what it would say at length is said below in short
                expect(part).to_contain_text(said, timeout=PATIENT)
            text = " ".join((part.text_content() or "").split())
            assert " ".join(said.split()) in text, f"{said!r} does not stand on {self.page.url} but: {text[:400]}"
        return self

    def misses(self, *words: str, within: str = "main") -> Self:
        """Assert that the words do not stand on the page."""
        text = self.page.locator(within).first.inner_text()
        for each in words:
            assert self.say(each) not in text, f"{self.say(each)!r} stands on {self.page.url}"
        return self

    def titles(self, within: str = "main") -> list[str]:
        """Return the titles of the lines that are shown, in their order."""
        return [text.rpartition("\n")[2].strip() for text in self.page.locator(f"{within} .line-title").all_inner_texts()]

    def headings(self) -> list[str]:
        """Return the headings of the page's parts."""
        return self.page.locator("main h2").all_inner_texts()

    # --- always --------------------------------------------------------------------------------------------------------
    def arrives(self) -> Self:
        """Wait for the page and look at it: nothing cut off, no barrier, no error in the console."""
        self.page.wait_for_load_state("load", timeout=LONG)
        path = _UNIQUE.sub("*", self.page.url.removeprefix(self.url))
        width = (self.page.viewport_size or {}).get("width")
        key = (path.partition("?")[0], self.page.get_attribute("html", "lang"), width, self.page.locator("#error-summary").count())
        if wide := too_wide(self.page):
            self.faults.append(f"{path} at {width} in {self.lang}: {wide} px too wide")
        found = [f"the content policy refused {each}" for each in refused_by_policy(self.page)]
        if self.script and self.seen.is_first(key):  # the checker is a script: where none runs it would wait for ever
            found += barriers(self.page)
        self.faults += [f"{path} at {width} in {self.lang}: {each}" for each in found]
        return self

    def listens(self) -> Self:
        """Take note of errors in the page's console from now on. A refusal is no fault; what the content policy refuses is asked on arrival."""
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        return self

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error" and "status of 4" not in said.text and "Content Security Policy" not in said.text:
            self.faults.append(f"console: {said.text}")


def assert_well(visitors: Iterable[Visitor]) -> None:
    """Assert that no page that these visitors came to had a fault."""
    faults = [fault for visitor in visitors for fault in visitor.faults]
    assert not faults, "\n".join(faults)
