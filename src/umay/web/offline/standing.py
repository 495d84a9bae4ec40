"""Pages that stand in for others without a connection: a worker asks for each once in every language, without cookies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


@contextmanager
def in_asked_language(request: HttpRequest) -> Iterator[None]:
    """Let everything inside be said in the language that the address asks for by `in`; in the deployment's own for another."""
    asked = request.GET.get("in", "")
    with translation.override(asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        yield
