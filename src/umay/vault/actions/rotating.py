"""A new application key in the place of one that may be known to others."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import NOWHERE, Actor, Perm, action, carry_over, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.vault.models import OpenVault, Recovery


@action(Perm.RECOVERY_KEEP, "keys.rotated")
def rotate_app_key(actor: Actor, new: bytes, *, now: datetime) -> dict[str, int]:
    """Carry every mark over to a new application key, as one; return how many by table. For the machine alone, as the tables' owner.

    Vaults that are open are shut, and a first share that waits is forgotten: both lie under the old key.
    Raises Refused ("access.not_granted"), StillRunning, ImproperlyConfigured. Audit: keys.rotated.
    """
    require(actor, Perm.RECOVERY_KEEP, NOWHERE)
    if not actor.is_job:
        raise Refused(Refusal("access.not_granted", {"perm": Perm.RECOVERY_KEEP.value}))

    OpenVault.objects.all().delete()
    Recovery.objects.filter(share_blob__isnull=False, done_at__isnull=True).update(share_blob=None, shared_at=None, shared_by=None)
    counts = carry_over(new)

    record(actor, "keys.rotated", "app", at=now, detail=counts)
    return counts
