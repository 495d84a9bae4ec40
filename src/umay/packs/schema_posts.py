"""Templates of guard posts: what a school starts from when it sets up its gate. Who stands there is not known here."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from umay.packs.schema_base import Code, Id, Part, Source, Title, Words

_CLOCK: Final = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$")
MOST_GRADES: Final = 13
BEARERS: Final = ("police", "traffic_police", "auxiliary", "guard")
"""Kinds of people that defensive gear may be handed to, whatever a plan says. Source: MISSION.md, part 5."""

Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
PersonKind = Literal["police", "traffic_police", "auxiliary", "guard", "leader", "teacher", "parent", "resident"]
PlaceKind = Literal["gate", "crossing", "control_point", "patrol", "line_end", "bus_bay", "other"]


def _clock(value: str) -> str:
    if not _CLOCK.match(value):
        raise ValueError(f'"{value}" is no time of the day; write it as "07:30", in quotes')
    return value


Clock = Annotated[str, AfterValidator(_clock)]
Grade = Annotated[int, Field(ge=1, le=MOST_GRADES)]
Week = Annotated[int, Field(ge=1, le=53)]


def _in_order(start: str | None, end: str | None) -> None:
    if (start is None) != (end is None):
        raise ValueError("start and end are given both or not at all")
    if start is not None and end is not None and end <= start:
        raise ValueError(f"{end} does not lie after {start}")


class TemplateBell(Part):
    """A ring of the bell that windows hang on. start, end: as the document says; None where it leaves them to the school.

    variant: "usual", or when another time holds. days: empty means every school day. grades: whom it lets in or out; empty means all.
    """

    code: Code
    title: Title
    variant: Code = "usual"
    start: Clock | None = None
    end: Clock | None = None
    days: tuple[Weekday, ...] = ()
    grades: tuple[Grade, ...] = ()

    @model_validator(mode="after")
    def _ends_later(self) -> Self:
        _in_order(self.start, self.end)
        return self


class TemplateNeed(Part):
    """How many of a kind stand in each window; None: as the place needs."""

    kind: PersonKind
    number: Annotated[int, Field(ge=1, le=60)] | None = None


class TemplateWindow(Part):
    """When a post is held: at each of the bells, on these days and weeks of the term, with these people.

    turn: whose parents take it. grades: for turn "grades". classes: for "class_week", in the order of the weeks from the first of `weeks`.
    """

    bells: Annotated[tuple[Code, ...], Field(min_length=1)]
    days: tuple[Weekday, ...] = ()
    weeks: tuple[Week, Week] | None = None
    turn: Literal["free", "class_week", "grades"] = "free"
    grades: tuple[Grade, ...] = ()
    classes: tuple[str, ...] = ()
    needs: Annotated[tuple[TemplateNeed, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _turns_fit(self) -> Self:
        if bool(self.grades) != (self.turn == "grades"):
            raise ValueError('grades are given with turn: "grades", and only there')
        if self.classes and self.weeks and len(self.classes) != self.weeks[1] - self.weeks[0] + 1:
            raise ValueError(f"{len(self.classes)} classes do not fill weeks {self.weeks[0]} to {self.weeks[1]}")
        return self


class TemplateKit(Part):
    """A thing of the kit list. item: its code, which has words in every language. kind: whom it is for; None for everybody there."""

    item: Code
    number: Annotated[int, Field(ge=1, le=200)] = 1
    defensive: bool = False
    kind: PersonKind | None = None

    @model_validator(mode="after")
    def _gear_is_for_guards_and_police(self) -> Self:
        if self.defensive and self.kind not in BEARERS:
            raise ValueError(f"defensive gear is for {', '.join(BEARERS)} only, whatever the document says; give kind: or leave it out")
        return self


class TemplatePost(Part):
    """One post of the template. name: shown, to be changed. number: how many of its like. tasks: codes with words in every language."""

    name: Title
    kind: PlaceKind = "gate"
    number: Annotated[int, Field(ge=1, le=10)] = 1
    where: Words | None = None
    metres: Annotated[int, Field(ge=0, le=5000)] | None = None
    windows: Annotated[tuple[TemplateWindow, ...], Field(min_length=1)]
    kit: tuple[TemplateKit, ...] = ()
    tasks: tuple[Code, ...] = ()


class Taken(Part):
    """What the template takes from the document, or leaves there. why: for what is left out, or which of two places holds.

    contradiction: of the pack, when the document says two things.
    """

    says: Words
    source: Source
    why: Words | None = None
    contradiction: Id | None = None


class CoverageTarget(Part):
    """How many schools in a hundred have posts by a day of the plan's year. town: of schools in towns only."""

    title: Title
    percent: Annotated[int, Field(ge=1, le=100)]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    town: bool = False
    source: Source


class PostTemplate(Part):
    """What a document says of standing guard at a school, ready to be set up.

    lead_minutes: how long before a window people are there. limit_metres: from the gate, beyond which a post is warned of;
    patrol_metres: the same for patrols. takes, leaves: what came from where, and what did not. lacks: what the document does not say and
    the school adds; a template without posts says too little to start from. targets: how many schools are to have posts by when.
    """

    id: Id
    title: Title
    source: Source
    lead_minutes: Annotated[int, Field(ge=0, le=60)] | None = None
    limit_metres: Annotated[int, Field(ge=1, le=5000)] | None = None
    patrol_metres: Annotated[int, Field(ge=1, le=5000)] | None = None
    bells: tuple[TemplateBell, ...] = ()
    posts: tuple[TemplatePost, ...] = ()
    takes: Annotated[tuple[Taken, ...], Field(min_length=1)]
    leaves: tuple[Taken, ...] = ()
    targets: tuple[CoverageTarget, ...] = ()
    lacks: Words | None = None

    @model_validator(mode="after")
    def _bells_are_there(self) -> Self:
        known = {bell.code for bell in self.bells}
        for post in self.posts:
            lost = sorted({code for window in post.windows for code in window.bells} - known)
            if lost:
                raise ValueError(f"no bell is called {', '.join(lost)}; known are {', '.join(sorted(known)) or 'none'}")
        if not self.posts and self.lacks is None:
            raise ValueError("a template without posts says in lacks: what is missing")
        return self
