"""A letter before it is signed, how it left, and what came back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.correspondence.actions.sending import Back
from umay.correspondence.queries.drafts import FileKind
from umay.correspondence.rules.choosing import FIELDS, NEEDED, Kind, Shape
from umay.web.api import DateField, Form, WordsField

WAYS: Final = [("hand", _("By hand")), ("post", _("By post")), ("mail", _("By sealed e-mail"))]
WAY_WORDS: Final = dict(WAYS)
LATER: Final = "later"
LABELS: Final = {
    "child": _("Child"), "born_on": _("Date of birth"), "class": _("Class"), "guardians": _("Parents or guardians"),
    "happened": _("What we were told or saw"), "learned_on": _("On which day you learned of it"), "learned_how": _("How you learned of it"),
    "danger": _("Is the child in danger now?"), "suspect": _("Who is suspected"), "evidence": _("Papers and files kept"),
    "wish": _("What the child wishes"), "done": _("What was done so far"), "asked": _("What you ask of them"), "law": _("Legal ground"),
    "contact": _("Whom they ask at your school"), "phone": _("Telephone"), "ref": _("Number of the matter"), "kind": _("Kind"),
    "registered_on": _("Registered on"), "state": _("How far it is"), "guardian": _("To whom you write"),
    "meeting_on": _("Day of the talk"), "meeting_at": _("At what time"), "place": _("Where you talk"), "bring": _("What they bring"),
    "person": _("Their name"), "post": _("Their post"), "matter": _("What they are accused of"), "measures": _("What holds from now on"),
    "process": _("How it goes on"), "consequences": _("What may follow"), "advice": _("Who advises and supports"),
    "answer_by": _("Their written answer by"),
}  # fmt: skip
HINTS: Final = {
    "happened": _("Word for word as it was told. Read it, keep the facts, and take out whatever shows who told."),
    "danger": _("Leave it empty when not."),
    "suspect": _("A name only where you know it. They are suspected, not guilty."),
    "matter": _("What happened, when, where. Leave out who told and whatever shows it."),
    "done": _("No names here."),
    "contact": _("Post and name."),
    "law": _("Law and article, where you know them."),
}
KIND_HINTS: Final = {("police", "done"): "", ("prosecutor", "done"): "", ("child_rights", "done"): ""}


def _field(name: str, shape: Shape, kind: Kind) -> forms.Field:
    more: dict[str, Any] = {"label": LABELS[name], "required": name in NEEDED[kind]}
    more["help_text"] = KIND_HINTS.get((kind, name), HINTS.get(name, ""))
    match shape:
        case "day":
            return DateField(**more)
        case "words":
            return WordsField(rows=4, max_length=12_000, **more)
        case _:
            return forms.CharField(max_length=300, **more)


class LetterForm(Form):
    """All that stands in a letter; each can be changed. also: a second language, on pages of its own."""

    def __init__(self, kind: Kind, languages: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["to"] = WordsField(rows=2, max_length=600, label=_("To whom"), help_text=_("The office and its address, a line each."))
        for name, shape in FIELDS[kind]:
            self.fields[name] = _field(name, shape, kind)
        self.fields["also"] = forms.ChoiceField(
            label=_("Also in a second language"), required=False, choices=[("", _("No")), *languages],
            help_text=_("What you typed stays as you typed it; our own words are in both."),
        )  # fmt: skip
        self.said = [name for name, _shape in FIELDS[kind]]

    def values(self) -> dict[str, str | date]:
        """Return what stands in the letter, without what is empty."""
        said: Mapping[str, Any] = self.cleaned_data
        return {name: said[name] for name in self.said if said.get(name)}

    def to(self) -> tuple[str, ...]:
        """Return the lines of the addressee."""
        return tuple(line.strip() for line in self.cleaned_data["to"].splitlines() if line.strip())


class SignForm(Form):
    """What is made, and how it leaves."""

    file_kind = forms.ChoiceField(
        label=_("As what file"), widget=forms.RadioSelect, initial="pdf", choices=[("pdf", _("PDF")), ("docx", _("Text document"))]
    )
    way = forms.ChoiceField(
        label=_("How it leaves today"), widget=forms.RadioSelect, initial=LATER,
        choices=[*WAYS, (LATER, _("Not yet; I say it later"))],
    )  # fmt: skip

    def how(self) -> str:
        """Return how it leaves; "" when that is said later."""
        way: str = self.cleaned_data["way"]
        return "" if way == LATER else way

    def kind(self) -> FileKind:
        """Return what is made."""
        return "docx" if self.cleaned_data["file_kind"] == "docx" else "pdf"


class SendingForm(Form):
    """How a letter left."""

    way = forms.ChoiceField(label=_("How it left"), widget=forms.RadioSelect, choices=WAYS)
    sent_on = DateField(label=_("On which day"))


class AnswerForm(Form):
    """What an office said."""

    number = forms.CharField(label=_("Their number"), max_length=60, help_text=_("Of the receipt or of their file."))
    received_on = DateField(label=_("On which day"))
    words = WordsField(label=_("What they say"), rows=3, max_length=8_000, required=False)

    def back(self) -> Back:
        """Return what came back."""
        said = self.cleaned_data
        return Back(said["number"], said["received_on"], said["words"])
