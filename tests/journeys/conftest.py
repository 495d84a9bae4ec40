"""What journeys begin with: a site with a fresh world, and somebody who comes to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Protocol

import pytest
from playwright.sync_api import Browser

from tests.journeys.visitors import LONG, Seen, Visitor, assert_well
from tests.journeys.worlds import Site, running_site
from tests.support.browser import REMEMBER_REFUSED
from tests.support.database import TestDatabase

PHONE, WIDE = 360, 1440
HEIGHTS = {PHONE: 780, WIDE: 900}


class Given(Protocol):
    """Brings somebody to the site. key: of a seat of the demo; "" for a stranger. script: whether the browser runs scripts."""

    def __call__(self, key: str = "", *, lang: str = "en", width: int = WIDE, script: bool = True) -> Visitor: ...


@pytest.fixture(scope="session")
def running(test_database: TestDatabase) -> Iterator[Site]:
    """The server, for the whole run."""
    with running_site(test_database.layout) as site:
        yield site


@pytest.fixture
def site(running: Site) -> Site:
    """The server with the demo's world as it begins."""
    running.renew()
    return running


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Pages that were looked at for barriers already in this run; its processes have a folder in common."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "pages-seen"
    folder.mkdir(exist_ok=True)
    return Seen(folder)


@pytest.fixture
def given(site: Site, chromium: Browser, seen: Seen) -> Iterator[Given]:
    """Return a function that brings somebody to the site; at the end no page they saw may have had a fault."""
    visitors: list[Visitor] = []

    def bring(key: str = "", *, lang: str = "en", width: int = WIDE, script: bool = True) -> Visitor:
        size = {"width": width, "height": HEIGHTS[width]}
        context = chromium.new_context(viewport=size, java_script_enabled=script, locale="en", reduced_motion="reduce")  # type: ignore[arg-type]
        context.set_default_timeout(LONG)
        context.add_init_script(REMEMBER_REFUSED)
        visitor = Visitor(context.new_page(), site.url, lang, seen, script).listens()
        visitors.append(visitor)
        return visitor.comes_as(key) if key else visitor.goes_to("/")

    yield bring

    for visitor in visitors:
        visitor.page.context.close()
    assert_well(visitors)
