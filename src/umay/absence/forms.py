"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from umay.absence.queries import words as said
from umay.absence.rules.codes import Ground
from umay.web.api import DateField, Form, WordsField

NOTES: Final = 5_000
Choices = Iterable[tuple[str, str]]


def _coded(label: Any, codes: Any, **more: Any) -> forms.ChoiceField:
    """Return a field of codes in which nothing is chosen until somebody chooses."""
    nothing = [] if "widget" in more else [("", _("Please choose"))]
    return forms.ChoiceField(label=label, choices=[*nothing, *codes.items()], **more)


class WordsForm(Form):
    """Who the child is; sealed."""

    name = forms.CharField(label=_("The child's name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    contacts = WordsField(label=_("Family, and how to reach them"), rows=3, max_length=NOTES, required=False)
    notes = WordsField(label=_("What is known"), rows=4, max_length=NOTES, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PlaceForm(Form):
    """Where the child is; sealed on its own, so that it can be protected."""

    school = forms.CharField(label=_("School"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    address = WordsField(label=_("Address"), rows=2, max_length=1_000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NewForm(WordsForm, PlaceForm):
    """A child, entered for the first time."""

    reason = _coded(_("How was the child found?"), said.REASONS, widget=forms.RadioSelect)
    basis = forms.CharField(
        label=gettext_lazy("Legal basis"),
        max_length=200,
        required=False,
        help_text=_("The law and its article, no name. Needed for a list of the population office."),
    )
    found_on = DateField(label=_("Found on"), help_text=_("Today or before."))
    sex = _coded(_("Girl or boy"), said.SEXES)
    age_band = _coded(_("Age"), said.AGES)
    grade_band = _coded(_("Where the child would be at school"), said.GRADES)
    centre = forms.ChoiceField(
        label=_("Which guidance centre or office coordinates?"),
        help_text=_("Its people who follow absent children are let in too, by name."),
    )
    delete_on = DateField(
        label=_("Day of deletion"),
        help_text=_("Names, place and notes are destroyed on this day; five years at most. Only the codes stay, for the numbers."),
    )

    def __init__(self, *args: Any, centres: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(centres)
        self.fields["centre"].choices = [("", _("Please choose")), ("0", _("None: our unit alone")), *offered]  # type: ignore[attr-defined]
        if not offered:
            del self.fields["centre"]
        del self.fields["version"]

    @property
    def centre_id(self) -> int | None:
        """Return the office that coordinates."""
        return int(self.cleaned_data.get("centre") or 0) or None


class VisitForm(Form):
    """A visit to plan. who: "person" or "person/team"."""

    who = forms.ChoiceField(label=_("Who goes"))
    planned_on = DateField(label=_("Planned for"))

    def __init__(self, *args: Any, visitors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Please choose")), *visitors]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[int, UUID | None]:
        """Return the person, and of which team."""
        person, _slash, team = self.cleaned_data["who"].partition("/")
        return int(person), UUID(team) if team else None


class DoneForm(Form):
    """What a visit found."""

    done_on = DateField(label=_("Visited on"))
    outcome = _coded(_("What came of it"), said.OUTCOMES)
    note = WordsField(label=_("Note"), rows=3, max_length=NOTES, required=False, help_text=_("Sealed to those who follow the child."))


class MeasureForm(Form):
    """A court's measure."""

    kind = _coded(_("Kind"), said.MEASURES)
    court = forms.CharField(label=_("Court"), max_length=200)
    number = forms.CharField(label=_("Number of the decision"), max_length=80)
    review_on = DateField(label=_("To be reviewed on"), help_text=_("You are reminded a week before. The reminder names nobody."))


class ShareForm(Form):
    """Another office to let in."""

    who = forms.MultipleChoiceField(
        label=_("Whom do you let in?"), widget=forms.CheckboxSelectMultiple, help_text=_("People of one office.")
    )
    ground = _coded(_("On what ground"), said.GROUNDS, widget=forms.RadioSelect)
    reference = forms.CharField(label=_("Reference of the consent or the law"), max_length=200, help_text=_("No name."))
    until_on = DateField(label=_("Last day"))

    def __init__(self, *args: Any, outsiders: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = list(outsiders)  # type: ignore[attr-defined]

    def clean_who(self) -> tuple[int, frozenset[int]]:
        """Return the office and the persons; they must be of one."""
        pairs = [one.split("-") for one in self.cleaned_data["who"]]
        if len({unit for unit, _person in pairs}) != 1:
            raise forms.ValidationError(_("Choose people of one office; share with another one separately."))
        return int(pairs[0][0]), frozenset(int(person) for _unit, person in pairs)

    @property
    def ground_chosen(self) -> Ground:
        """Return the ground."""
        return Ground(self.cleaned_data["ground"])


class ProtectForm(Form):
    """Who still sees the place."""

    people = forms.MultipleChoiceField(label=_("Who else sees the place?"), widget=forms.CheckboxSelectMultiple)
    in_cases = forms.MultipleChoiceField(
        label=_("Is this child in one of your cases?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Then its letters, packages and hand-overs leave the place out too."),
    )

    def __init__(self, *args: Any, people: Choices, children: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]
        offered = list(children)
        self.fields["in_cases"].choices = offered  # type: ignore[attr-defined]
        if not offered:
            del self.fields["in_cases"]

    @property
    def names(self) -> tuple[UUID, ...]:
        """Return the child's ids in its cases."""
        return tuple(UUID(one) for one in self.cleaned_data.get("in_cases", ()))


class HoldForm(Form):
    """Why a record outlives its day."""

    reason = _coded(_("Why"), said.HOLDS)
    until_on = DateField(label=_("Until"))


class KeepForm(Form):
    """Another day of deletion."""

    delete_on = DateField(label=_("Day of deletion"))


class TeamForm(Form):
    """A mobile team."""

    name = forms.CharField(label=_("Name of the team"), max_length=80)
    capacity = forms.IntegerField(
        label=_("To how many schools can it go?"), min_value=1, max_value=200, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
