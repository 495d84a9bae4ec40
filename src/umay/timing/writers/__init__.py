"""Says a timing, a date and its reason in a sentence; one module for each language."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

from umay.timing.dues import Due
from umay.timing.readers import base_language
from umay.timing.values import Reading, Timing


def _of(lang: str) -> Any:
    return import_module(f"umay.timing.writers.{base_language(lang)}")


def write(timing: Timing, lang: str) -> str:
    """Return the timing as a short phrase that the language's reader reads back to the same value."""
    return str(_of(lang).write(timing))


def explain(due: Due, lang: str) -> str:
    """Return the sentence that says why the date is what it is."""
    return str(_of(lang).explain(due))


def say_date(day: date, lang: str) -> str:
    """Return the date as the language writes it."""
    return str(_of(lang).say_date(day))


def say_problem(reading: Reading, lang: str) -> str | None:
    """Return what could not be understood, in words; None when everything was."""
    if reading.problem is None:
        return None
    return str(_of(lang).say_problem(reading.problem, reading.unread))
