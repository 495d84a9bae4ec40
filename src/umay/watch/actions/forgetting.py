"""What is kept no longer: the person of a stay and of a thing after ninety days, and what devices sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from umay.core.api import NOWHERE, Actor, Perm, action, record, require
from umay.watch.models import Hand, Scan, Stay

KEPT: Final = timedelta(days=90)


@action(Perm.DUTY_LEAD, "watch.persons_forgotten")
def forget_persons(actor: Actor, *, now: datetime) -> int:
    """Take the person from stays and things of more than ninety days ago, and delete scans as old; return how many stays.

    The intervals stay: what they prove names nobody. A thing that is missing keeps its person until it is back.
    Raises Refused ("access.not_granted"). Audit: watch.persons_forgotten, with counts.
    """
    require(actor, Perm.DUTY_LEAD, NOWHERE)
    before = now - KEPT

    scans, _by_table = Scan.objects.filter(received_at__lt=before).delete()
    stays = Stay.objects.filter(came_at__lt=before, worker__isnull=False).update(worker=None)
    hands = Hand.objects.filter(back_at__lt=before, worker__isnull=False).update(worker=None)

    record(actor, "watch.persons_forgotten", "stays", at=now, detail={"stays": stays, "scans": scans, "hands": hands})
    return stays
