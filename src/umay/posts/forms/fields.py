"""Fields of grades, weekdays and classes."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from umay.posts.queries.words import weekday_words
from umay.web.api import FigureField

_NUMBERS: Final = re.compile(r"[,;、，\s]+")
_LAST_GRADE: Final = 13
MOST_WEEKS: Final = 53


class GradesField(forms.CharField):
    """Grades, such as "1, 2, 3"; empty for all."""

    def to_python(self, value: Any) -> Any:
        """Return a tuple of grades. Raises ValidationError."""
        said = super().to_python(value)
        parts = [part for part in _NUMBERS.split(said or "") if part]
        if any(not part.isdecimal() or not 1 <= int(part) <= _LAST_GRADE for part in parts):
            raise ValidationError(gettext("Write grades in figures, such as 1, 2, 3."))
        return tuple(sorted({int(part) for part in parts}))


class NeedField(FigureField):
    """How many of a kind stand at a post. It is not called one that may stay empty: of all kinds together one must be said."""

    def validate(self, value: Any) -> None:
        """Take an empty one; whether any was said the form asks."""


def _weekdays() -> list[tuple[str, str]]:
    return [(str(day), weekday_words(day)) for day in range(7)]


class DaysField(forms.TypedMultipleChoiceField):
    """Weekdays to tick; none means every school day."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": _weekdays, "coerce": int, "required": False, **kwargs})


def comma(values: Any) -> str:
    """Return values as they are written in a field."""
    return ", ".join(map(str, values))


def parts_of(said: str) -> list[str]:
    """Return what was written one after another, between commas or spaces."""
    return [part for part in _NUMBERS.split(said or "") if part]


def by_week(classes: list[str], first: int | None) -> dict[int, str]:
    """Return the class of each week, from the first on.

    >>> by_week(["40", "41"], 7)
    {7: '40', 8: '41'}
    """
    return {(first or 1) + index: name[:20] for index, name in enumerate(classes[:MOST_WEEKS])}
