"""The form on which staff report what they saw, or write down what somebody told them. One minute, no vault."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from umay.reports.models import About, Channel
from umay.reports.queries.queue import ABOUT
from umay.reports.rules.telling import Told, ToldFile
from umay.web.api import Form, WordsField

HOW = {
    Channel.STAFF: gettext_lazy("I saw or heard it myself"),
    Channel.IN_PERSON: gettext_lazy("Somebody told me face to face"),
    Channel.HOTLINE: gettext_lazy("Somebody called the hotline"),
    Channel.LETTER_BOX: gettext_lazy("A letter lay in the box"),
    Channel.MESSENGER: gettext_lazy("Somebody wrote by messenger or e-mail"),
}
LONGEST = 20_000


class LogForm(Form):
    """What was seen or told."""

    channel = forms.ChoiceField(label=gettext_lazy("How did it come to you?"), choices=list(HOW.items()), widget=forms.RadioSelect)
    about = forms.ChoiceField(
        label=gettext_lazy("Whom is it about?"),
        choices=[(key, ABOUT[key]) for key in About],
        widget=forms.RadioSelect,
        initial=About.SOMEONE,
    )
    words = WordsField(
        label=gettext_lazy("What happened"),
        rows=6,
        max_length=LONGEST,
        help_text=gettext_lazy("In the teller's own words where somebody told you. Do not ask a child more than you need to keep it safe."),
    )
    danger = forms.BooleanField(label=gettext_lazy("The child is in danger now, or may hurt itself"), required=False)
    about_head = forms.BooleanField(label=gettext_lazy("It is about the head of the school"), required=False)
    about_team = forms.BooleanField(label=gettext_lazy("It is about somebody of the safety team"), required=False)
    name = forms.CharField(label=gettext_lazy("Names, as far as you know them"), max_length=300, required=False)
    reach = forms.CharField(label=gettext_lazy("How to reach the teller safely"), max_length=1_000, required=False)
    wish = WordsField(label=gettext_lazy("What the child wishes"), rows=2, max_length=3_000, required=False)
    way_back = forms.BooleanField(
        label=gettext_lazy("Give me a receipt for whoever told me, so that they can read answers"), required=False
    )
    file = forms.FileField(label=gettext_lazy("A photo, sound or file"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4

    def told(self, language: str) -> Told:
        """Return what was written, as it is sealed."""
        said = self.cleaned_data
        file = said.get("file")
        files = (ToldFile(file.name, file.read(), file.content_type or ""),) if file else ()
        return Told(
            about=said["about"], words=said["words"], danger=said["danger"], about_head=said["about_head"], about_team=said["about_team"],
            name=said["name"], reach=said["reach"], wish=said["wish"], language=language, files=files,
        )  # fmt: skip
