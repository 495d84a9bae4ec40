"""Forms of the room: the shape of what is chosen, nothing saved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from umay.rosters.queries.patterns import ANYHOW, LABELS, choices_of, example_said, field_of, fields_of, pattern_said
from umay.rosters.queries.words import SOFTS, WEIGHTS
from umay.turns.api import MOST_LIMIT, Asked, Soft, Weight, wanted_from
from umay.web.api import DateField, FigureField, Form, dates

Choices = Iterable[tuple[str, Any]]
OWN_DAYS: Final = "days"


class RulesForm(Form):
    """The rules of a roster in words; each that may be bent has its weight."""

    most_week = FigureField(label=_("Duties of one parent in a week at most"), min_value=1, max_value=7)
    most_term = FigureField(
        label=_("Duties of one person in the whole roster at most"), min_value=1, max_value=MOST_LIMIT, required=False,
        help_text=_("Empty: no limit beside fair shares."),
    )  # fmt: skip
    rest_weeks = FigureField(label=_("Weeks of rest between two duties, where it can be"), min_value=0, max_value=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for soft, (label, hint) in SOFTS.items():
            self.fields[soft.value] = forms.ChoiceField(
                label=label, help_text=hint, choices=[(one.value, words) for one, words in WEIGHTS.items()],
            )  # fmt: skip
        for pattern, label in LABELS.items():
            choices = [(str(one), dates.sentence(pattern_said(pattern, one))) for one in choices_of(pattern)]
            chosen = [(ANYHOW, pgettext("pattern of duties", "No matter")), *choices]
            self.fields[field_of(pattern)] = forms.ChoiceField(label=label, choices=chosen)

    @property
    def patterns(self) -> list[tuple[Any, list[tuple[str, str]]]]:
        """Return the fields of the patterns, each with what every choice does, by an example."""
        return [(self[field_of(one)], [(str(how), example_said(one, how)) for how in choices_of(one)]) for one in LABELS]

    @property
    def softs(self) -> list[Any]:
        """Return the fields of the rules that may be bent."""
        return [self[one.value] for one in Soft]

    @property
    def asked(self) -> Asked:
        """Return the rules."""
        data = self.cleaned_data
        weights = {soft: Weight(data[soft.value]) for soft in Soft}
        said = {one: wanted_from(data[field_of(one)]) for one in LABELS}
        patterns = {one: wanted for one, wanted in said.items() if wanted is not None}
        return Asked(data["most_week"], data["most_term"], data["rest_weeks"], weights, patterns)

    @staticmethod
    def usual(asked: Asked | None = None) -> dict[str, Any]:
        """Return what a form begins with: rules that were set before, or the usual ones."""
        return fields_of(asked or Asked())


class MakeForm(RulesForm):
    """A roster to make: for which days, by which rules."""

    span = forms.ChoiceField(label=_("For which days?"), widget=forms.RadioSelect)
    from_on = DateField(label=_("From"), required=False)
    until_on = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, spans: Iterable[tuple[str, str, date, date]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans = list(spans)
        chosen = [(code, words) for code, words, _first, _last in self.spans]
        self.fields["span"].choices = [*chosen, (OWN_DAYS, _("Other days"))]  # type: ignore[attr-defined]
        self.fields["span"].initial = chosen[0][0] if chosen else OWN_DAYS

    def clean(self) -> dict[str, Any]:
        """Demand both days where somebody chose their own."""
        data = super().clean() or {}
        if data.get("span") == OWN_DAYS:
            for name in ("from_on", "until_on"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Say the day."))
        return data

    @property
    def days(self) -> tuple[date, date]:
        """Return the first and the last day."""
        data = self.cleaned_data
        found = next(((first, last) for code, _words, first, last in self.spans if code == data["span"]), None)
        return found or (data["from_on"], data["until_on"])
