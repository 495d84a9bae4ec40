"""Words and addresses that a grid says thousands of times, each made once: a page of 60 schools by 30 duties has 1,800 cells."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from uuid import UUID

from django.urls import reverse

from umay.web.api import dates

_UNIT, _DUTY, _ORDINAL = UUID(int=1), UUID(int=2), 987_654_321


@lru_cache(maxsize=20_000)
def number(value: int, lang: str) -> str:
    """Return a count with the language's marks."""
    return dates.say_number(value, lang=lang)


@lru_cache(maxsize=5_000)
def day(value: date, lang: str) -> str:
    """Return day, month and year in the language."""
    return dates.say_date(value, lang)


@lru_cache(maxsize=1)
def task_pattern() -> str:
    """Return the address of a task's page with places for the unit, the duty and the ordinal."""
    address = reverse("task", kwargs={"unit_uid": _UNIT, "obligation_uid": _DUTY, "ordinal": _ORDINAL})
    return address.replace("%", "%%").replace(str(_UNIT), "%s").replace(str(_DUTY), "%s").replace(str(_ORDINAL), "%s")


def task_address(unit: UUID, duty: UUID, ordinal: int) -> str:
    """Return the address of a task's page, by a pattern that was resolved once."""
    return task_pattern() % (unit, duty, ordinal)
