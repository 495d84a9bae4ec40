"""What has run out: vaults that lay idle, codes and shares that nobody used."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from umay.core.api import Actor, query
from umay.vault.models import KeySlot, OpenVault, Recovery
from umay.vault.rules.opening import IDLE, SHARE_HOLDS


@query
def anything_old(_job: Actor, *, now: datetime) -> bool:
    """Tell the job whether there is anything to sweep, so that it writes no entry in vain."""
    return closed(now).exists() or run_out(now).exists() or waited(now).exists()


def closed(now: datetime) -> QuerySet[OpenVault]:
    """Return the vaults that are not open any more."""
    return OpenVault.objects.filter(Q(closes_at__lte=now) | Q(used_at__lte=now - IDLE))


def run_out(now: datetime) -> QuerySet[KeySlot]:
    """Return the codes that nobody used in time."""
    return KeySlot.objects.filter(expires_at__lte=now)


def waited(now: datetime) -> QuerySet[Recovery]:
    """Return the recoveries whose first share waited too long."""
    return Recovery.objects.filter(share_blob__isnull=False, shared_at__lte=now - SHARE_HOLDS)
