"""The form on which staff report what they saw, or write down what somebody told them. One minute, no vault."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import sealing
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
    name = forms.CharField(label=gettext_lazy("Who told you, if they want the team to know"), max_length=300, required=False)
    reach = forms.CharField(label=gettext_lazy("How to reach the teller safely"), max_length=1_000, required=False)
    wish = WordsField(label=gettext_lazy("What the child wishes"), rows=2, max_length=3_000, required=False)
    way_back = forms.BooleanField(
        label=gettext_lazy("Give me a receipt for whoever told me, so that they can read answers"), required=False
    )
    file = forms.FileField(label=gettext_lazy("A photo, sound or file"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    way = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)  # made before it is sent: a second click is the same one

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4
        self.fields["way"].initial = lambda: sealing.new_receipt().code

    def receipt(self) -> sealing.Receipt | None:
        """Return the teller's way back; None when none was asked for."""
        if not self.cleaned_data["way_back"]:
            return None
        return sealing.read_receipt(self.cleaned_data["way"]) or sealing.new_receipt()

    def too_large(self) -> str:
        """Return what is said of a file that memory does not bear."""
        return _(
            "This file is larger than 10 MB. Everything else you wrote is still here. Keep the file where it is and tell the team of it."
        )

    def told(self, language: str) -> Told:
        """Return what was written, as it is sealed."""
        said = self.cleaned_data
        file = said.get("file")
        files = (ToldFile(file.name, file.read(), file.content_type or ""),) if file else ()
        return Told(
            about=said["about"], words=said["words"], danger=said["danger"], about_head=said["about_head"], about_team=said["about_team"],
            name=said["name"], reach=said["reach"], wish=said["wish"], language=language, files=files,
        )  # fmt: skip
