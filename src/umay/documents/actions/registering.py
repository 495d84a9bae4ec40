"""Giving a letter its number, and forgetting what a letter was about."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Max, QuerySet

from umay.core.api import JOB, Actor, Perm, action, own_place, record, require, scoped
from umay.documents.letters.values import LetterKind
from umay.documents.models import Letter
from umay.documents.rules.registering import SERIES_LENGTH, SERIES_SIGNS, shown_number
from umay.places import api as places

_NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """A letter as the register takes it.

    day: on the letter; its year is the year of the number. to_code, to_title: the office, by its code and by its name in each language;
    never a person. matter_ref: of what the letter is about, None for nothing. languages: of the letter.
    """

    kind: LetterKind
    day: date
    to_code: str
    languages: tuple[str, ...]
    to_title: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)
    matter_ref: UUID | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """A letter under its number. file: as it leaves, to be handed out or sealed; documents keeps nothing of it."""

    uid: UUID
    number: str
    sha256: str
    file: bytes = field(repr=False)


@action(Perm.LETTER_KEEP, "letter.registered")
def register_letter(actor: Actor, entry: LetterEntry, made: Callable[[str], bytes], *, now: datetime) -> Registered:
    """Give a letter the next number of its unit, or of its matter there, write it down, and return the file made with that number.

    made: gets the number as it stands on the letter and returns the file; whatever it raises takes the number back. Joins the caller's
    transaction, so that the number is gone with it; others of the unit wait for theirs until then.
    Raises Refused ("access.not_granted"), UnitMissing for somebody without an appointment. Audit: letter.registered.
    """
    unit = places.own_unit(actor)
    require(actor, Perm.LETTER_KEEP, unit.place)
    seat = actor.seat
    assert seat is not None  # whoever has a unit has a seat

    series, number = _next_number(unit.id, entry.day.year, entry.matter_ref)
    shown = shown_number(entry.day.year, number, series)
    file = made(shown)
    row = Letter.objects.create(
        unit_id=unit.id,
        country=unit.country,
        province_id=unit.province_id,
        district_id=unit.district_id,
        year=entry.day.year,
        series=series,
        number=number,
        kind=entry.kind,
        written_on=entry.day,
        languages=list(entry.languages),
        to_code=entry.to_code,
        to_title=dict(entry.to_title),
        matter_ref=entry.matter_ref,
        appointment_id=seat.appointment_id,
        sha256=hashlib.sha256(file).hexdigest(),
        registered_at=now,
    )

    record(actor, "letter.registered", row.uid, at=now, place=unit.place, detail={"kind": entry.kind, "number": shown})
    return Registered(row.uid, shown, row.sha256, file)


def _next_number(unit_id: int, year: int, matter_ref: UUID | None) -> tuple[str, int]:
    """Return the series and the number after its last; the unit's other writers wait until this transaction ends, so that none is left out.

    A matter has a series of its own, known by signs drawn at random: whoever does not see its letters finds no gap among those they see.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"documents.letter:{unit_id}"])
    with scoped(JOB):  # the last may be one that this writer does not see
        own = Letter.objects.filter(unit_id=unit_id)
        series = "" if matter_ref is None else _series_of(own, matter_ref)
        last = own.filter(year=year, series=series).aggregate(last=Max("number"))["last"]
    return series, (last or 0) + 1


def _series_of(own: QuerySet[Letter], matter_ref: UUID) -> str:
    begun = own.filter(matter_ref=matter_ref).exclude(series="").values_list("series", flat=True).first()
    while not begun:
        drawn = "".join(secrets.choice(SERIES_SIGNS) for _ in range(SERIES_LENGTH))
        begun = None if own.filter(series=drawn).exists() else drawn
    return begun


@action(Perm.LETTER_KEEP, "letter.link_destroyed")
def erase_letter_links(actor: Actor, matter_ref: UUID, *, now: datetime) -> int:
    """Forget which matter its letters were about, when the matter is erased; the rows and their numbers stay. Return how many.

    For a job, which has no unit of its own. Raises Refused ("access.not_granted"). Audit: letter.link_destroyed.
    """
    rows = list(Letter.objects.select_for_update().filter(matter_ref=matter_ref))
    for unit_id in {row.unit_id for row in rows}:
        require(actor, Perm.LETTER_KEEP, places.unit_by_id(actor, unit_id).place)
    if not rows:
        require(actor, Perm.LETTER_KEEP, own_place(actor))

    Letter.objects.filter(pk__in=[row.pk for row in rows]).update(matter_ref=None)

    record(actor, "letter.link_destroyed", matter_ref, at=now, detail={"letters": len(rows)})
    return len(rows)
