"""The shape of what people type when they set a deployment up. Nothing is saved here."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from umay.timing import api as timing
from umay.web.api import DateField, FigureField, Form, WordsField

WEEKDAYS: Final = (
    ("MO", _("Monday")), ("TU", _("Tuesday")), ("WE", _("Wednesday")), ("TH", _("Thursday")), ("FR", _("Friday")), ("SA", _("Saturday")),
    ("SU", _("Sunday")),
)  # fmt: skip
TERMS: Final = {1: _("First term"), 2: _("Second term"), 3: _("Third term")}
QUARTERS: Final = {1: _("First quarter"), 2: _("Second quarter"), 3: _("Third quarter"), 4: _("Fourth quarter")}
_DAY_AND_NAME: Final = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})[\s,;:]*(.*)|\s*(\d{1,2})[./](\d{1,2})[./](\d{4})[\s,;:]*(.*)")


class ListForm(Form):
    """The file with the units, and the school year its grades are of."""

    file = forms.FileField(label=_("The list"), help_text=_("An Excel or csv file, one office or school a row."))
    school_year = forms.IntegerField(
        label=_("School year of the priority grades"),
        min_value=2000,
        max_value=2100,
        help_text=_("The year in which it begins, such as 2026."),
    )


class CalendarForm(Form):
    """A school year: first and last day, terms or quarters, weekend, holidays."""

    first = DateField(label=_("First day of school"))
    last = DateField(label=_("Last day of school"))
    weekend = forms.MultipleChoiceField(label=_("Weekend"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple, required=False)
    holidays = WordsField(
        label=_("Public holidays"),
        rows=10,
        required=False,
        help_text=_("One a line: the day, then its name. Such as 2026-10-29 Republic Day."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for stem, parts in (("term", TERMS), ("quarter", QUARTERS)):
            for number, words in parts.items():
                self.fields[f"{stem}_{number}_first"] = DateField(label=words, required=False)
                self.fields[f"{stem}_{number}_last"] = DateField(label=_("until"), required=False)

    def pairs(self, stem: str, parts: dict[int, Any]) -> list[tuple[Any, Any]]:
        """Return the bound fields of each term or quarter, first and last day."""
        return [(self[f"{stem}_{number}_first"], self[f"{stem}_{number}_last"]) for number in parts]

    @property
    def term_fields(self) -> list[tuple[Any, Any]]:
        """The fields of the terms."""
        return self.pairs("term", TERMS)

    @property
    def quarter_fields(self) -> list[tuple[Any, Any]]:
        """The fields of the quarters."""
        return self.pairs("quarter", QUARTERS)

    def clean_holidays(self) -> dict[str, str]:
        """Return the name of each holiday by its day."""
        found = {}
        for number, line in enumerate(self.cleaned_data["holidays"].splitlines(), 1):
            if line.strip():
                day, name = _day_and_name(line, number)
                found[day.isoformat()] = name
        return found

    def clean(self) -> dict[str, Any]:
        """Let the calendar itself say what does not fit."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        for stem, parts in (("term", TERMS), ("quarter", QUARTERS)):
            for number in parts:
                if bool(data.get(f"{stem}_{number}_first")) != bool(data.get(f"{stem}_{number}_last")):
                    raise ValidationError(_("A term or quarter needs both its first and its last day."))
        try:
            timing.calendar_from_json(self.as_calendar())
        except timing.CalendarError as error:
            raise ValidationError(_("These days do not fit together: %(why)s") % {"why": str(error)}) from None
        return data

    def as_calendar(self) -> dict[str, Any]:
        """Return the calendar in the shape that timing reads."""
        data = self.cleaned_data
        first, last = data["first"], data["last"]
        named = {"terms": self._spans("term", TERMS), "quarters": self._spans("quarter", QUARTERS)}
        return {
            "school_year": [first.isoformat(), last.isoformat()],
            "window": [f"{first.year}-{min(first.month, 8):02d}-01", _year_after(first).isoformat()],
            "weekend": data["weekend"],
            "public_holidays_in_window": data["holidays"],
            **{name: spans for name, spans in named.items() if spans},
        }

    def _spans(self, stem: str, parts: dict[int, Any]) -> list[list[str]]:
        data = self.cleaned_data
        pairs = [(data.get(f"{stem}_{number}_first"), data.get(f"{stem}_{number}_last")) for number in parts]
        return [[first.isoformat(), last.isoformat()] for first, last in pairs if first and last]


def _year_after(first: date) -> date:
    """Return the last day of the year in use: a year after the first of its month."""
    month = min(first.month, 8)
    return date.fromordinal(date(first.year + 1, month, 1).toordinal() - 1)


def _day_and_name(line: str, number: int) -> tuple[date, str]:
    found = _DAY_AND_NAME.fullmatch(line.rstrip())
    parts = (found.group(1, 2, 3) if found[1] else found.group(7, 6, 5)) if found else ("0", "0", "0")
    try:
        day = date(*(int(part) for part in parts))
    except ValueError:
        raise ValidationError(_("Line %(number)s does not begin with a day: %(line)s") % {"number": number, "line": line}) from None
    name = (found.group(4) or found.group(8) or "").strip() if found else ""
    return day, name or _now("Holiday")


class HelplinesForm(Form):
    """Numbers for people in need, and when somebody rang them."""

    lines = WordsField(
        label=_("Helplines"), rows=8, help_text=_("One a line: the number, a comma, then whose it is. Such as 112, Emergency.")
    )
    checked_on = DateField(label=_("Checked on"), help_text=_("The day on which somebody rang each number and reached whom it says."))

    def clean_lines(self) -> list[tuple[str, str]]:
        """Return number and name of each line."""
        found = []
        for line in self.cleaned_data["lines"].splitlines():
            number, _comma, title = line.partition(",")
            if line.strip() and not (number.strip() and title.strip()):
                raise ValidationError(_("Write a number, a comma and whose it is: %(line)s") % {"line": line})
            if line.strip():
                found.append((number.strip()[:40], title.strip()[:120]))
        return found


class BasisForm(Form):
    """By which law, and for how long."""

    legal_basis = WordsField(
        label=_("Legal basis"),
        rows=5,
        max_length=4000,
        help_text=_("The law, order or protocol by which these data are kept here, with date and number."),
    )
    tasks_years = FigureField(label=_("What was done for a duty is kept for"), min_value=1, max_value=100)
    accounts_days = FigureField(label=_("An account is kept after the last appointment for"), min_value=1, max_value=3650)
    audit_years = FigureField(label=_("The audit is kept for"), min_value=1, max_value=100)
