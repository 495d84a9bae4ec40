"""Who a duty falls to: agencies, levels, posts, and the selector that finds the units. Which units exist is not known here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from umay.packs.schema_base import Code, Part, Title

Function = Literal[
    "unit_head", "deputy_head", "secretary", "coordinator", "counsellor", "psychologist", "social_worker", "officer", "teacher",
    "guard", "volunteer", "member", "observer", "administrator",
]  # fmt: skip
Stage = Literal["preschool", "primary", "lower_secondary", "upper_secondary", "vocational", "special", "adult", "higher", "other"]
PriorityGrade = Annotated[int, Field(ge=1, le=4)]


class Agency(Part):
    """A branch of the state, or a partner, as this country calls it."""

    code: Code
    title: Title


class Level(Part):
    """A level of units; the pack lists them from the lowest to the highest."""

    code: Code
    title: Title


class Role(Part):
    """A post of this country and the fixed function that it stands for."""

    code: Code
    title: Title
    agency: Code
    level: Code
    function: Function


class SchoolFilter(Part):
    """Which schools are meant; what is not said does not narrow.

    grades: priority grades, 1 the highest. girls: has girls (with boarding: girls board). policing: whose area the school lies in.
    settings: towns or villages. ownership: state or private.
    """

    stages: tuple[Stage, ...] = ()
    grades: tuple[PriorityGrade, ...] = ()
    boarding: bool | None = None
    girls: bool | None = None
    policing: Literal["police", "gendarmerie"] | None = None
    settings: tuple[Literal["urban", "rural"], ...] = ()
    ownership: Literal["state", "private"] | None = None


class AreaFilter(Part):
    """Which areas are meant. metropolitan: the province has a metropolitan municipality; centre: the district is its province's centre."""

    metropolitan: bool | None = None
    centre: bool | None = None


class Owner(Part):
    """A selector of units: an agency at a level, narrowed by post, schools and areas.

    role: the post within the unit that is asked; None means the unit's head. schools: with a school-level owner, which schools; with a
    higher one, the schools that the duty is about.
    """

    agency: Code
    level: Code
    role: Code | None = None
    schools: SchoolFilter | None = None
    areas: AreaFilter | None = None


class Adopter(Part):
    """An agency whose offices may bind the units of their area to the programme. levels: of those offices; empty means any of them."""

    agency: Code
    levels: tuple[Code, ...] = ()


class Partner(Part):
    """Who works along: an agency, its level when the document says it, and how the document calls it in short."""

    agency: Code
    level: Code | None = None
    title: Title | None = None
