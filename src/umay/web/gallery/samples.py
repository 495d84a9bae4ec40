"""What the gallery shows. Everything is invented; nobody and no place is meant. Not translated: only builders see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from umay.kernel.refusal import Refusal
from umay.web import dates
from umay.web.forms import DateField, FigureField, Form, TimeField, WordsField
from umay.web.gallery import roster, schools
from umay.web.pictures.multiples import Point, Series, small_multiples
from umay.web.pictures.wheel import MonthDuties, Wheel, year_wheel
from umay.web.shell import Link, Place, Shell, bare

_HERE: Final = "#"
_PLACES: Final = (
    ("my-day", "My day", "day", 1),
    ("calendar", "Calendar", "calendar", 0),
    ("grid", "Programmes", "programmes", 0),
    ("roster", "Gate posts", "posts", 0),
    ("safety", "Our safety", "safety", 0),
    ("people", "People near children", "people", 0),
    ("boards", "Boards", "boards", 0),
    ("gallery", "Components", "returns", 0),
)
_BY_MONTH: Final = (
    (0, 9, 1),
    (0, 5, 0),
    (0, 3, 0),
    (0, 2, 0),
    (0, 3, 0),
    (0, 6, 0),
    (0, 2, 0),
    (0, 2, 0),
    (0, 2, 0),
    (1, 3, 0),
    (5, 5, 0),
    (4, 0, 0),
)


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the sample timeline."""

    when: str
    title: str
    text: str = ""
    by: str = ""
    href: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the sample ladder."""

    place: str
    up: str = ""
    down: str = ""
    text: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A sample file."""

    name: str
    href: str
    size: str
    when: str
    by: str


def frame(request: HttpRequest, active: str) -> Shell:
    """Return a frame as a head teacher would have it."""
    return replace(
        bare(request),
        who="Demo principal",
        where="Lower Secondary School of the Third Quarter · Karesi · first week of school",
        places=tuple(
            Place(label, _address(name), icon, count, name == active, label.split()[-1].capitalize(), late=bool(count))
            for name, label, icon, count in _PLACES
        ),
        menu=(
            Link("My account", _HERE, "person"),
            Link("Security keys", _HERE, "key"),
            Link("Sign out", reverse("gallery"), "leave", post=True),
        ),
        concern_url=reverse("gallery-bare"),
        search_url=_HERE,
        home_url=reverse("gallery"),
    )


def _address(name: str) -> str:
    if name == "gallery":
        return reverse("gallery")
    return reverse("gallery-sample", args=[name]) if name in PAGES else _HERE


def wheel() -> Wheel:
    """Return the sample year, from September on."""
    order = [*range(8, 12), *range(8)]
    letters, names = dates.month_letters(), dates.month_names()
    months = [
        MonthDuties(
            letters[at],
            dates.sentence(names[at]),
            f"{names[at]}: {done} done, {open_} open, {late} late",
            _HERE,
            done,
            open_,
            late,
            now=not place,
        )
        for place, (at, (done, open_, late)) in enumerate(zip(order, _BY_MONTH, strict=True))
    ]
    to_go = sum(month.open + month.late for month in months)
    return year_wheel(months, total=str(to_go), total_words="duties to go")


def my_day() -> Mapping[str, Any]:
    """Return the sample of a head teacher's day."""
    day = date(2026, 9, 18)
    return {"day": dates.sentence(dates.say_day(day)), "wheel": wheel()}


class SampleForm(Form):
    """One field of each kind."""

    participants = FigureField(label="People who took part", initial=42, help_text="All who signed the list, guests too. Example: 42.")
    held_on = DateField(label="Held on", help_text="Not later than today.")
    began = TimeField(label="Began at", required=False)
    topic = forms.CharField(label="Topic", max_length=80)
    place = forms.ChoiceField(
        label="Where", choices=[("", "Choose"), ("hall", "In the hall"), ("class", "In class"), ("outside", "Outside")]
    )
    for_whom = forms.ChoiceField(
        label="For whom", widget=forms.RadioSelect, choices=[("pupils", "Pupils"), ("staff", "Staff"), ("families", "Families")]
    )
    means = forms.MultipleChoiceField(
        label="With what",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("talk", "A talk"), ("leaflet", "A leaflet"), ("film", "A film")],
    )
    note = WordsField(label="What should the next one know?", required=False, help_text="No names of children.")
    paper = forms.FileField(label="The signed list", required=False, help_text="PDF or picture, up to 5 MB.")
    sure = forms.BooleanField(label="The figures are those of the signed list")


def components() -> Mapping[str, Any]:
    """Return what the gallery's first page needs."""
    quarters = ("I", "II", "III", "IV")

    def series(title: str, *values: float | None) -> Series:
        points = tuple(Point(name, value, "" if value is None else str(value)) for name, value in zip(quarters, values, strict=True))
        said = ", ".join(f"{point.name}: {point.shown or 'nothing received'}" for point in points)
        return Series(title, f"{title} by quarter. {said}", points)

    return {
        "wheel": wheel(),
        "grid": schools.grid(),
        "week": roster.week(),
        "charts": small_multiples(
            (series("Bullying", 6, 4, 3, None), series("Cyberbullying", 2, 5, 7, None), series("Neglect", 1, 0, 1, None))
        ),
        "timeline": (
            Event("18 Sept 2026, 7:41", "Report received", "From a parent, by the page of the school.", tone="sealed"),
            Event("18 Sept 2026, 7:55", "Opened by the safety team", by="Demo counsellor", href=_HERE, tone="done"),
            Event("18 Sept 2026, 10:00", "Guardians told", "Due within 2 hours.", tone="late"),
            Event("21 Sept 2026", "First safety plan", tone="due"),
            Event("2 Oct 2026", "Review", tone="open"),
        ),
        "ladder": (
            Rung("National board", text="Not asked"),
            Rung("Province board", up="24 March", text="Meets in the third week of September", here=True),
            Rung("District board", up="9 March", down="18 March", text="Asked for a crossing light; could not decide alone"),
            Rung("The school", up="3 March", down="19 March", text="Crossing at the fourth street has no light"),
        ),
        "files": (
            Kept("Signed list.pdf", _HERE, "412 kB", "18 September 2026", "Demo principal"),
            Kept("Invitation.docx", _HERE, "38 kB", "11 September 2026", "Demo secretary"),
        ),
        "refusal": Refusal("case.summary_missing"),
        "icons": _ICONS,
    }


_ICONS: Final = (
    "day", "calendar", "programmes", "posts", "safety", "people", "person", "boards", "returns", "indicators", "schools",
    "sealed", "cases", "hazards", "concern", "late", "info", "no", "search", "language", "more", "down", "right", "left",
    "up", "down-arrow", "check", "close", "add", "print", "export", "upload", "filter", "file", "clock", "phone", "bell",
    "map", "pin", "settings", "key", "leave", "help", "edit", "remove", "link", "flag", "bus", "code", "undo", "letter",
    "child", "two", "training", "work", "star", "mark-late", "mark-due", "mark-open", "mark-done", "mark-reason",
    "mark-nothing", "mark-none", "mark-plain",
)  # fmt: skip

PAGES: Final[Mapping[str, Callable[[], Any]]] = {"my-day": my_day, "grid": schools.page, "roster": roster.page}
