"""The shape of what people type about tasks. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.programme.queries.task_parts import FigureAsked
from umay.programme.queries.words import REASONS
from umay.web.api import DateField, FigureField, Form, WordsField

FIGURE_PREFIX = "figure-"


class RecordForm(Form):
    """Done on which day, with which figures, and a note."""

    done_on = DateField(label=_("Done on"))
    note = WordsField(label=_("Note"), required=False, max_length=4000, help_text=_("What was done, in a few words. No names of children."))

    def __init__(self, *args: Any, figures: Sequence[FigureAsked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for figure in figures:
            self.fields[FIGURE_PREFIX + figure.code] = _field(figure)
        self.order_fields(["done_on", *(FIGURE_PREFIX + figure.code for figure in figures), "note"])

    def figures(self) -> dict[str, object]:
        """Return what was typed, by the figure's code."""
        data = self.cleaned_data
        return {name.removeprefix(FIGURE_PREFIX): data[name] for name in data if name.startswith(FIGURE_PREFIX) and data[name] is not None}


def _field(figure: FigureAsked) -> forms.Field:
    common: dict[str, Any] = {"label": figure.title, "required": True, "initial": figure.given}
    match figure.unit:
        case "count":
            return FigureField(**common)
        case "percent":
            return forms.DecimalField(min_value=0, max_value=100, **common)
        case "yes_no":
            choices = [("yes", _("Yes")), ("no", _("No"))]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
        case "date":
            return DateField(**common)
        case _:
            return forms.CharField(max_length=500, **common)


class ReasonForm(Form):
    """Why it will not be done."""

    reason = forms.ChoiceField(label=_("Why"), choices=[(code.value, words) for code, words in REASONS.items()], widget=forms.RadioSelect)
    note = WordsField(label=_("In your words"), required=False, max_length=2000, rows=3)


class PlanForm(Form):
    """On which day it is planned."""

    scheduled_on = DateField(label=_("Planned for"))


class SendBackForm(Form):
    """What is missing."""

    note = WordsField(label=_("What is missing"), max_length=2000, rows=3)
