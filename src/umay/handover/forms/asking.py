"""What somebody writes who asks an organisation outside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from umay.cases import api as cases
from umay.handover.actions.asking import Question
from umay.handover.rules.asking import ANSWER_DAYS, LONGEST
from umay.kernel.ids import new_id
from umay.web.api import Form, WordsField, submission_of

OFFICES: Final = [
    ("health", _("Health")), ("psychology", _("Psychological help")), ("social", _("Social services")),
    ("child_rights", _("Child rights body")), ("police", _("Police")), ("shelter", _("Shelter")), ("other", _("Another one")),
]  # fmt: skip
DAYS: Final = [(str(days), _("%(days)s days") % {"days": days}) for days in ANSWER_DAYS]


class ReferralForm(Form):
    """Whom to ask, and what. The question is read by whoever has the link: no names in it."""

    child = forms.ChoiceField(label=_("About"), widget=forms.RadioSelect)
    office = forms.ChoiceField(label=_("Kind of organisation"), choices=OFFICES, widget=forms.RadioSelect)
    organisation = forms.CharField(label=_("Organisation and person you ask"), max_length=200, help_text=_("Sealed into the case."))
    words = WordsField(
        label=_("Your question"), rows=6, max_length=LONGEST,
        help_text=_("Write no name and nothing by which the child could be known. Tell them by telephone whom the number means."),
    )  # fmt: skip
    days = forms.ChoiceField(label=_("The link opens for"), choices=DAYS, widget=forms.RadioSelect, initial="14")
    language = forms.ChoiceField(label=_("Language of the page"), choices=settings.LANGUAGES)

    def __init__(self, children: Iterable[cases.ChildCard], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"language": translation.get_language(), "days": "14"}, **kwargs})
        own = self.fields["child"]
        assert isinstance(own, forms.ChoiceField)
        own.choices = [(str(one.uid), one.name) for one in children if one.name]

    def question(self) -> Question:
        """Return what is asked."""
        said = self.cleaned_data
        return Question(
            submission_of(self.data) or new_id(), said["office"], said["organisation"], said["words"], int(said["days"]), said["language"],
            UUID(said["child"]),
        )  # fmt: skip
