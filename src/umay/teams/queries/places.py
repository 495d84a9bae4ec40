"""Where people tell the units that one keeps: which pages are open, what each shows, and who sits in the team behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, query, require
from umay.kernel.refusal import Refusal, Refused
from umay.kernel.text import Text
from umay.packs import api as packs
from umay.people import api as people
from umay.places import api as places
from umay.reports.api import REACHES, NumberLine, Step, TellingPlace, response_for, said_at, shown_in, steps_here
from umay.teams.models import SeatTraining
from umay.teams.rules.team import SAFETY_TEAM, lacking
from umay.vault import api as vault
from umay.web.api import dates

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A unit and whether people can tell it."""

    name: str
    href: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """The units that one keeps. shut: how many have no open page. without: only these are listed. more_url: "" on the last page."""

    lines: tuple[PlaceLine, ...]
    open_count: int
    shut_count: int
    without: bool
    more_url: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A rung as tellers see it. posts: titles, or "" where nobody there has keys. when: at once, or after how long."""

    title: str
    posts: str
    when: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody seated. reads: what is told is sealed to them; left: they work here no more. trained: when and in what, "" for not yet."""

    seat_id: int
    name: str
    post: str
    has_keys: bool
    reads: bool
    left: bool
    trained: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat of the team. free: how many more it takes. candidates: (person, words), the fitting ones first. outside: of another agency."""

    code: str
    title: str
    needed: bool
    outside: bool
    members: tuple[MemberLine, ...]
    free: int
    candidates: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A unit's place to tell. code "": never opened. stale: what it shows is older than the country's procedure."""

    unit_uid: UUID
    name: str
    code: str
    is_open: bool
    is_demo: bool
    since: str
    stale: bool
    steps: tuple[StepLine, ...]
    numbers: tuple[NumberLine, ...]
    team_name: str
    seats: tuple[SeatLine, ...]
    seated: int
    trained: int
    at_least: int
    lacking: int
    nobody_reads: bool
    today: str


def _kept_by(actor: Actor) -> Any:
    """Return the units whose telling pages the actor keeps."""
    seat = actor.seat
    rows = places.Unit.objects.filter(places.in_scope(actor), is_open=True)
    return rows.filter(agency=seat.place.agency) if seat else rows.none()


@query
def places_page(actor: Actor, *, without: bool = False, after: str = "") -> PlacesPage:
    """Return the units that the actor keeps, in the order of their codes."""
    is_told = Exists(TellingPlace.objects.filter(unit_id=OuterRef("pk"), closed_at__isnull=True))
    rows = _kept_by(actor).annotate(is_told=is_told)
    counts = (rows.filter(is_told=True).count(), rows.filter(is_told=False).count())
    listed = rows.filter(is_told=False) if without else rows
    found = list(listed.filter(code__gt=after).select_related("area").order_by("code")[: PAGE + 1])
    lines = tuple(PlaceLine(_where(one), reverse("telling-place", kwargs={"unit_uid": one.uid}), one.is_told) for one in found[:PAGE])
    address = f"{reverse('telling-places')}?{'show=without&' if without else ''}after="
    return PlacesPage(lines, *counts, without, f"{address}{found[PAGE - 1].code}" if len(found) > PAGE else "")


def _where(unit: Any) -> str:
    return str(unit.name) if unit.area.name in unit.name else f"{unit.name} · {unit.area.name}"


def demo_place() -> str:
    """Return the code of the page that a demo shows on its first page: of a school whose people one can look around as; "" for none."""
    rows = TellingPlace.objects.filter(is_demo=True, closed_at__isnull=True, unit__appointments__isnull=False)
    return rows.order_by("unit_id").values_list("code", flat=True).first() or ""


def code_to_tell(actor: Actor) -> str:
    """Return the code of the page where people tell the actor's own unit; "" where it stands open for nobody. The address is public."""
    if actor.seat is None:
        return ""
    rows = TellingPlace.objects.filter(unit_id=actor.seat.place.unit_id, closed_at__isnull=True)
    return rows.values_list("code", flat=True).first() or ""


@query
def place_page(actor: Actor, unit_uid: UUID, *, today: date, now: datetime) -> PlacePage:
    """Return a unit's place to tell. Raises UnitMissing; Refused ("access.not_granted")."""
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TELLING_KEEP, unit.place)
    row = TellingPlace.objects.filter(unit_id=unit.id).first()
    is_open = row is not None and row.closed_at is None
    steps = steps_here(row.code, today=today, now=now) if row and is_open else ()
    team = response_for(unit.country).team
    seats = _seats(unit.id, team, _ids_of(steps), today)
    seated = len({one.name for seat in seats for one in seat.members if not one.left})
    return PlacePage(
        unit_uid=unit.uid,
        name=unit.where,
        code=row.code if row else "",
        is_open=is_open,
        is_demo=row is not None and row.is_demo,
        since=said_at(row.opened_at) if row else "",
        stale=row is not None and is_open and row.shown != shown_in(unit.country),
        steps=tuple(_step(one, now) for one in steps),
        numbers=_numbers(row.shown.get("helplines", ()) if row else ()),
        team_name=team.body.in_(_lang()),
        seats=seats,
        seated=seated,
        trained=len({one.name for seat in seats for one in seat.members if one.trained and not one.left}),
        at_least=team.at_least,
        lacking=lacking(team.at_least, seated),
        nobody_reads=is_open and not any(one.readers for one in steps),
        today=today.isoformat(),
    )


