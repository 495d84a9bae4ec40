"""The shape of what people type about tasks. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.kernel.refusal import Refusal
from umay.programme.queries.task_parts import FigureAsked
from umay.programme.queries.words import REASONS
from umay.programme.rules.states import REASONS_OF, Verb
from umay.web.api import DateField, FigureField, Form, WordsField

FIGURE_PREFIX = "figure-"
FIELD_OF = {
    "task.done_in_future": "done_on",
    "task.done_too_early": "done_on",
    "task.planned_in_past": "scheduled_on",
    "task.planned_too_far": "scheduled_on",
    "task.reason_needs_words": "note",
    "task.reason_does_not_fit": "reason",
    "task.sent_back_without_note": "note",
}
"""At which field of a form a refusal is said; those of figures and files are found by their room."""


def field_of(refusal: Refusal) -> str:
    """Return the name of the field that the refusal is about; "" when it is about no field."""
    room = refusal.code.partition(".")[0]
    if room == "file":
        return "file"
    return f"{FIGURE_PREFIX}{refusal.values.get('figure', '')}" if room == "figure" else FIELD_OF.get(refusal.code, "")


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
    """Why it will not be done, or why it does not concern the unit: each has reasons of its own."""

    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)
    note = WordsField(label=_("In your words"), required=False, max_length=2000, rows=3)

    def __init__(self, *args: Any, verb: Verb, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = [(code.value, REASONS[code]) for code in REASONS_OF[verb]]


class PlanForm(Form):
    """On which day it is planned."""

    scheduled_on = DateField(label=_("Planned for"))


class FileForm(Form):
    """A file that shows what was done. Whether it is taken, the rule says."""

    file = forms.FileField(
        label=_("Add a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF, Word, Excel, text, JPEG or PNG, up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.csv,.txt,.jpg,.jpeg,.png"}),
    )


class SendBackForm(Form):
    """What is missing."""

    note = WordsField(label=_("What is missing"), max_length=2000, rows=3)
