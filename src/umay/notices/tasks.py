"""Jobs of the room: sending what is due, telling of a broken glass, and forgetting what is old. Safe to repeat.

What is urgent has a queue of its own, which its own worker serves: nothing that waits elsewhere holds it up.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from umay.notices import sending
from umay.notices.actions import confirming, glass, outbox
from umay.notices.rules.confirming import COUNTED
from umay.notices.rules.urgency import Channel

KEEP_FOR = timedelta(days=365)
URGENT = "urgent"


@app.periodic(cron="* * * * *")
@app.task(name="notices.send_due", queueing_lock="notices.send_due", lock="notices.send_due")
def send_due(timestamp: int) -> int:  # noqa: ARG001 - the name that procrastinate passes it by
    """Send the messages that are due; return how many left."""
    return sum(sending.send_due(timezone.now, channel) for channel in (Channel.PUSH, Channel.SMS, Channel.EMAIL))


@app.periodic(cron="* * * * *")
@app.task(name="notices.send_urgent_again", queue=URGENT, queueing_lock="notices.send_urgent_again")
def send_urgent_again(timestamp: int) -> int:  # noqa: ARG001 - the name that procrastinate passes it by
    """Send what is urgent and due: repeats, and what could not be sent before; return how many left."""
    return sum(sending.send_due(timezone.now, channel, urgent=True) for channel in (Channel.PUSH, Channel.SMS, Channel.EMAIL))


@app.task(name="notices.send_urgent", queue=URGENT, priority=100)
def send_urgent(channel: str) -> int:
    """Send what is urgent by one way, now; return how many left."""
    return sending.send_due(timezone.now, Channel(channel), urgent=True)


@app.task(name="notices.send_code", queue=URGENT, priority=50)
def send_code(address_id: int, number: int) -> bool:
    """Send the code that confirms a telephone; say whether it left. number: which of its codes, so that an old job sends nothing."""
    return confirming.send_code(address_id, number, now=timezone.now())


@app.task(name="notices.tell_broken_glass")
def tell_broken_glass(glass_id: int) -> int:
    """Tell the people of a unit that somebody acts for it; return how many were told anew."""
    return glass.tell_of_glass(glass_id, now=timezone.now())


@app.periodic(cron="45 2 * * *")
@app.task(name="notices.forget_old", queueing_lock="notices.forget_old")
def forget_old(timestamp: int) -> int:
    """Delete notices older than a year. timestamp: when it was due."""
    at = datetime.fromtimestamp(timestamp, UTC)
    outbox.forget_codes(at - COUNTED)
    return outbox.forget_old(at - KEEP_FOR)
