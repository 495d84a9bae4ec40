"""Reads of areas, units and calendars, as frozen values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from umay.core.api import Actor, Function, Level, Perm, Place, Seat, access_refusal, query
from umay.kernel.text import Text
from umay.places.builtin import packs_of
from umay.places.cards import UnitCard, card_in_scope, card_of
from umay.places.counting import adopted_programmes, people_with_vaults
from umay.places.models import Area, Deployment, School, SchoolCalendar, Unit
from umay.places.rules import reach as rules
from umay.places.rules.going_live import Facts, OnDuty
from umay.places.rules.layout import SchoolFacts, UnitRow
from umay.places.rules.sheet import Known, plain
from umay.places.rules.sheet_values import AGENCIES, AGENCIES_IN, LEVELS, LEVELS_IN
from umay.places.rules.sheet_words import Said

_SEVERAL: Final = re.compile(r"[,;/、]")  # between the names of a level that has several


def _units() -> QuerySet[Unit]:
    return Unit.objects.select_related("area", "school")


def seat_in(unit: UnitCard, *, appointment_id: int, function: Function, role: str) -> Seat:
    """Return the seat that an appointment in the unit gives."""
    return Seat(appointment_id, unit.place, function, role, rules.reach(unit.level, unit.area_kind))


def reach_of(unit: UnitCard) -> Level:
    """Return how wide the area is that the unit answers for."""
    return rules.reach(unit.level, unit.area_kind)


def in_scope(actor: Actor) -> Q:
    """Return the condition for units in the actor's area; nothing for nobody."""
    if actor.is_job:
        return Q()
    seat = actor.seat
    if seat is None:
        return Q(pk__in=())
    match seat.level:
        case "nation":
            return Q(country=seat.place.country)
        case "province":
            return Q(province_id=seat.place.province_id)
        case "district":
            return Q(district_id=seat.place.district_id)
        case _:
            return Q(pk=seat.place.unit_id)


@query
def unit_by_uid(actor: Actor, uid: UUID) -> UnitCard:
    """Return a unit in the actor's area. Raises Unit.DoesNotExist for a missing and a hidden one alike."""
    return card_in_scope(actor, "u.uid = %s", uid)


@query
def unit_by_id(actor: Actor, unit_id: int) -> UnitCard:
    """Return a unit in the actor's area by the database's own id. Raises Unit.DoesNotExist."""
    return card_in_scope(actor, "u.id = %s", unit_id)


@query
def own_unit(actor: Actor) -> UnitCard:
    """Return the unit that the actor's appointment is in. Raises Unit.DoesNotExist for somebody without an appointment."""
    if actor.seat is None:
        raise Unit.DoesNotExist
    return card_in_scope(actor, "u.id = %s", actor.seat.place.unit_id)


@query
def units_in_scope(
    actor: Actor, *, agency: str | None = None, level: str | None = None, after: str = "", limit: int = 100
) -> tuple[UnitCard, ...]:
    """Return open units of the actor's area in the order of their code, paged by key: those after the code `after`."""
    found = _units().filter(in_scope(actor), is_open=True, code__gt=after)
    if agency:
        found = found.filter(agency=agency)
    if level:
        found = found.filter(level=level)
    return tuple(card_of(unit) for unit in found.order_by("code")[:limit])


def calendar_for(
    country: str, school_year: int, *, province_id: int | None = None, district_id: int | None = None
) -> SchoolCalendar | None:
    """Return the calendar that holds: the nearest area's, the newest recorded; None if there is none for the year."""
    found = SchoolCalendar.objects.filter(country=country, school_year=school_year, unit__isnull=True).order_by("-recorded_at", "-pk")
    for area_filter in ({"area__district_id": district_id}, {"area__province_id": province_id, "area__kind": "province"}):
        if None not in area_filter.values() and (calendar := found.filter(**area_filter).first()):
            return calendar
    return found.filter(Q(area__isnull=True) | Q(area__kind="country")).first()


def school_calendar(calendar_id: int) -> SchoolCalendar:
    """Return a recorded calendar. Raises SchoolCalendar.DoesNotExist."""
    return SchoolCalendar.objects.get(pk=calendar_id)


def school_year_of(country: str, today: date) -> int:
    """Return the school year in use on the day: the newest whose calendar window has begun, else by the calendar of July."""
    for year, window in SchoolCalendar.objects.filter(country=country).order_by("-school_year").values_list("school_year", "data__window"):
        if window and date.fromisoformat(window[0]) <= today:
            return int(year)
    return today.year if today.month >= 7 else today.year - 1


def is_year_over(country: str, school_year: int, today: date) -> bool:
    """Tell whether a school year has ended: another has begun, or the last day of its calendar is past and nobody recorded the next."""
    if school_year_of(country, today) != school_year:
        return True
    calendar = calendar_for(country, school_year)
    window: Any = calendar.data.get("window") if calendar else None
    return bool(window) and date.fromisoformat(window[1]) < today


def areas_below(area_id: int) -> tuple[Area, ...]:
    """Return the areas one step below, by name."""
    return tuple(Area.objects.filter(parent_id=area_id).order_by("name"))


def deployment() -> Deployment:
    """Return the one row about this installation, made when first asked for."""
    return Deployment.objects.get_or_create(pk=1, defaults={"name": "Umay"})[0]


def own_calendars(country: str, school_year: int) -> tuple[SchoolCalendar, ...]:
    """Return the calendars that single units of the country use instead of their area's in the year."""
    used = Unit.objects.filter(country=country, own_calendar__school_year=school_year).values("own_calendar_id").distinct()
    return tuple(SchoolCalendar.objects.filter(pk__in=used))


