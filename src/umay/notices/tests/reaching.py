"""Telephones, browsers and jobs for the tests of this room."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from procrastinate.contrib.django.models import ProcrastinateJob

from tests.support.cast import NOW
from umay.notices import sending
from umay.notices.models import Address, Outbox
from umay.notices.rules.urgency import Channel
from umay.people.api import Account

NUMBER = "+905550001234"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def telephone(actor: Any, number: str = NUMBER) -> Address:
    """Return a confirmed telephone of the actor's."""
    return Address.objects.create(person_id=actor.person_id, channel="sms", value=number, made_at=NOW, confirmed_at=NOW)


def browser(actor: Any, endpoint: str = "https://push.example/one") -> Address:
    """Return a browser of the actor's that may be woken."""
    return Address.objects.create(person_id=actor.person_id, channel="push", value=endpoint, made_at=NOW, confirmed_at=NOW)


def wish(actor: Any, digest: str) -> None:
    """Have the actor wish to be written to that often."""
    Account.objects.filter(person_id=actor.person_id).update(digest=digest)


def send(channel: Channel, at: datetime = NOW, *, urgent: bool = False) -> int:
    """Send what is due by one way at that moment."""
    return sending.send_due(lambda: at, channel, urgent=urgent)


def states(channel: str = "") -> list[str]:
    """Return the states of what is in the outbox, the oldest first."""
    found = Outbox.objects.filter(channel=channel) if channel else Outbox.objects.all()
    return list(found.order_by("pk").values_list("state", flat=True))


def jobs(name: str) -> list[dict[str, Any]]:
    """Return what the waiting jobs of that name are asked to do."""
    return list(ProcrastinateJob.objects.filter(task_name=name).order_by("id").values("args", "queue_name", "priority"))
