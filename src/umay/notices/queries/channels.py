"""How one is told, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from umay.core.api import Actor, query
from umay.notices import mail, push, sms
from umay.notices.models import Address, QuietHours
from umay.notices.queries.wishes import quiet_of
from umay.notices.rules.confirming import BROWSERS, HOLDS, TELEPHONES, WRONG_AT_MOST
from umay.notices.rules.numbers import masked
from umay.notices.rules.promising import Happens, Promise, promises
from umay.notices.rules.quiet import Quiet
from umay.notices.rules.urgency import Channel, Way, Wishes
from umay.people import api as people
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A telephone. waits: the code that was asked for last may be typed. failed: the gateway did not take it."""

    uid: UUID
    shown: str
    since: str
    confirmed: bool
    waits: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class BrowserLine:
    """A browser that may be woken. endpoint: known to the browser itself, by which it finds its own line; label "": it did not say."""

    uid: UUID
    label: str
    since: str
    endpoint: str


@dataclass(frozen=True, slots=True)
class ChannelsPage:
    """All the ways by which one is told. push_key: "" where browsers cannot be woken. quiet: None when any hour will do.

    rings: something other than mail is confirmed. zone: of the hours. asked: the telephone whose code may be typed; None without one.
    promises: what happens with a message, as it really leaves. hours: the quiet ones in words; "" for none.
    """

    email: str
    digest: str
    mail_works: bool
    sms_works: bool
    push_key: str
    phones: tuple[PhoneLine, ...]
    browsers: tuple[BrowserLine, ...]
    quiet: Quiet | None
    zone: str
    rings: bool
    asked: UUID | None
    may_add_phone: bool
    may_add_browser: bool
    promises: tuple[Promise, ...]
    hours: str

    @property
    def reached(self) -> bool:
        """Tell whether anything at all reaches the person outside of Umay, at least in danger."""
        return self.promises[-1].in_quiet is not Happens.NEVER


@query
def channels_page(actor: Actor, *, now: datetime) -> ChannelsPage:
    """Return the actor's own ways."""
    person_id = actor.person_id or 0
    account = people.Account.objects.filter(person_id=person_id).first()
    reach = people.reach_of([person_id], now=now).get(person_id)
    rows = list(Address.objects.filter(person_id=person_id).order_by("pk"))
    phones = tuple(_phone(row, now) for row in rows if row.channel == Channel.SMS)
    browsers = tuple(_browser(row) for row in rows if row.channel == Channel.PUSH)
    quiet = quiet_of(QuietHours.objects.filter(person_id=person_id).first())
    digest = account.digest if account else "never"
    ringing = tuple(Way(Channel(row.channel), row.pk) for row in rows if row.confirmed_at)
    wishes = Wishes(digest, quiet, reach.zone if reach else UTC, ringing)
    return ChannelsPage(
        email=account.email if account else "",
        digest=digest,
        mail_works=mail.is_set_up(),
        sms_works=sms.is_set_up(),
        push_key=push.public_key(),
        phones=phones,
        browsers=browsers,
        quiet=quiet,
        zone=str(reach.zone) if reach else "",
        rings=any(row.confirmed_at for row in rows),
        asked=next((one.uid for one in reversed(phones) if one.waits), None),
        may_add_phone=len(phones) < TELEPHONES,
        may_add_browser=len(browsers) < BROWSERS,
        promises=promises(wishes, _working(), now),
        hours=f"{dates.say_time(quiet.since)}–{dates.say_time(quiet.until)}" if quiet else "",
    )


def _working() -> frozenset[Channel]:
    """Return the ways by which this deployment sends at all."""
    works = {Channel.EMAIL: mail.is_set_up(), Channel.SMS: sms.is_set_up(), Channel.PUSH: bool(push.public_key())}
    return frozenset(channel for channel, is_on in works.items() if is_on)


def _phone(row: Address, now: datetime) -> PhoneLine:
    asked = row.code_sent_at
    waits = row.confirmed_at is None and asked is not None and now < asked + HOLDS and row.wrong < WRONG_AT_MOST
    return PhoneLine(row.uid, masked(row.value), _day(row), row.confirmed_at is not None, waits, bool(row.trouble))


def _browser(row: Address) -> BrowserLine:
    return BrowserLine(row.uid, row.label, _day(row), row.value)


def _day(row: Address) -> str:
    return dates.say_date(dates.local_day(row.confirmed_at or row.made_at))
