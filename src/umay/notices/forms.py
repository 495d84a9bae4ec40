"""The shape of what people type about how they are told. Nothing is saved here."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.web.api import Form, TimeField


class PhoneForm(Form):
    """A number to be confirmed."""

    number = forms.CharField(
        label=_("Number with the country's code"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "placeholder": "+"}),
        help_text=_("It begins with + or 00. Only you see it, and only its last two digits."),
    )


class CodeForm(Form):
    """A code that came by short message."""

    code = forms.CharField(
        label=_("Code from the message"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        help_text=_("Six digits; they hold for ten minutes."),
    )


class QuietForm(Form):
    """Hours in which all is quiet, or none."""

    kind = forms.ChoiceField(
        label=_("May you be told at any hour?"),
        choices=[("hours", _("No, not between these hours")), ("none", _("Yes, at any hour"))],
        widget=forms.RadioSelect,
    )
    since = TimeField(label=_("Quiet from"))
    until = TimeField(label=_("Quiet until"))

    def clean(self) -> dict[str, Any]:
        """Ask for both hours only where they are wanted; say that two alike make none."""
        data = super().clean() or {}
        if data.get("kind") == "none":
            for name in ("since", "until"):
                self.errors.pop(name, None)
        elif data.get("since") is not None and data.get("since") == data.get("until"):
            self.add_error("until", _("Both hours are the same. Choose another one, or “at any hour”."))
        return data

    def hours(self) -> tuple[time, time]:
        """Return the hours; both the same for none."""
        if self.cleaned_data["kind"] == "none":
            return time(0), time(0)
        return self.cleaned_data["since"], self.cleaned_data["until"]


class BrowserForm(Form):
    """Where a browser's maker takes messages for it; filled in by script."""

    endpoint = forms.CharField(max_length=1000)
