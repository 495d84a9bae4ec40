"""Days that an adopted programme waits for: a meeting, a workshop, when something was last done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from umay.core.api import Actor, Perm, access_refusal, query
from umay.places import api as places
from umay.programme.models import Adoption, Obligation, TaskRecord
from umay.programme.queries.adoptions import obligations_of
from umay.programme.queries.words import said, spoken
from umay.programme.rules import asked_dates as rules
from umay.programme.rules.states import State
from umay.timing import api as timing
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class AskedDay:
    """One day that is asked for. day None: nobody has said it yet. duties: title and timing of what counts from it, in words."""

    name: str
    last_done: bool
    day: date | None
    day_words: str
    duties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AskedDatesPage:
    """The days an adoption asks for, those that nobody has said yet first. may_say: the reader may write them down."""

    adoption_uid: UUID
    pack_uid: UUID
    title: str
    unit_name: str
    days: tuple[AskedDay, ...]
    may_say: bool


def names_asked(adoption: Adoption) -> dict[str, list[Obligation]]:
    """Return what the adoption's live duties count from and its calendar does not know, with the duties."""
    calendar = timing.calendar_from_json(adoption.calendar.data)
    found: dict[str, list[Obligation]] = {}
    for row in obligations_of(adoption):
        if row.status == "live":
            for name in rules.asked_names(timing.from_json(row.timing), row.code, calendar):
                found.setdefault(name, []).append(row)
    return found


def unsaid_days(adoption: Adoption) -> int:
    """Return how many days are asked for that nobody has said yet."""
    return sum(name not in adoption.events for name in names_asked(adoption))


@query
def asked_dates_page(actor: Actor, adoption_uid: UUID, *, lang: str) -> AskedDatesPage:
    """Return the days that an adoption which binds the reader's unit, or was made in its area, asks for.

    Raises Adoption.DoesNotExist for a missing and a foreign one alike.
    """
    country = actor.seat.place.country if actor.seat else ""
    adoption = Adoption.objects.select_related("pack", "unit", "calendar").get(uid=adoption_uid, country=country, withdrawn_at__isnull=True)
    days = tuple(_day(name, rows, adoption.events, lang) for name, rows in names_asked(adoption).items())
    return AskedDatesPage(
        adoption_uid=adoption.uid,
        pack_uid=adoption.pack.uid,
        title=spoken(adoption.pack.title, lang),
        unit_name=adoption.unit.name,
        days=tuple(sorted(days, key=lambda one: one.day is not None)),
        may_say=_may_say(actor, adoption),
    )


def _may_say(actor: Actor, adoption: Adoption) -> bool:
    try:
        unit = places.unit_by_id(actor, adoption.unit_id)
    except places.UnitMissing:
        return False
    return access_refusal(actor, Perm.PROGRAMME_ADOPT, unit.place) is None


def _day(name: str, rows: list[Obligation], kept: dict[str, str], lang: str) -> AskedDay:
    day = date.fromisoformat(kept[name]) if name in kept else None
    duties = tuple((spoken(row.title, lang), said(row.timing, lang)) for row in rows)
    return AskedDay(name, rules.is_last_done(name), day, dates.say_date(day) if day else "", duties)


def carried_days(pack_code: str, unit_id: int, school_year: int) -> dict[str, str]:
    """Return when duties that come back after years were last done, as the unit's last adoption before the year knows it, by name."""
    before = Adoption.objects.filter(pack_code=pack_code, unit_id=unit_id, school_year__lt=school_year).order_by("-school_year").first()
    if before is None:
        return {}
    kept = {name: day for name, day in before.events.items() if rules.is_last_done(name)}
    codes = [name.partition(":")[2] for name in kept]
    done = TaskRecord.objects.filter(obligation__adoption=before, obligation__code__in=codes, state__in=[State.DONE, State.DONE_LATE])
    for code, day in done.order_by("done_on").values_list("obligation__code", "done_on"):
        kept |= {rules.name_of(timing.LAST_DONE, code): day.isoformat()} if day else {}
    return kept
