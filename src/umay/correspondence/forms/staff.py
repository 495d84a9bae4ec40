"""What is written down when a member of staff is accused."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.correspondence.rules.accusing import Accusation, Stage
from umay.web.api import DateField, Form, WordsField

STAGE_WORDS: Final = {
    "told": _("Told of the accusation"), "removed": _("Kept away from the child"), "heard": _("Heard by the school"),
    "decided": _("It was decided"), "ended": _("It ended"),
}  # fmt: skip
END_WORDS: Final = {
    "unfounded": _("It was not confirmed"), "warned": _("Warned or fined"), "moved": _("Moved to other work without children"),
    "dismissed": _("Dismissed"), "with_authority": _("With the authorities"),
}  # fmt: skip


def _line(label: Any, hint: Any = "", *, needed: bool = True) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, required=needed, help_text=hint)


class AccusationForm(Form):
    """Who is accused of what, and what holds from now on."""

    name = _line(_("Their name"))
    post = _line(_("Their post"))
    matter = WordsField(
        label=_("What they are accused of"), max_length=8_000,
        help_text=_("What happened, when, where. Leave out who told and whatever shows it."),
    )  # fmt: skip
    measures = WordsField(
        label=_("What holds from now on"), rows=3, max_length=4_000, required=False,
        help_text=_("Such as: no contact with the child, other work, stays at home with pay."),
    )  # fmt: skip
    removed_on = DateField(label=_("Kept away from the child since"), required=False)
    decided_by = _line(_("Who decided it"), needed=False)
    contact = _line(_("Their contact person"), _("Somebody who has no part in the inquiry, and not who leads the case."))
    phone = _line(_("Telephone"), needed=False)
    advice = WordsField(
        label=_("Advice and support that you offer"), rows=2, max_length=2_000,
        help_text=_("Legal, psychological, union: who, and how to reach them."),
    )  # fmt: skip
    advice_on = DateField(label=_("Offered on"), required=False)
    consequences = WordsField(label=_("What may follow"), rows=3, max_length=4_000)
    answer_by = DateField(label=_("Their written answer by"), required=False)

    def said(self) -> Accusation:
        """Return what is written down."""
        return Accusation(**{name: self.cleaned_data[name] for name in Accusation.__slots__})


class StageForm(Form):
    """One of the five things."""

    stage = forms.ChoiceField(label=_("What happened now"), widget=forms.RadioSelect, choices=list(STAGE_WORDS.items()))
    on = DateField(label=_("On which day"))
    by = _line(_("Who saw to it"), _("Name and post."))
    note = WordsField(label=_("What was said or decided"), rows=4, max_length=8_000)
    way = forms.ChoiceField(label=_("How it ended"), required=False)

    def __init__(self, forbidden: tuple[tuple[str, str], ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        way = self.fields["way"]
        assert isinstance(way, forms.ChoiceField)
        way.choices = [("", _("Not ended")), *END_WORDS.items(), (_("May not be: the office above learns of it"), list(forbidden))]

    def said_stage(self) -> Stage:
        """Return what is written down."""
        said = self.cleaned_data
        return Stage(said["stage"], said["on"], said["by"], said["note"], said["way"] if said["stage"] == "ended" else "")
