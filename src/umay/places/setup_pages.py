"""What the pages for setting up places show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Func, IntegerField

from umay.core.api import Actor, query
from umay.places.builtin import packs_of
from umay.places.counting import adopted_programmes
from umay.places.list_words import WrongRows, change_rows, known_heads, wrong_rows
from umay.places.models import Area, LayoutDraft, SchoolCalendar, Unit
from umay.places.queries import country_kept, deployment, known_for, school_year_of
from umay.places.rules.going_live import RETENTION
from umay.places.rules.sheet import plan_of
from umay.timing import api as timing

SHOWN = 200  # rows of a list that one looks at; the rest is counted


@dataclass(frozen=True, slots=True)
class ListPage:
    """What is there. draft: a list that waits to be taken in."""

    areas: int
    units: int
    schools: int
    draft_uid: UUID | None
    draft_name: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A list before it is taken in. errors: each mistake with its rows. rows: what would be added.

    changes: what would change of units that are there. same: rows that change nothing. known: the heads that are understood, in words.
    state: "waiting", "queued" while a job takes it in, "stopped" when that broke off.
    """

    uid: UUID
    name: str
    areas: int
    units: int
    schools: int
    rows: tuple[tuple[str, str, str, str], ...]
    more: int
    errors: tuple[WrongRows, ...]
    more_errors: int
    unknown: tuple[str, ...]
    known: str
    changes: tuple[tuple[str, str, str, str, str], ...]
    changed: int
    same: int
    state: str


@query
def list_page(actor: Actor) -> ListPage:
    """Return how much is there of the deployment's country."""
    country = country_kept(actor)
    draft = LayoutDraft.objects.filter(made_by_id=actor.person_id).order_by("-pk").first()
    units = Unit.objects.filter(country=country)
    return ListPage(
        Area.objects.filter(country=country).count(),
        units.count(),
        units.filter(level="school").count(),
        draft.uid if draft else None,
        draft.name if draft else "",
    )


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was sent, without its rows. rows: how many. is_queued: a job takes it in just now."""

    name: str
    rows: int
    is_queued: bool


@query
def kept_list(actor: Actor, draft_uid: UUID) -> KeptList:
    """Return one's own list as it is kept. Raises LayoutDraft.DoesNotExist."""
    found = LayoutDraft.objects.annotate(length=Func("rows", function="jsonb_array_length", output_field=IntegerField()))
    one = found.defer("rows").get(uid=draft_uid, made_by_id=actor.person_id)
    return KeptList(one.name, one.length, one.state == "queued")


@query
def draft_page(actor: Actor, draft_uid: UUID, *, lang: str) -> DraftPage:
    """Return one's own list with what it would add and change. Raises LayoutDraft.DoesNotExist."""
    draft = LayoutDraft.objects.get(uid=draft_uid, made_by_id=actor.person_id)
    country = country_kept(actor)
    plan = plan_of([(line, cells) for line, cells in draft.rows], known_for(country))
    names = {area.code: area.name for area in plan.areas}
    errors = wrong_rows(plan.errors, country, lang)
    return DraftPage(
        uid=draft.uid,
        name=draft.name,
        areas=len(plan.areas),
        units=len(plan.units),
        schools=sum(unit.school is not None for unit in plan.units),
        rows=tuple((unit.code, unit.name, names.get(unit.area, unit.area), unit.parent) for unit in plan.units[:SHOWN]),
        more=max(len(plan.units) - SHOWN, 0),
        errors=errors[:SHOWN],
        more_errors=max(len(errors) - SHOWN, 0),
        unknown=plan.unknown,
        known=known_heads(lang),
        changes=change_rows(plan.changes[:SHOWN], lang),
        changed=len(plan.changes),
        same=plan.same,
        state=draft.state,
    )


@dataclass(frozen=True, slots=True)
class ProgrammesPage:
    """Which programmes there are for the country, how many bind units this school year, and whether none shall for now."""

    offered: tuple[str, ...]
    adopted: int
    without: bool


@query
def programmes_page(actor: Actor, *, lang: str, today: date) -> ProgrammesPage:
    """Return what setting up says about programmes."""
    country = country_kept(actor)
    offered = tuple(pack.title.in_(lang) for pack in packs_of(country))
    return ProgrammesPage(offered, adopted_programmes(country, school_year_of(country, today)), deployment().without_programmes)


def calendar_initial(country: str, school_year: int, lang: str) -> dict[str, Any]:
    """Return what the form of a school year starts with: the newest recorded calendar, else the one assumed for the country.

    lang: what the reader reads; names of holidays come in it as long as nobody wrote down their own.
    """
    newest = SchoolCalendar.objects.filter(country=country, school_year=school_year, area__isnull=True, unit__isnull=True)
    found = newest.order_by("-recorded_at", "-pk").first()
    try:
        calendar = _newest(found, lang) if found else timing.assumed_calendar(country, school_year, lang)
    except timing.CalendarError:
        calendar = timing.assumed_calendar("", school_year)
    lines = (f"{day.isoformat()} {name}" for day, name in calendar.holidays.items() if calendar.window[0] <= day <= calendar.window[1])
    spans = {
        f"{stem}_{number}_{end}": span[end == "last"]
        for stem, found_spans in (("term", calendar.terms), ("quarter", calendar.quarters))
        for number, span in enumerate(found_spans, 1)
        for end in ("first", "last")
    }
    weekdays = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    return {
        "first": calendar.school_year[0],
        "last": calendar.school_year[1],
        "weekend": [weekdays[day] for day in sorted(calendar.weekend)],
        "holidays": "\n".join(lines),
        **spans,
    }


def _newest(found: SchoolCalendar, lang: str) -> timing.Calendar:
    calendar = timing.calendar_from_json(found.data)
    return timing.renamed_holidays(calendar, found.country, lang) if found.assumed else calendar


def calendar_years(country: str, today: date) -> tuple[tuple[int, bool], ...]:
    """Return this school year and the next, and whether a calendar that somebody confirmed stands for each."""
    now = school_year_of(country, today)
    kept = set(SchoolCalendar.objects.filter(country=country, assumed=False).values_list("school_year", flat=True))
    return tuple((year, year in kept) for year in (now, now + 1))


def helplines_initial(country: str, lang: str) -> dict[str, Any]:
    """Return the kept helplines, or those that the country's packs name, one a line."""
    row = deployment()
    lines = [(one["number"], one["title"]) for one in row.helplines]
    if not lines:
        lines = [(line.number, line.title.in_(lang)) for pack in packs_of(country) for line in pack.helplines]
    return {"lines": "\n".join(f"{number}, {title}" for number, title in dict(lines).items()), "checked_on": row.helplines_checked_on}


def basis_initial() -> dict[str, Any]:
    """Return the kept legal basis and times; usual times where none are kept."""
    row = deployment()
    usual = dict(zip(RETENTION, (10, 90, 10), strict=True))
    return {"legal_basis": row.legal_basis, **{name: row.retention.get(name, usual[name]) for name in RETENTION}}
