"""What one's own pages show: appointments, browsers, second factor, who acts for one's unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils import timezone

from umay.core.api import Actor, Perm, query
from umay.kernel.text import Text
from umay.people.models import Account, Appointment, BrokenGlass, Person, Session
from umay.people.queries.actors import names_of
from umay.people.rules.browsers import browser_names
from umay.places import api as places
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A browser one is signed in with. browser: empty when it does not say."""

    key_hash: str
    browser: str
    began: str
    here: bool


@dataclass(frozen=True, slots=True)
class OwnPost:
    """One of one's own appointments, held or to come. until: empty for an open end. now: it is the one acted in."""

    uid: UUID
    title: str
    unit: str
    since: str
    until: str
    paper: str
    now: bool
    comes: bool


@dataclass(frozen=True, slots=True)
class GlassLine:
    """Somebody acts for a unit. who: shown to the people of that unit, empty on one's own page."""

    uid: UUID
    unit: str
    who: str
    reason: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """All of one's own settings. factors: how many second factors are set up. mine: units one acts for; ours: who acts for one's unit."""

    shown: str
    email: str
    language: str
    digest: str
    has_password: bool
    factors: int
    posts: tuple[OwnPost, ...]
    sessions: tuple[OwnSession, ...]
    mine: tuple[GlassLine, ...]
    ours: tuple[GlassLine, ...]
    may_keep: bool
    may_break_glass: bool


@query
def profile_page(actor: Actor, *, session: str, today: date, now: datetime, lang: str) -> ProfilePage:
    """Return one's own settings. session: hash of the key of the session that asks. Raises Account.DoesNotExist for nobody."""
    account = Account.objects.get(person_id=actor.person_id or 0)
    person = Person.objects.get(pk=account.person_id)
    return ProfilePage(
        shown=names_of([person.pk])[person.pk],
        email=account.email,
        language=account.language,
        digest=account.digest,
        has_password=account.has_usable_password(),
        factors=Authenticator.objects.filter(user_id=account.pk).exclude(type=Authenticator.Type.RECOVERY_CODES).count(),
        posts=_posts(actor, person.pk, today, lang),
        sessions=_sessions(account.pk, session, now),
        mine=glasses_of(actor, now),
        ours=_glasses_over(actor, now),
        may_keep=actor.holds(Perm.PROFILE_KEEP),
        may_break_glass=actor.holds(Perm.GLASS_BREAK),
    )


def _posts(actor: Actor, person_id: int, today: date, lang: str) -> tuple[OwnPost, ...]:
    found = Appointment.objects.filter(person_id=person_id).order_by("-during", "pk")
    held = [one for one in found if one.during.upper is None or one.during.upper > today]
    units = places.cards(one.unit_id for one in held)
    mine = actor.seat.appointment_id if actor.seat else 0
    return tuple(
        OwnPost(
            uid=one.uid,
            title=Text.of(one.role_title).in_(lang) if one.role_title else one.role,
            unit=units[one.unit_id].name,
            since=dates.say_date(one.during.lower),
            until=dates.say_date(one.during.upper) if one.during.upper else "",
            paper=one.paper,
            now=one.pk == mine,
            comes=one.during.lower > today,
        )
        for one in held
    )


def _sessions(account_id: int, current: str, now: datetime) -> tuple[OwnSession, ...]:
    zone = timezone.get_current_timezone()
    found = Session.objects.filter(account_id=account_id, expires_at__gt=now).order_by("-began_at").only("key_hash", "browser", "began_at")
    return tuple(
        OwnSession(one.key_hash, " · ".join(browser_names(one.browser)), dates.say_moment(one.began_at, zone), one.key_hash == current)
        for one in found
    )


def glasses_of(actor: Actor, now: datetime) -> tuple[GlassLine, ...]:
    """Return the units that the actor acts for at the moment."""
    mine = actor.seat.appointment_id if actor.seat else 0
    return _lines(BrokenGlass.objects.filter(appointment_id=mine, until_at__gt=now).order_by("from_at"), named=False)


def _glasses_over(actor: Actor, now: datetime) -> tuple[GlassLine, ...]:
    """Return who acts for the actor's own unit at the moment, by name and with the reason."""
    unit = actor.seat.place.unit_id if actor.seat else 0
    return _lines(BrokenGlass.objects.filter(unit_id=unit, until_at__gt=now).order_by("from_at"), named=True)


def _lines(found: QuerySet[BrokenGlass], *, named: bool) -> tuple[GlassLine, ...]:
    glasses = list(found.select_related("appointment"))
    units = places.cards(one.unit_id for one in glasses)
    names = names_of([one.appointment.person_id for one in glasses]) if named else {}
    zone = timezone.get_current_timezone()
    return tuple(
        GlassLine(
            uid=one.uid,
            unit=units[one.unit_id].name,
            who=names.get(one.appointment.person_id, ""),
            reason=one.reason,
            since=dates.say_moment(one.from_at, zone),
            until=dates.say_moment(one.until_at, zone),
        )
        for one in glasses
    )