@query
def unit_by_code_or_name(actor: Actor, country: str, named: str) -> UnitCard:
    """Return the open unit of the country with this code, or with this name. Raises Unit.DoesNotExist."""
    found = _units().filter(in_scope(actor), country=country)
    return card_of(found.filter(code=named).first() or found.get(name=named))


def area_province(area_id: int) -> int | None:
    """Return the province of an area; None above provinces. Raises Area.DoesNotExist."""
    return Area.objects.values_list("province_id", flat=True).get(pk=area_id)


def areas_in(actor: Actor, *, kind: str, province_id: int | None, lang: str) -> tuple[Area, ...]:
    """Return the areas of a kind in the actor's country, of one province if it is given, in the order of the language."""
    found = Area.objects.filter(country=actor.seat.place.country if actor.seat else "", kind=kind)
    if province_id is not None:
        found = found.filter(province_id=province_id)
    return tuple(sorted(found, key=lambda area: area.sort_keys.get(lang, area.name)))


def known_for(country: str) -> Known:
    """Return what a list of units of the country is compared with: areas, codes, offices, and the words of its packs."""
    areas = list(Area.objects.filter(country=country).select_related("parent"))
    units = {unit.code: _row_of(unit) for unit in Unit.objects.filter(country=country).select_related("area", "parent", "school")}
    top = next((area.code for area in areas if area.kind == "country"), country)
    agencies, levels = _words_of(country)
    return Known(
        country=top,
        areas={(area.kind, area.name, area.parent.code if area.parent else ""): area.code for area in areas},
        area_codes=frozenset(area.code for area in areas),
        unit_codes=frozenset(units),
        offices={(unit.agency, unit.area): unit.code for unit in units.values() if unit.level != rules.SCHOOL_LEVEL},
        agencies=agencies,
        levels=levels,
        units=units,
    )


def _row_of(unit: Unit) -> UnitRow:
    """Return a unit as a list would say it."""
    school: School | None = getattr(unit, "school", None)
    facts = _facts_of(school) if school is not None else None
    return UnitRow(unit.agency, unit.level, unit.code, unit.name, unit.area.code, unit.parent.code if unit.parent else "", facts)


def _facts_of(school: School) -> SchoolFacts:
    return SchoolFacts(
        tuple(school.stages),
        boarding=school.boarding,
        girls_board=school.girls_board,
        policing=school.policing,
        setting=school.setting,
        ownership=school.ownership,
        pupils=school.pupils,
        grade=school.grade,
    )


def _words_of(country: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the codes of agencies and levels by each word for them: the packs' own, and those of the six languages."""
    agencies, levels = codes_of(country)
    return _by_word(agencies, AGENCIES), _by_word(levels, LEVELS)


def codes_of(country: str) -> tuple[dict[str, Text], dict[str, Text]]:
    """Return the agencies and the levels that the country's programmes know, by code, with what they call them."""
    agencies = {entry.code: entry.title for pack in packs_of(country) for entry in pack.agencies}
    levels = {entry.code: entry.title for pack in packs_of(country) for entry in pack.levels}
    for code in ("school", "district", "province", "national"):
        levels.setdefault(code, Text.of(_first_words(LEVELS_IN[code])))
    agencies.setdefault("education", Text.of(_first_words(AGENCIES_IN["education"])))
    return agencies, levels


def _first_words(said: Said) -> dict[str, str]:
    return {lang: words[0] for lang, words in said.items()}


def _by_word(known: Mapping[str, Text], more: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the code by each word: whole titles and each of several names in one first, for they are the country's own."""
    found: dict[str, str] = {}
    for code, title in known.items():
        for words in (code, *(said for _lang, said in title)):
            for word in (words, *_SEVERAL.split(words)):
                found.setdefault(plain(word), code)
    for code in known:
        for word in more.get(code, ()):
            found.setdefault(plain(word), code)
    return found


def country_kept(actor: Actor) -> str:
    """Return the country that is set up: the deployment's, or while it is not named the actor's own."""
    return deployment().country or (actor.seat.place.country if actor.seat else "")


def keeps(actor: Actor, perm: Perm) -> bool:
    """Tell whether the actor has the permission for the whole country that is set up, as the acts of setting up ask for it."""
    return access_refusal(actor, perm, Place(0, "", country_kept(actor))) is None


def facts_of(row: Deployment, country: str, *, heads: int, audit_key: bool, today: date) -> Facts:
    """Return what the deployment has of what going live asks for."""
    calendar = SchoolCalendar.objects.filter(country=country, assumed=False, school_year__gte=school_year_of(country, today))
    return Facts(
        country=country,
        units=Unit.objects.filter(country=country, is_open=True).count(),
        heads=heads,
        calendar=calendar.exists(),
        adopted=adopted_programmes(country, school_year_of(country, today)),
        without_programmes=row.without_programmes,
        mail_taken=bool(row.mail.get("taken")),
        rota=rota_of(row),
        helplines=len(row.helplines),
        helplines_checked_on=row.helplines_checked_on,
        legal_basis=row.legal_basis,
        retention=row.retention,
        audit_key=audit_key,
        vaults=people_with_vaults(country),
        is_demo=row.is_demo,
        is_live=row.live_at is not None,
    )


def rota_of(row: Deployment) -> tuple[OnDuty, ...]:
    """Return who answers when."""
    return tuple(
        OnDuty(one["person"], date.fromisoformat(one["first"]), date.fromisoformat(one["last"]) if one["last"] else None)
        for one in row.duty_rota
    )
