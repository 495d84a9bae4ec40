"""Trying one's ways out: a notice to oneself, now, by every way."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.urls import reverse

from umay.core.api import Actor, action, later, record
from umay.kernel.refusal import Refusal, Refused
from umay.notices.models import Address, Notice, Outbox
from umay.notices.rules.confirming import TRIAL_AGAIN_AFTER
from umay.notices.rules.urgency import Channel
from umay.people import api as people

CODE: Final = "notice.trial"


@action(None, "ways.tried")
def try_ways(actor: Actor, *, now: datetime) -> int:
    """Tell oneself by every way one has, whatever the hour; return by how many. Only what is theirs alone is touched.

    Raises Refused ("access.not_granted", "trial.too_soon"). Audit: ways.tried. Queues: notices.send_urgent.
    """
    account = people.Account.objects.select_for_update().filter(person_id=actor.person_id or 0, is_active=True).first()
    if account is None:
        raise Refused(Refusal("access.not_granted"))
    if Notice.objects.filter(person_id=account.person_id, code=CODE, made_at__gt=now - TRIAL_AGAIN_AFTER).exists():
        raise Refused(Refusal("trial.too_soon"))

    notice = Notice.objects.create(person_id=account.person_id, code=CODE, link=reverse("notice-channels"), made_at=now, messaged_at=now)
    confirmed = Address.objects.filter(person_id=account.person_id, confirmed_at__isnull=False)
    ways = [(Channel.EMAIL.value, None), *confirmed.values_list("channel", "pk")]
    Outbox.objects.bulk_create(
        Outbox(notice=notice, channel=channel, address_id=address_id, urgent=True, next_at=now) for channel, address_id in ways
    )
    for channel in sorted({channel for channel, _ in ways}):
        later("notices.send_urgent", channel=channel)

    record(actor, "ways.tried", notice.uid, at=now, detail={"count": len(ways)})
    return len(ways)
