"""Forms of the room: the shape of what is written, nothing saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from umay.hazards.api import HazardKind
from umay.web.api import DateField, FigureField, Form, TimesField, WordsField, saying

Choices = Iterable[tuple[str, str]]


def _weekdays() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("On which days?"), choices=saying.weekday_choices, required=False, widget=forms.CheckboxSelectMultiple,
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
        for day, name in saying.weekday_choices():
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
    """At a checkpoint. at, sent: when it was scanned and sent, in milliseconds by the device's clock, where it says them."""

    said = forms.CharField(
        label=_("Number on this week's sheet"), max_length=8, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Two figures on the small sheet beside the sign."),
        error_messages={"required": _("Write the two figures of the small sheet beside the sign, or tick that no sheet hangs there.")},
    )  # fmt: skip
    sheet_gone = forms.BooleanField(label=_("No sheet hangs here"), required=False)
    at = forms.FloatField(required=False, widget=forms.HiddenInput)
    sent = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, asked: bool) -> None:
        super().__init__(data)
        self.fields["said"].required = not (data and data.get("sheet_gone"))
        if not asked:  # no route with this point wants the number
            del self.fields["said"], self.fields["sheet_gone"]


class WaitingDangerForm(Form):
    """What was seen on a round without a connection: a picture, words, or both. Its names are those of what waits on a device."""

    photo = _photo(_("Picture"), camera=True, help_text=_("No children and no number plates on it."))
    what = WordsField(label=_("In a few words"), rows=2, max_length=1000, required=False)
    kind = forms.ChoiceField(label=_("What is it?"), initial=HazardKind.OTHER.value)

    def __init__(self, *args: Any, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]


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
