"""Why and until when a case is kept longer."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.handover.actions.retention import HoldWanted
from umay.web.api import DateField, Form

REASONS: Final = [
    ("court", _("A court deals with it")), ("inquiry", _("An inquiry is still open")), ("complaint", _("Somebody complained about it")),
    ("asked", _("The child, or who speaks for it, asked for it")),
]  # fmt: skip


class HoldForm(Form):
    """A hold."""

    reason = forms.ChoiceField(label=_("Why it is kept longer"), choices=REASONS, widget=forms.RadioSelect)
    until_on = DateField(label=_("Until which day"))

    def wanted(self) -> HoldWanted:
        """Return the hold."""
        return HoldWanted(self.cleaned_data["reason"], self.cleaned_data["until_on"])
