"""Sends what is due by one way: parcel after parcel, each noted before the next is taken."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from umay.notices import mail, push, sms
from umay.notices.actions import outbox
from umay.notices.outcome import Outcome
from umay.notices.parcel import Parcel
from umay.notices.rules.urgency import Channel

MOST_AT_ONCE: Final = 500  # the rest waits for the next minute


class Carrier(Protocol):
    """Carries parcels by one way, over a line that it keeps open as long as it likes."""

    def carry(self, parcel: Parcel, now: datetime) -> Outcome:
        """Hand one parcel over; return how it went. Never raises for what the network does."""
        ...


@dataclass(frozen=True, slots=True)
class Service:
    """A way that a deployment may have or not."""

    is_set_up: Callable[[], bool]
    opened: Callable[[], AbstractContextManager[Carrier]]


SERVICES: Final = {
    Channel.EMAIL: Service(mail.is_set_up, mail.MailCarrier),
    Channel.SMS: Service(sms.is_set_up, sms.SmsCarrier),
    Channel.PUSH: Service(push.is_set_up, push.PushCarrier),
}


def send_due(clock: Callable[[], datetime], channel: Channel = Channel.EMAIL, *, urgent: bool = False) -> int:
    """Send what is due by one way; return how many messages left. Stops at the first sign that the service is away: the rest waits.

    clock: gives the time, aware, in UTC. urgent: only what is.
    """
    outbox.give_up_old(clock())
    service = SERVICES[channel]
    if not service.is_set_up():
        return 0
    sent = 0
    with service.opened() as carrier:
        while sent < MOST_AT_ONCE and (parcel := outbox.take_parcel(clock(), channel, urgent=urgent)) is not None:
            if not parcel.address:
                continue
            outcome = carrier.carry(parcel, clock())
            _note(parcel, outcome, clock())
            sent += outcome.sent
            if outcome.away:
                break
    return sent


def _note(parcel: Parcel, outcome: Outcome, now: datetime) -> None:
    if outcome.sent:
        outbox.note_sent(parcel, now)
        return
    outbox.note_failed(parcel, now, trouble=outcome.trouble, for_good=outcome.for_good, unsure=outcome.unsure)
    if outcome.gone:
        outbox.forget_address(parcel.address_id)
