"""What the kit's tests share: a request as a browser makes it, and Jinja's environment. No database."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from jinja2 import Environment

from umay.web.asking import rendering_for

LANGUAGES = ("en", "tr", "kk", "ru", "vi", "zh-hant")

Ask = Callable[..., HttpRequest]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def ask() -> Ask:
    """Return a function that makes a request; htmx="offers" asks for that fragment."""

    def make(path: str = "/", *, htmx: str | None = None, **headers: str) -> HttpRequest:
        if htmx is not None:
            headers |= {"HX-Request": "true", "HX-Target": htmx}
        request = RequestFactory().get(path, headers=headers)
        request._messages = CookieStorage(request)  # type: ignore[attr-defined]
        return request

    return make


@pytest.fixture
def env() -> Environment:
    environment: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return environment


@pytest.fixture
def draw(env: Environment, ask: Ask) -> Callable[..., str]:
    """Return a function that renders a piece of template as it stands on a page."""

    def render(source: str, **context: object) -> str:
        with rendering_for(ask()):
            return env.from_string(source).render(**context)

    return render