def _lang() -> str:
    return get_language() or "en"


def _ids_of(steps: tuple[Step, ...]) -> set[int]:
    return {reader.person_id for step in steps for reader in step.readers}


def _step(step: Step, now: datetime) -> StepLine:
    hours = round((step.opens_at - now).total_seconds() / 3600)
    titles = dict.fromkeys(Text.of(dict(one.title) or {"en": one.function}).in_(_lang()) for one in step.readers)
    when = _("after %(hours)s hours, if nobody has read") % {"hours": dates.say_number(hours)} if hours else _("at once")
    return StepLine(str(REACHES[step.reach]), ", ".join(titles), when)


def _numbers(found: Iterable[dict[str, Any]]) -> tuple[NumberLine, ...]:
    lang = _lang()

    def words(said: Mapping[str, str] | None) -> str:
        return Text.of(said).in_(lang) if said else ""

    return tuple(NumberLine(one["number"], words(one["title"]), words(one.get("hours")), "danger" in one["for"]) for one in found)


def _seats(unit_id: int, team: packs.Team, readers: set[int], today: date) -> tuple[SeatLine, ...]:
    held = people.body_seats(unit_id, SAFETY_TEAM, today)
    staff = people.staff_of(unit_id, today, lang=_lang())
    ids = {one.person_id for one in held} | {one.person_id for one in staff}
    names, posts, keys = people.names_of(ids), {one.person_id: one.title for one in staff}, vault.public_keys(ids)
    taken = {one.person_id for one in held}
    trained = {one.seat_id: one for one in SeatTraining.objects.filter(seat_id__in=[each.id for each in held])}

    def member(one: people.BodySeatCard) -> MemberLine:
        return MemberLine(
            one.id,
            names.get(one.person_id, ""),
            posts.get(one.person_id, ""),
            one.person_id in keys,
            one.person_id in readers,
            not one.is_of_unit,
            _trained(trained.get(one.id)),
        )

    lines = []
    for seat in team.seats:
        members = tuple(member(one) for one in held if one.role == seat.code)
        outside = seat.by_agreement
        fitting = sorted((one for one in staff if one.person_id not in taken), key=lambda one: one.function.value not in seat.functions)
        candidates = () if outside else tuple((one.person_id, f"{names.get(one.person_id, '')} · {one.title}") for one in fitting)
        free = max(0, seat.count - len(members))
        lines.append(SeatLine(seat.code, seat.title.in_(_lang()), seat.needed, outside, members, free, candidates if free else ()))
    return tuple(lines)


def _trained(row: SeatTraining | None) -> str:
    if row is None:
        return ""
    return _("trained on %(when)s: %(course)s") % {"when": dates.say_day(row.trained_on), "course": row.course}


@dataclass(frozen=True, slots=True)
class PosterLine:
    """A number on the poster, in every language that is there."""

    number: str
    names: Mapping[str, str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PosterFacts:
    """What a poster says of a unit."""

    school: str
    code: str
    helplines: tuple[PosterLine, ...]
    in_danger: str
    is_demo: bool


@query
def poster_of(actor: Actor, unit_uid: UUID) -> PosterFacts:
    """Return what the poster of an open place says. Raises UnitMissing; Refused ("access.not_granted", "report.not_open")."""
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TELLING_KEEP, unit.place)
    row = TellingPlace.objects.filter(unit_id=unit.id, closed_at__isnull=True).first()
    if row is None:
        raise Refused(Refusal("report.not_open"))
    found = row.shown.get("helplines", ())
    lines = (
        PosterLine(one["number"], _for_posters(one["title"]), _for_posters(one.get("hours") or {}))
        for one in found
        if "danger" not in one["for"]
    )
    danger = next((one["number"] for one in found if "danger" in one["for"]), "")
    return PosterFacts(unit.name, row.code, tuple(lines)[:3], danger, row.is_demo)


def _for_posters(words: Mapping[str, str]) -> dict[str, str]:
    """Return words by the interface's language codes: packs write Chinese without its script."""
    return {"zh-hant" if lang == "zh" else lang: said for lang, said in words.items()}
