"""What somebody says who sends a child's file to another school."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.handover.actions.moving import Sending
from umay.handover.queries.moving import Receiver
from umay.handover.rules.moving import Wanted
from umay.kernel.ids import new_id
from umay.web.api import Form, WordsField, submission_of

PARTS: Final = [
    ("plan", _("The safety plan and the help plan")), ("risk", _("How great the danger is")),
    ("wish", _("The child's wish, and what was answered")),
    ("history", _("What happened so far, and what the child said")),
]  # fmt: skip
BASES: Final = [
    ("law", _("The law says that the file follows the child")), ("request", _("The new school asked for it in writing")),
    ("order", _("A court or an authority ordered it")), ("guardian", _("A guardian agreed")),
    ("child", _("The child agreed, as the law lets it")),
]  # fmt: skip


class TransferForm(Form):
    """Who takes the file there, what goes, by which right, and what the child and the guardians were told."""

    person = forms.ChoiceField(label=_("Who takes it there"), widget=forms.RadioSelect, help_text=_("It opens for this person alone."))
    parts = forms.MultipleChoiceField(
        label=_("What goes along"), choices=PARTS, widget=forms.CheckboxSelectMultiple, initial=["plan", "risk", "wish"],
        help_text=_("Of this child alone. Other children's names are blackened; who told, and the inquiry, stay here."),
    )  # fmt: skip
    basis = forms.ChoiceField(label=_("By which right"), choices=BASES, widget=forms.RadioSelect)
    reference = forms.CharField(label=_("Law, number and day of the paper, or who agreed and when"), max_length=200)
    told_child = WordsField(label=_("What the child was told of it"), rows=3, max_length=2_000)
    told_guardians = WordsField(
        label=_("What the guardians were told of it"), rows=3, max_length=2_000, help_text=_("Or why they were not told."),
    )  # fmt: skip

    def __init__(self, receivers: Iterable[Receiver], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = [(str(one.person_id), one.said) for one in receivers]

    def sending(self, child: UUID, to: UUID) -> Sending:
        """Return what is sent."""
        said = self.cleaned_data
        wanted = Wanted(frozenset(said["parts"]), said["basis"], said["reference"], (said["told_child"], said["told_guardians"]))
        return Sending(submission_of(self.data) or new_id(), child, to, int(said["person"]), wanted)
