"""The ceremony: a recovery pair is made, its public half stays here, its private half leaves on paper in shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from umay.core.api import Actor, Perm, Place, action, record, require, sealing
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.vault import sealed
from umay.vault.models import Recovery, RecoveryHolder, RecoveryKey
from umay.vault.rules.recovering import NEEDED, SHARES, holders_refusal


@dataclass(frozen=True, slots=True)
class Share:
    """One official's share, shown once and kept nowhere."""

    person_id: int
    number: int
    words: str


@action(Perm.RECOVERY_KEEP, "recovery.key_made")
def hold_ceremony(actor: Actor, holders: Sequence[int], *, replace: bool = False, now: datetime) -> tuple[Share, ...]:
    """Make the officials' key and return the shares, one for each person, any two of which open it. They are shown once.

    Only for who keeps the whole country, or the machine. replace: put it in the place of one in use; only the machine may, since whoever
    changes it decides who can open what is sealed from then on.
    Raises Refused ("access.not_granted", "recovery.three_people", "recovery.not_yourself", "recovery.exists"). Audit: recovery.key_made.
    """
    require(actor, Perm.RECOVERY_KEEP, Place(0, "", actor.seat.place.country if actor.seat else ""))
    if no := holders_refusal(holders, actor.person_id):
        raise Refused(no)
    before = RecoveryKey.objects.select_for_update().filter(retired_at__isnull=True).first()
    if before is not None and not (replace and actor.is_job):
        raise Refused(Refusal("recovery.exists"))

    if before is not None:
        before.retired_at = now
        before.save(update_fields=["retired_at"])
        Recovery.objects.filter(recovery=before, done_at__isnull=True).update(ends_at=now, share_blob=None)
    row, shares = _write_key(actor, holders, now)

    record(actor, "recovery.key_made", row.uid, at=now, detail={"version": row.version, "shares": SHARES, "needed": NEEDED})
    return shares


def _write_key(actor: Actor, holders: Sequence[int], now: datetime) -> tuple[RecoveryKey, tuple[Share, ...]]:
    pair, uid = sealing.new_pair(), new_id()
    last = RecoveryKey.objects.order_by("-version").values_list("version", flat=True).first() or 0
    row = RecoveryKey.objects.create(
        uid=uid,
        version=last + 1,
        public=pair.public,
        mark=sealed.mark_of(uid, uid, last + 1, pair.public),
        needed=NEEDED,
        made_at=now,
        made_by_id=actor.person_id,
    )
    lines = sealing.split(pair.private.raw, SHARES, NEEDED)
    shares = tuple(Share(person, number, line) for number, (person, line) in enumerate(zip(holders, lines, strict=True), 1))
    RecoveryHolder.objects.bulk_create(RecoveryHolder(recovery=row, person_id=one.person_id, number=one.number) for one in shares)
    return row, shares
