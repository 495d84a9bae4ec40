"""What has run out goes, and nothing else; a job with nothing to do leaves no entry."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.support.vaults import WORDS, keyed, stored
from umay.core.models import AuditEntry
from umay.people.models import Account
from umay.vault.models import KeySlot, OpenVault, PersonKey
from umay.vault.tasks import sweep_old

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_what_ran_out_is_swept_away_and_the_rest_stays(cast: Any) -> None:
    keyed(cast.counsellor)
    with stored():
        key = PersonKey.objects.get()
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.counsellor.person_id), backend=BACKEND)
    client.post("/vault/open/", {"words": WORDS})
    now = timezone.now()
    with stored():
        KeySlot.objects.create(key=key, kind="one_time", blob=b"x", made_at=now - timedelta(days=8), expires_at=now - timedelta(days=1))

    while_in_use = sweep_old()
    with stored():
        OpenVault.objects.update(used_at=now - timedelta(minutes=16))
    idle = sweep_old()
    nothing_left = sweep_old()

    assert (while_in_use, idle, nothing_left) == (1, 1, 0)
    with stored():
        assert not OpenVault.objects.exists()
        assert set(KeySlot.objects.values_list("kind", flat=True)) == {"passphrase", "recovery_code"}
    assert AuditEntry.objects.filter(verb="vault.swept").count() == 2
