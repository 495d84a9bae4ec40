"""Form of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.register.rules.entries import Appeal, Draft
from umay.web.api import DateField, Form

APPEALS: Final = {
    Appeal.NONE: _("The time for an appeal is over, and nobody appealed"),
    Appeal.UPHELD: _("An appeal was decided, and the decision stands"),
    Appeal.OPEN: _("An appeal is still possible"),
    Appeal.PENDING: _("An appeal is under way"),
}


class EntryForm(Form):
    """An entry in the inner register."""

    name = forms.CharField(label=_("Name and family name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    birth_year = forms.IntegerField(
        label=_("Year of birth"), required=False, min_value=1920, max_value=2015, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    decision = forms.CharField(label=_("Number of the final decision"), max_length=80)
    decided_on = DateField(label=_("Decided on"))
    heard_on = DateField(label=_("The person was heard on"), required=False)
    appeal = forms.ChoiceField(label=_("Appeal"), choices=[], widget=forms.RadioSelect)
    appeal_until_on = DateField(label=_("Last day for an appeal"), required=False)
    expires_on = DateField(label=_("The entry ends on"), help_text=_("It vanishes by itself after this day."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appeal"].choices = [(code.value, words) for code, words in APPEALS.items()]  # type: ignore[attr-defined]

    def draft(self) -> Draft:
        """Return what was typed."""
        return Draft(**{**self.cleaned_data, "appeal": Appeal(self.cleaned_data["appeal"])})
