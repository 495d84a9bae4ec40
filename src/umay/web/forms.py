"""Small parts for Django forms: the submission's id, figures, days as browsers ask for them. Shape only; nothing is saved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.web.asking import SUBMISSION_FIELD

_APART: Final = re.compile(r"[,;\s]+")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
_MOST_TIMES: Final = 8


class Form(forms.Form):
    """A form whose widgets leave room for the kit: no colon after labels, no required attribute (the summary says it in words)."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class DateInput(forms.DateInput):
    """The browser's own date field; it speaks ISO and shows the reader's way."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own time field."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DateField(forms.DateField):
    """A day."""

    widget = DateInput


class TimeField(forms.TimeField):
    """A time of the day."""

    widget = TimeInput


class TimesField(forms.CharField):
    """Times of a day, apart by commas, as "7:10, 16.20"."""

    default_error_messages = {"times": _("Write times such as 7:10, 16:20.")}

    def to_python(self, value: Any) -> Any:
        """Return the times in their order. Raises ValidationError."""
        said = super().to_python(value)
        return tuple(sorted({self._time(part) for part in _APART.split(said or "") if part}))[:_MOST_TIMES]

    def _time(self, part: str) -> time:
        found = _CLOCK.fullmatch(part)
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            raise forms.ValidationError(self.error_messages["times"], code="times")
        return time(int(found[1]), int(found[2]))


class FigureField(forms.IntegerField):
    """A whole number of people or things, never below zero. Show its unit with `ui.field(bound, unit=…)`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "min_value": 0,
                "widget": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                "error_messages": {
                    "invalid": _("Write a whole number in figures, such as 12."),
                    "min_value": _("Write %(limit_value)s or more."),
                    "max_value": _("Write %(limit_value)s or less."),
                },
                **kwargs,
            }
        )


class WordsField(forms.CharField):
    """Some sentences."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": rows}), **kwargs})


def submission_of(data: Mapping[str, Any]) -> UUID | None:
    """Return the id that the form was sent with; None when it is missing or no id.

    The action refuses or repeats its answer when it has seen the id before.
    """
    try:
        return UUID(str(data.get(SUBMISSION_FIELD, "")))
    except ValueError:
        return None
