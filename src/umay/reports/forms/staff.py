"""Forms of those who read reports."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from umay.reports.queries.queue import ASIDE
from umay.reports.rules.triage import LONGEST_ANSWER
from umay.web.api import Form, WordsField


class AnswerForm(Form):
    """Words to the teller."""

    words = WordsField(
        label=gettext_lazy("Your answer"),
        rows=4,
        max_length=LONGEST_ANSWER,
        help_text=gettext_lazy("They read it when they come back with their receipt. Say who you are by your post, and what happens next."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4


class AsideForm(Form):
    """Why it is no report."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=list(ASIDE.items()),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("The office above sees this reason and the day, never the words."),
    )
