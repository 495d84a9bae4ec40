"""Doing a thing several times at the same moment, with real threads on the real database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Protocol

import pytest

from umay.kernel.refusal import Refused


class AtOnce(Protocol):
    """Does a thing n times at once and returns "ok" or the refusal's code for each, in no particular order."""

    def __call__(self, n: int, do: Callable[[], object]) -> list[str]: ...


@pytest.fixture
def at_once() -> AtOnce:
    """Return a function that calls another from n threads that start together. The test needs `django_db(transaction=True)`."""
    return _at_once


def _at_once(n: int, do: Callable[[], object]) -> list[str]:
    ready = Barrier(n)

    def one() -> str:
        from django.db import connection

        ready.wait(timeout=30)
        try:
            do()
        except Refused as no:
            return no.refusal.code
        finally:
            connection.close()
        return "ok"

    with ThreadPoolExecutor(n) as pool:
        asked = [pool.submit(one) for _ in range(n)]
        return [each.result(timeout=60) for each in asked]
