"""What somebody writes who answers a request for what is kept about a child."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.cases import api as cases
from umay.handover import papers
from umay.handover.actions.access import Answer, Asking
from umay.handover.queries.access import Out
from umay.handover.rules.access import Passing
from umay.kernel.ids import new_id
from umay.web.api import DateField, Form, WordsField, submission_of

ASKERS: Final = [
    ("child", _("The child")), ("guardian", _("A guardian, by legal right")), ("lawyer", _("A lawyer, for one of them")),
]  # fmt: skip
GIVE: Final = "give"


class AskingForm(Form):
    """Who asks, and about which child."""

    child = forms.ChoiceField(label=_("About"), widget=forms.RadioSelect)
    asker = forms.ChoiceField(label=_("Who asks"), choices=ASKERS, widget=forms.RadioSelect)
    proof = WordsField(
        label=_("Their name, and how they showed who they are and their right"), rows=3, max_length=1_000,
        help_text=_("Sealed into the case."),
    )  # fmt: skip
    asked_on = DateField(label=_("On which day they asked"))

    def __init__(self, children: Iterable[cases.ChildCard], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        child = self.fields["child"]
        assert isinstance(child, forms.ChoiceField)
        child.choices = [(str(one.uid), one.name) for one in children if one.name]

    def asking(self) -> Asking:
        """Return who asks."""
        said = self.cleaned_data
        return Asking(submission_of(self.data) or new_id(), UUID(said["child"]), said["asker"], said["proof"], said["asked_on"])


class AnswerForm(Form):
    """Text by text: pass it on, or why not; and which further names are blackened."""

    names = WordsField(
        label=_("Further names to blacken"), rows=3, max_length=1_000, required=False,
        help_text=_("One a line. Names of the other children are blackened already."),
    )  # fmt: skip
    other_guardian = forms.BooleanField(label=_("Whoever asks is a guardian whom nobody suspects, or comes for one"), required=False)

    def __init__(self, out: Out, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.out = out
        choices = [
            (GIVE, _("Pass it on")),
            *((code, _("Hold it back: %(why)s") % {"why": why}) for code, why in papers.held_words().items()),
        ]
        self.texts: list[str] = []
        for number in range(len(out.texts)):
            self.fields[f"text{number}"] = forms.ChoiceField(label=_("What happens with it"), choices=choices, initial=GIVE)
            self.texts.append(f"text{number}")

    def words(self) -> tuple[str, ...]:
        """Return the further names."""
        return tuple(one.strip() for one in self.cleaned_data["names"].splitlines() if one.strip())

    def answer(self, passphrase: str) -> Answer:
        """Return what is passed on."""
        chosen = {one.uid: self.cleaned_data[name] for name, one in zip(self.texts, self.out.texts, strict=True)}
        passing = Passing(
            frozenset(uid for uid, said in chosen.items() if said == GIVE), {uid: said for uid, said in chosen.items() if said != GIVE}
        )
        return Answer(passing, self.words(), self.cleaned_data["other_guardian"], passphrase)


class RefusalForm(Form):
    """Why nothing is handed out."""

    words = WordsField(label=_("What whoever asked is told"), rows=3, max_length=2_000)
