"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from umay.absence.queries import words as said
from umay.absence.rules.codes import Ground
from umay.web.api import DateField, Form, WordsField

NOTES: Final = 5_000
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
A_YEAR: Final = timedelta(days=365)
Choices = Iterable[tuple[str, str]]


def _coded(label: Any, codes: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(codes.items()), **more)


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
        help_text=_("The law and its article, no name. A list of the population office cannot be used without it."),
    )
    found_on = DateField(label=_("Found on"))
    sex = _coded(_("Girl or boy"), said.SEXES)
    age_band = _coded(_("Age"), said.AGES)
    grade_band = _coded(_("Where the child would be at school"), said.GRADES)
    centre = forms.ChoiceField(label=_("Coordinating guidance centre"), required=False, help_text=_("Its people are let in too, by name."))
    delete_on = DateField(
        label=_("Day of deletion"),
        help_text=_("On this day names, places and notes are destroyed. Only the coded line stays, for the figures."),
    )

    def __init__(self, *args: Any, centres: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["centre"].choices = [("", "–"), *centres]  # type: ignore[attr-defined]
        self.fields["found_on"].initial = today
        self.fields["delete_on"].initial = today + A_YEAR
        del self.fields["version"]


class VisitForm(Form):
    """A visit to plan. who: "person" or "person/team"."""

    who = forms.ChoiceField(label=_("Who goes"))
    planned_on = DateField(label=_("Planned for"))

    def __init__(self, *args: Any, visitors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = list(visitors)  # type: ignore[attr-defined]

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
    case_page = forms.CharField(
        label=_("Address of the child's page in its case"),
        required=False,
        max_length=300,
        help_text=_("If there is one: then letters and hand-overs of the case leave the place out too."),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]

    @property
    def names(self) -> tuple[UUID, ...]:
        """Return the child's id in its case: the last one of the address."""
        found = _UUID.findall(self.cleaned_data["case_page"].lower())
        return (UUID(found[-1]),) if found else ()


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
