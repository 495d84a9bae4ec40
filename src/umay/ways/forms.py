"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import text
from django.utils.translation import gettext_lazy as _

from umay.kernel.refusal import Refusal
from umay.ways.queries.words import FAULTS, WAS
from umay.ways.rules.buses import THINGS as LOOKED_AT
from umay.ways.rules.buses import Seen, seen_as
from umay.web.api import DateField, FigureField, Form, TimeField, TimesField, pages, saying

Choices = Iterable[tuple[str, str]]


def _weekdays() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("On which days?"), choices=saying.weekday_choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means every school day."),
    )  # fmt: skip


class LineForm(Form):
    """A line home."""

    name = forms.CharField(label=_("Name of the line"), max_length=60, help_text=_("Such as “East line”."))
    end_name = forms.CharField(label=_("Where it ends"), max_length=120)
    end_metres = FigureField(label=_("Metres from the gate"), required=False, max_value=20000)
    leaves = TimesField(label=_("Leaves at"), help_text=_("Times such as 11:30, 16:40."))
    weekdays = _weekdays()


class ClassForm(Form):
    """A class of a line and its two teachers."""

    class_name = forms.CharField(label=_("Class"), max_length=20)
    first = forms.ChoiceField(label=_("First teacher"))
    second = forms.ChoiceField(label=_("Second teacher"))

    def __init__(self, *args: Any, teachers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("Please choose")), *teachers]
        for name in ("first", "second"):
            self.fields[name].choices = offered  # type: ignore[attr-defined]


class CountForm(Form):
    """How many children. leaves: which leaving of today, as "11:30". deed: "out" of the gate, or at the "end". Its names are those of what
    waits on a device.
    """

    number = FigureField(label=_("How many children?"))
    leaves = TimeField(widget=forms.HiddenInput)
    deed = forms.ChoiceField(choices=[("out", "out"), ("end", "end")], widget=forms.HiddenInput)


class PlanForm(Form):
    """An agreement on where buses wait."""

    where = forms.CharField(label=_("Where they wait"), max_length=200)
    comes_from = TimeField(label=_("They come from"))
    comes_until = TimeField(label=_("until"))
    leaves_from = TimeField(label=_("They leave from"))
    leaves_until = TimeField(label=_("until"))
    agreed_on = DateField(label=_("Agreed on"))
    police = forms.CharField(label=_("Who agreed for the police"), max_length=120, help_text=_("The office; no name is needed."))
    drivers = forms.CharField(label=_("Who agreed for the drivers"), max_length=120, help_text=_("The firm or the drivers of the school."))
    paper = forms.CharField(label=_("Number of the minute"), max_length=80, required=False)
    file = forms.FileField(label=_("The minute as a file"), required=False, help_text=_("A pdf or a picture."))


class BusForm(Form):
    """A bus and its bay."""

    bay = forms.CharField(label=_("Bay"), max_length=20)
    plate = forms.CharField(
        label=_("Number plate"), max_length=20, widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"})
    )
    goes = forms.CharField(label=_("Where it goes"), max_length=120)
    driver = forms.ChoiceField(label=_("Driver"), required=False)
    guide = forms.ChoiceField(label=_("Guide aboard the bus"), required=False)

    def __init__(self, *args: Any, drivers: Choices, guides: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("driver", drivers), ("guide", guides)):
            self.fields[name].choices = [("", _("not entered yet")), *offered]  # type: ignore[attr-defined]


class CheckForm(Form):
    """The daily check: for each bus somebody says how it was. Nothing is preset, and a bus without an answer is asked for again."""

    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, buses: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.buses = tuple(buses)
        unsaid = {"required": _("Say how it was with this bus.")}
        faults = [(name, text.capfirst(str(FAULTS[name]))) for name in LOOKED_AT if name != "there"]
        for uid, title in self.buses:
            self.fields[f"bus_{uid}"] = forms.ChoiceField(
                label=title, choices=list(WAS.items()), widget=forms.RadioSelect, error_messages=unsaid
            )
            self.fields[f"faults_{uid}"] = forms.MultipleChoiceField(
                label=_("What is not right?"), choices=faults, required=False, widget=forms.CheckboxSelectMultiple
            )

    def clean(self) -> dict[str, Any]:
        """Refuse "not all right" that does not say what."""
        said = super().clean() or self.cleaned_data
        for uid, _title in self.buses:
            if said.get(f"bus_{uid}") == "wrong" and not said.get(f"faults_{uid}"):
                self.add_error(f"faults_{uid}", _("Tick what is not right."))
        return said

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Return the two fields of each bus."""
        return [(self[f"bus_{uid}"], self[f"faults_{uid}"]) for uid, _title in self.buses]

    @property
    def seen(self) -> dict[UUID, Seen]:
        """Return what was seen of each bus."""
        return {uid: seen_as(self.cleaned_data[f"bus_{uid}"], self.cleaned_data[f"faults_{uid}"]) for uid, _title in self.buses}


def all_came(sent: Any, buses: Iterable[tuple[UUID, str]]) -> dict[str, Any]:
    """Return what stands in a form of the check once each bus without an answer is said to be there and right."""
    found = {"note": sent.get("note", "")}
    for uid, _title in buses:
        found[f"bus_{uid}"] = sent.get(f"bus_{uid}") or "right"
        found[f"faults_{uid}"] = sent.getlist(f"faults_{uid}")
    return found


class RoadForm(Form):
    """A road closed at hours."""

    road = forms.CharField(label=_("Road"), max_length=120)
    stretch = forms.CharField(label=_("From where to where"), max_length=200, required=False)
    starts = TimeField(label=_("Closed from"))
    ends = TimeField(label=_("until"))
    weekdays = _weekdays()
    detour = forms.CharField(label=_("The way round"), max_length=200, required=False)
    authority = forms.CharField(label=_("Which authority closed it"), max_length=120)
    paper = forms.CharField(label=_("By which paper"), max_length=80, help_text=_("Its number and day."))
    from_on = DateField(label=_("From"))
    until_on = DateField(label=_("Until"), required=False, help_text=_("Empty means until further notice."))

    def clean(self) -> dict[str, Any]:
        """Say of hours and days that end before they begin at once with all that is missing."""
        said = super().clean() or self.cleaned_data
        starts, ends, first, last = (said.get(name) for name in ("starts", "ends", "from_on", "until_on"))
        if starts and ends and ends <= starts:
            self.add_error("ends", pages.words_of(Refusal("ways.hours_turned")))
        if first and last and last < first:
            self.add_error("until_on", pages.words_of(Refusal("ways.days_turned")))
        return said
