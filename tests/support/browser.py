"""A real browser for tests: how it is started, and what every page must be whatever it shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage")
REMEMBER_REFUSED = """
window.refusedByPolicy = [];
addEventListener("securitypolicyviolation", said => refusedByPolicy.push(`${said.effectiveDirective} ${said.blockedURI} ${said.sourceFile}`));
"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": RULES, "resultTypes": ["violations"], "selectors": False}  # what is well need not be told: it takes most of the time


def path_of_chromium() -> str | None:
    """Return where the browser lies; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of a module. It must not live longer: while it runs, this thread cannot ask Django's database."""
    path = path_of_chromium()
    if path is None:
        pytest.skip("no browser here; script/browser installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIETLY))
        yield browser
        browser.close()


def barriers(page: Page) -> list[str]:
    """Return what keeps somebody from using the page, as axe finds it: the rule and the element."""
    page.evaluate("window.refusedByPolicy = {push() {}}")  # the checker puts styles of its own in
    found = Axe().run(page, options=ASKED).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def refused_by_policy(page: Page) -> list[str]:
    """Return what the content policy refused on the page so far. The context was given REMEMBER_REFUSED; ask before `barriers`."""
    refused: list[str] = page.evaluate("Array.isArray(window.refusedByPolicy) ? refusedByPolicy : []")
    return refused


def too_wide(page: Page) -> int:
    """Return by how many pixels the page is wider than the window; 0 when it fits."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return max(0, wide)
