"""Keys in the world of the matrix: somebody who keeps a vault, an officials' key, and somebody whose key is being given back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tests.support.cast import NOW, TODAY
from tests.support.vaults import WORDS, keyed, stored

NEW_WORDS = "quite other words than these"
LOST = "The sheet is lost and the words are forgotten."


def locked(cast: Any) -> dict[str, Any]:
    """Give keys to the principal and to an officer of the police, and have officials asked for the officer's; return what addresses name."""
    from umay.core.api import sealing
    from umay.people.api import Account
    from umay.vault.actions.ceremony import hold_ceremony
    from umay.vault.actions.making import make_keys
    from umay.vault.actions.recovering import start_recovery
    from umay.vault.models import KeySlot

    holders = [cast.ministry.person_id, cast.province_coordinator.person_id, cast.district_secretary.person_id]
    shares = {one.person_id: one.words for one in hold_ceremony(cast.administrator, holders, now=NOW)}
    made = make_keys(cast.principal, WORDS, cost=sealing.Cost(memory_kib=8_192, passes=1), now=NOW)
    keyed(cast.police_officer)
    email = Account.objects.get(person_id=cast.police_officer.person_id).email
    row = start_recovery(cast.administrator, email, reason=LOST, today=TODAY, now=timezone.now())
    with stored():
        slot = KeySlot.objects.get(key__person_id=cast.principal.person_id, kind="passphrase")
    have = {cast.principal.person_id, cast.police_officer.person_id}
    return {"keyed": have, "recovery_uid": row.uid, "slot_uid": slot.uid, "shares": shares, "recovery_code": made.code}


def without_officials_key() -> None:
    """Take the officials' key out of use: the ceremony is held where there is none. Its caller undoes it."""
    from umay.vault.models import RecoveryKey

    with stored("recovery.key_made"):
        RecoveryKey.objects.update(retired_at=NOW)
