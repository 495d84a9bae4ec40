"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.hazards.api import HazardKind
from umay.rounds.queries.words import THINGS, weekday_choices
from umay.rounds.rules.buses import THINGS as LOOKED_AT
from umay.rounds.rules.buses import Seen
from umay.web.api import DateField, FigureField, Form, TimeField, WordsField

Choices = Iterable[tuple[str, str]]
_APART: Final = re.compile(r"[,;\s]+")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
MOST_TIMES: Final = 8


class TimesField(forms.CharField):
    """Times of a day, apart by commas, as "7:10, 16.20"."""

    default_error_messages = {"times": _("Write times such as 7:10, 16:20.")}

    def to_python(self, value: Any) -> Any:
        """Return the times in their order. Raises ValidationError."""
        said = super().to_python(value)
        return tuple(sorted({self._time(part) for part in _APART.split(said or "") if part}))[:MOST_TIMES]

    def _time(self, part: str) -> time:
        found = _CLOCK.fullmatch(part)
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            raise forms.ValidationError(self.error_messages["times"], code="times")
        return time(int(found[1]), int(found[2]))


def _weekdays() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("On which days?"), choices=weekday_choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means every school day."),
    )  # fmt: skip


def _photo(label: Any, *, camera: bool = False, **more: Any) -> forms.FileField:
    attrs = {"accept": "image/*"} | ({"capture": "environment"} if camera else {})
    return forms.FileField(label=label, required=False, widget=forms.FileInput(attrs=attrs), **more)


class PointForm(Form):
    """A checkpoint."""

    name = forms.CharField(label=_("Name of the spot"), max_length=80, help_text=_("As people call it, such as “Old transformer”."))
    where = forms.CharField(label=_("Where exactly"), max_length=200, required=False)
    metres = FigureField(
        label=_("Metres from the gate"), required=False, help_text=_("In villages patrols walk 200 metres around the school.")
    )
    valid_until = DateField(label=_("The sign holds until"), help_text=_("Another day makes a new sign: the old one counts no more."))
    photo = _photo(_("Picture of the spot"), help_text=_("So that whoever walks for the first time finds it. No people on it."))


class RouteForm(Form):
    """A route. For each checkpoint a place in the order and minutes."""

    name = forms.CharField(label=_("Name of the route"), max_length=80)
    begins = TimesField(
        label=_("Rounds begin at"), required=False, help_text=_("Times such as 7:10, 16:20. Empty: walked when somebody begins.")
    )
    lasts_min = FigureField(label=_("A round lasts"), min_value=5, max_value=600, initial=30)
    weekdays = _weekdays()
    sheet = forms.BooleanField(label=_("Ask for the number of the weekly sheet"), required=False, initial=True)

    def __init__(self, *args: Any, points: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = tuple(points)
        for uid, name in self.points:
            figure = {"required": False, "max_value": 240}
            self.fields[f"order_{uid}"] = FigureField(label=_("Place in the order: %(point)s") % {"point": name}, **figure)
            self.fields[f"minutes_{uid}"] = FigureField(label=_("Minutes from the one before: %(point)s") % {"point": name}, **figure)

    @property
    def rows(self) -> list[tuple[str, Any, Any]]:
        """Return each checkpoint's name with its two fields."""
        return [(name, self[f"order_{uid}"], self[f"minutes_{uid}"]) for uid, name in self.points]

    @property
    def halts(self) -> tuple[tuple[UUID, int], ...]:
        """Return the checkpoints that were given a place, in their order, with minutes; five where none were said."""
        given = [(self.cleaned_data.get(f"order_{uid}"), at, uid) for at, (uid, _name) in enumerate(self.points)]
        ordered = sorted((place, at, uid) for place, at, uid in given if place)
        minutes = (self.cleaned_data.get(f"minutes_{uid}") for _place, _at, uid in ordered)
        return tuple((UUID(uid), 5 if said is None else said) for (_place, _at, uid), said in zip(ordered, minutes, strict=True))


class TurnsForm(Form):
    """Who walks a route, two at most on each day of the week."""

    def __init__(self, *args: Any, walkers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "–"), *walkers]
        for day, name in weekday_choices():
            for which, label in ((1, name), (2, _("%(day)s, a second one") % {"day": name})):
                self.fields[f"day{day}_{which}"] = forms.ChoiceField(label=str(label), choices=offered, required=False)

    @property
    def by_day(self) -> dict[int, list[tuple[str, int]]]:
        """Return by weekday who walks, as kind and id."""
        found: dict[int, list[tuple[str, int]]] = {}
        for day in range(7):
            said = dict.fromkeys(self.cleaned_data.get(f"day{day}_{which}") for which in (1, 2))
            found[day] = [(kind, int(key)) for kind, _dash, key in (one.partition("-") for one in said if one)]
        return found


class ScanForm(Form):
    """At a checkpoint. device_at, device_now: seconds since 1970 by the device's clock, where it says them."""

    said = forms.CharField(
        label=_("Number on this week's sheet"), max_length=8, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Two figures on the small sheet beside the sign."),
        error_messages={"required": _("Write the two figures of the small sheet beside the sign, or tick that no sheet hangs there.")},
    )  # fmt: skip
    sheet_gone = forms.BooleanField(label=_("No sheet hangs here"), required=False)
    device_at = forms.FloatField(required=False, widget=forms.HiddenInput)
    device_now = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, asked: bool) -> None:
        super().__init__(data)
        self.fields["said"].required = not (data and data.get("sheet_gone"))
        if not asked:  # no route with this point wants the number
            del self.fields["said"], self.fields["sheet_gone"]


class DangerForm(Form):
    """What was seen on a round: a picture and send."""

    photo = _photo(_("Picture"), camera=True, help_text=_("No children and no number plates on it."))
    point = forms.ChoiceField(label=_("Where"))
    kind = forms.ChoiceField(label=_("What is it?"), initial=HazardKind.OTHER.value)
    what = WordsField(label=_("In a few words"), rows=2, max_length=1000, required=False)

    def __init__(self, *args: Any, points: Choices, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].choices = list(points)  # type: ignore[attr-defined]
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]


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
    """How many children. leaves: which leaving of today, as "11:30"."""

    number = FigureField(label=_("How many children?"))
    leaves = TimeField(widget=forms.HiddenInput)
    at_end = forms.BooleanField(required=False, widget=forms.HiddenInput)


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
    """The daily check: each bus either all right, or the things of it that are."""

    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, buses: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.buses = tuple(buses)
        things = [(name, THINGS[name]) for name in LOOKED_AT]
        for uid, title in self.buses:
            self.fields[f"all_{uid}"] = forms.BooleanField(label=_("All five are right"), required=False)
            self.fields[f"bus_{uid}"] = forms.MultipleChoiceField(
                label=title, choices=things, required=False, widget=forms.CheckboxSelectMultiple
            )

    @property
    def rows(self) -> list[tuple[str, Any, Any]]:
        """Return each bus with its two fields."""
        return [(title, self[f"all_{uid}"], self[f"bus_{uid}"]) for uid, title in self.buses]

    @property
    def seen(self) -> dict[UUID, Seen]:
        """Return what was seen of each bus."""
        found = {}
        for uid, _title in self.buses:
            right = set(self.cleaned_data[f"bus_{uid}"])
            found[uid] = Seen() if self.cleaned_data[f"all_{uid}"] else Seen(**{name: name in right for name in LOOKED_AT})
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


class SendForm(Form):
    """What waited on a device: scans as JSON, and the device's clock when it was sent."""

    scans = forms.JSONField()
    device_now = forms.FloatField()
