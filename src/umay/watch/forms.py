"""Shape of what is sent; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umay.hazards.api import Nature
from umay.watch.queries.words import LOG_KINDS
from umay.watch.rules.states import Deed
from umay.web.api import Form, WordsField

Choices = Iterable[tuple[str, str]]
_EPOCH_MS_MOST = 4_102_444_800_000  # the year 2100: what lies beyond is no time of a clock


class ScanForm(Form):
    """A scan. key: made on the device; at, sent: its own clock, milliseconds since 1970; may be missing."""

    deed = forms.ChoiceField(choices=[(one.value, one.value) for one in Deed], widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    at = forms.IntegerField(required=False, min_value=0, max_value=_EPOCH_MS_MOST, widget=forms.HiddenInput)
    sent = forms.IntegerField(required=False, min_value=0, max_value=_EPOCH_MS_MOST, widget=forms.HiddenInput)


class HappenedForm(Form):
    """An incident that a device kept. where: a place in words, may be empty; key, at, sent as of a scan."""

    nature = forms.ChoiceField(choices=[(one.value, one.value) for one in Nature])
    where = forms.CharField(max_length=200, required=False)
    key = forms.UUIDField()
    at = forms.IntegerField(required=False, min_value=0, max_value=_EPOCH_MS_MOST)
    sent = forms.IntegerField(required=False, min_value=0, max_value=_EPOCH_MS_MOST)


class StandInForm(Form):
    """Who stands in at a post."""

    worker = forms.ChoiceField(label=_("Who stands in"))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", _("Please choose")), *people]  # type: ignore[attr-defined]


class LogForm(Form):
    """A line of the log."""

    post = forms.ChoiceField(label=pgettext_lazy("at the gate", "Post"))
    kind = forms.ChoiceField(label=_("What about"), choices=list(LOG_KINDS.items()))
    words = WordsField(
        label=_("What happened"),
        rows=3,
        max_length=500,
        required=False,
        help_text=_("No names: an incident with a child or a person is recorded as an incident."),
    )

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = list(posts)
        self.fields["post"].choices = chosen if len(chosen) == 1 else [("", _("Please choose")), *chosen]  # type: ignore[attr-defined]
