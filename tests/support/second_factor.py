"""Tests come in by one step; those about the second factor ask for it themselves."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def nobody_needs_a_second_factor(settings: Any) -> None:
    """Ask nobody for more than a password."""
    settings.UMAY_SECOND_FACTOR = ("nobody",)
