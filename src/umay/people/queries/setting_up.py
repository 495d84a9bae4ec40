"""What the pages for setting a deployment up show: the checklist, the rota, the mail server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from umay.core.api import Actor, Function, query
from umay.kernel.refusal import Refusal
from umay.people.models import Account, Appointment
from umay.people.queries.actors import names_of
from umay.places import api as places
from umay.web.api import dates

DUMMY = "django.core.mail.backends.dummy.EmailBackend"


@dataclass(frozen=True, slots=True)
class SetupPage:
    """The checklist. steps: code and whether it is done. refusal: why it may not go live. gap: the first day nobody answers."""

    name: str
    country: str
    steps: tuple[tuple[str, bool], ...]
    done: int
    live_since: str
    is_demo: bool
    refusal: Refusal | None
    gap: str
    school_year: int


@dataclass(frozen=True, slots=True)
class RotaLine:
    """Somebody answers. key: what names the line in a form."""

    who: str
    since: str
    until: str
    key: str


@dataclass(frozen=True, slots=True)
class RotaPage:
    """Who answers when. people: whom one may put on it, id and name. alone: one person would have to answer all year."""

    lines: tuple[RotaLine, ...]
    people: tuple[tuple[int, str], ...]
    gap: str
    alone: bool


@dataclass(frozen=True, slots=True)
class MailPage:
    """The mail server. server: empty when none is set. trouble: the kind of error of the last try."""

    server: str
    sender: str
    to: str
    tested: str
    taken: bool
    trouble: str


def mail_is_set() -> bool:
    """Tell whether letters leave Umay at all."""
    return bool(settings.EMAIL_BACKEND != DUMMY)


def heads(country: str, today: date) -> int:
    """Return how many units of the country have a head on the day."""
    held = Appointment.objects.filter(unit__country=country, function=Function.UNIT_HEAD, during__contains=today)
    return held.values("unit_id").distinct().count()


@query
def setup_page(actor: Actor, *, today: date) -> SetupPage:
    """Return the checklist."""
    row = places.deployment()
    country = places.country_kept(actor)
    facts = places.facts_of(row, country, heads=heads(country, today), audit_key=settings.UMAY_AUDIT_KEY is not None, today=today)
    lacking = places.missing(facts, today)
    gap = places.rota_gap(facts.rota, today)
    return SetupPage(
        name=row.name,
        country=country,
        steps=tuple((step, step not in lacking) for step in places.LIVE_STEPS),
        done=len(places.LIVE_STEPS) - len(lacking),
        live_since=dates.say_date(row.live_at.date()) if row.live_at else "",
        is_demo=row.is_demo,
        refusal=places.live_refusal(facts, today),
        gap=dates.say_date(gap) if gap else "",
        school_year=places.school_year_of(country, today),
    )


@query
def rota_page(actor: Actor, *, today: date) -> RotaPage:
    """Return the rota, and the people of one's own unit who may be put on it."""
    rota = places.rota_of(places.deployment())
    own = actor.seat.place.unit_id if actor.seat else 0
    present = Appointment.objects.filter(unit_id=own, during__contains=today).values_list("person_id", flat=True)
    names = names_of([*present, *(one.person_id for one in rota)])
    gap = places.rota_gap(rota, today)
    return RotaPage(
        lines=tuple(
            RotaLine(
                names.get(one.person_id, ""),
                dates.say_date(one.first),
                dates.say_date(one.last) if one.last else "",
                urlencode({"person": one.person_id, "first": one.first, "last": one.last or ""}),
            )
            for one in rota
        ),
        people=tuple(sorted(((each, names[each]) for each in set(present)), key=lambda pair: pair[1])),
        gap=dates.say_date(gap) if gap else "",
        alone=len({one.person_id for one in rota}) == 1,
    )


@query
def mail_page(actor: Actor) -> MailPage:
    """Return how mail is sent, and how the last try went."""
    kept = places.deployment().mail
    is_set = mail_is_set()
    at = datetime.fromisoformat(kept["tested_at"]) if kept.get("tested_at") else None
    return MailPage(
        server=(settings.EMAIL_HOST or "") if is_set else "",
        sender=settings.DEFAULT_FROM_EMAIL,
        to=Account.objects.values_list("email", flat=True).get(person_id=actor.person_id or 0),
        tested=dates.say_moment(at, timezone.get_current_timezone()) if at else "",
        taken=bool(kept.get("taken")),
        trouble=str(kept.get("trouble", "")),
    )
