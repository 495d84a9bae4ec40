"""Each test begins with the language and the zone nobody chose, whatever a page of the test before left active."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def nothing_chosen() -> Iterator[None]:
    """Take back language and zone afterwards."""
    yield
    from django.utils import timezone, translation

    translation.deactivate()
    timezone.deactivate()
