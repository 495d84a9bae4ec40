"""Makes the demo once: lays out its world, seats its people, adopts its programmes, invents what was recorded so far."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.db import transaction

from umay.core.api import JOB, NOWHERE, Function, Place
from umay.desk.demo import absent, cases, gate, inventing, lines, telling, world
from umay.packs import api as packs
from umay.people import api as people
from umay.places import api as places
from umay.programme import api as programme
from umay.vault import api as vault

SCHOOL_YEAR: Final = 2026
EMAIL: Final = "{key}@demo.invalid"


def make(*, now: datetime) -> bool:
    """Make the demo world if nothing is there yet; tell whether anything was made. now: aware."""
    if places.deployment().is_demo:
        return False
    with transaction.atomic():
        _make(now)
    return True


def _make(now: datetime) -> None:
    places.mark_as_demo(JOB, name="Umay", now=now)
    today = now.astimezone(UTC).date()
    for country in world.countries():
        _make_country(country, today, now)
    opened = vault.ensure_demo_keys(JOB, [one.pk for one in people.Person.objects.filter(is_demo=True)], vault.DEMO_WORDS, now=now)
    held = {one.person_id: one for one in opened}
    for country in world.countries():
        absent.make(country, EMAIL, today, now)
    for country in world.countries():
        telling.make(country, EMAIL, held, now)
    for said in gate.gates():
        gate.make(said, EMAIL, now)
    for case in world.cases():
        cases.make(case, EMAIL, held, now)
    seeds = sorted(inventing.seeds(programme.seedable(JOB, today), today), key=attrgetter("country"))
    for country, found in groupby(seeds, key=attrgetter("country")):
        programme.seed_records(JOB, found, by_id=_first_of(country), place=_anywhere(), now=now)


def _first_of(country: str) -> int:
    """Return the id of whoever was seated first in the country: somebody must have recorded what is invented."""
    return people.Appointment.objects.filter(unit__country=country).order_by("pk").values_list("person_id", flat=True)[0]


def _anywhere() -> Place:
    return NOWHERE


def _make_country(country: Mapping[str, Any], today: date, now: datetime) -> None:
    code = country["code"]
    where = Place(0, "", code)
    places.lay_out(
        JOB, tuple(world.area_rows(country)), tuple(world.unit_rows(country)), country=code, school_year=SCHOOL_YEAR, place=where, now=now
    )
    calendar = world.calendar(country, SCHOOL_YEAR)
    places.record_calendar(JOB, country=code, school_year=SCHOOL_YEAR, data=calendar, area_id=None, assumed=True, place=where, now=now)
    for seat in country.get("seats", ()):
        _seat(code, seat, today, now)
    for adoption in country.get("adoptions", ()):
        _adopt(code, adoption, where, now)
    lines.make(code, today, now)


def _unit(country: str, named: str) -> places.UnitCard:
    return places.unit_by_code_or_name(JOB, country, named)


def _seat(country: str, seat: Mapping[str, Any], today: date, now: datetime) -> None:
    unit = _unit(country, seat["unit"])
    language = {"en": "en"}.get(seat["key"], "en")
    person = people.enter_person(
        JOB, shown=seat["shown"], email=EMAIL.format(key=seat["key"]), language=language, place=unit.place, is_demo=True, now=now
    )
    people.appoint(
        JOB,
        person.pk,
        unit=unit,
        role=seat["role"],
        role_title=seat["title"],
        function=Function(seat["function"]),
        from_on=today - timedelta(days=120),
        until_on=None,
        paper="demo",
        now=now,
    )


def _adopt(country: str, adoption: Mapping[str, Any], where: Place, now: datetime) -> None:
    if adoption["pack"] not in packs.builtin_codes():
        return
    version = programme.publish_pack(JOB, packs.load_builtin(adoption["pack"]), place=where, origin="builtin", now=now)
    unit = _unit(country, adoption["by"])
    proposals = programme.year_proposals(JOB, version.uid, unit_uid=unit.uid, school_year=SCHOOL_YEAR)
    shifts = [one.name for one in proposals]
    programme.adopt(JOB, version.uid, unit_uid=unit.uid, school_year=SCHOOL_YEAR, shifts=shifts, now=now)
