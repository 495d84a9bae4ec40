"""Two officials give a key back, never one; an administrator opens nothing; whoever is concerned is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.support.cast import COUNTRY, NOW, TODAY
from tests.support.vaults import keyed, stored
from umay.core.api import JOB, sealing
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.people.models import Account
from umay.people.sessions import hash_of
from umay.vault.actions.ceremony import hold_ceremony
from umay.vault.actions.making import make_anew
from umay.vault.actions.opening import open_by_code, open_vault
from umay.vault.actions.recovering import give_share, start_recovery
from umay.vault.actions.slots import take_older_back
from umay.vault.models import KeySlot, OpenVault, PersonKey, Recovery, RecoveryKey
from umay.vault.queries.keys import recovery_public

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REASON = "She lost her sheet and forgot the words, and sits before me."
NEW_WORDS = "quite other words than these"
CHEAP = sealing.Cost(memory_kib=8_192, passes=1)


def session_of(actor: Any) -> str:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return hash_of(client.session.session_key)


def address(actor: Any) -> str:
    return Account.objects.get(person_id=actor.person_id).email


@pytest.fixture
def shares(cast: Any) -> dict[int, str]:
    """The shares by their holders: three officials of different offices."""
    holders = [cast.ministry.person_id, cast.province_coordinator.person_id, cast.district_secretary.person_id]
    return {one.person_id: one.words for one in hold_ceremony(cast.administrator, holders, now=NOW)}


def start(cast: Any) -> Recovery:
    return start_recovery(cast.administrator, address(cast.counsellor), reason=REASON, today=TODAY, now=NOW)


def give(actor: Any, row: Recovery, shares: dict[int, str], *, now: Any = NOW, words: str = "") -> Any:
    return give_share(actor, row.uid, words or shares[actor.person_id], today=TODAY, now=now)


def test_two_officials_give_a_key_back_by_a_code_that_works_once(cast: Any, shares: dict[int, str]) -> None:
    before = keyed(cast.counsellor)
    row = start(cast)

    first = give(cast.ministry, row, shares)
    second = give(cast.district_secretary, row, shares)

    session = session_of(cast.counsellor)
    opened = open_by_code(cast.counsellor, second.code, NEW_WORDS, session=session, now=NOW)
    assert (first.state, second.state, second.keys) == ("waits", "done", 1)
    assert opened.vault.own == before.own
    with pytest.raises(Refused, match=r"vault\.wrong"):
        open_by_code(cast.counsellor, second.code, NEW_WORDS, session=session, now=NOW)
    assert open_vault(cast.counsellor, NEW_WORDS, session=session, now=NOW).vault.own == before.own


def test_whoever_is_concerned_is_told_and_the_audit_knows(cast: Any, shares: dict[int, str]) -> None:
    keyed(cast.counsellor)
    row = start(cast)
    give(cast.ministry, row, shares)
    give(cast.district_secretary, row, shares)

    told = set(Notice.objects.values_list("person_id", "code"))
    assert {(cast.counsellor.person_id, "vault.recovery_started"), (cast.counsellor.person_id, "vault.recovered")} <= told
    assert (cast.principal.person_id, "vault.recovered_below") in told
    assert (cast.province_coordinator.person_id, "vault.share_asked") in told
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"recovery.key_made", "recovery.started", "recovery.share_given", "recovery.done"} <= verbs
    assert not AuditEntry.objects.filter(detail__icontains="sheet").exists()


def test_one_official_alone_opens_nothing(cast: Any, shares: dict[int, str]) -> None:
    keyed(cast.counsellor)
    row = start(cast)
    give(cast.ministry, row, shares)

    with pytest.raises(Refused, match=r"recovery\.given_already"):
        give(cast.ministry, row, shares)
    later = give(cast.ministry, row, shares, now=NOW + timedelta(minutes=31))

    assert later.state == "waits"
    with stored():
        assert not KeySlot.objects.filter(kind="one_time").exists()


def test_a_share_is_forgotten_after_half_an_hour(cast: Any, shares: dict[int, str]) -> None:
    keyed(cast.counsellor)
    row = start(cast)
    give(cast.ministry, row, shares)

    assert give(cast.district_secretary, row, shares, now=NOW + timedelta(minutes=30)).state == "waits"


def test_a_held_share_is_not_to_be_read_in_the_table(cast: Any, shares: dict[int, str]) -> None:
    keyed(cast.counsellor)
    row = start(cast)
    give(cast.ministry, row, shares)
    with stored():
        row.refresh_from_db()

    assert shares[cast.ministry.person_id].encode() not in bytes(row.share_blob or b"")


def test_shares_that_do_not_fit_are_both_forgotten(cast: Any, shares: dict[int, str]) -> None:
    keyed(cast.counsellor)
    row = start(cast)
    give(cast.ministry, row, shares)
    foreign = sealing.split(sealing.new_secret().raw, 3, 2)[1]

    assert give(cast.district_secretary, row, shares, words=foreign).state == "wrong"
    with stored():
        row.refresh_from_db()
    assert row.share_blob is None


def test_a_slip_of_the_pen_is_said_and_costs_nothing(cast: Any, shares: dict[int, str]) -> None:
    keyed(cast.counsellor)
    row = start(cast)
    good = shares[cast.ministry.person_id]
    slip = ("2" if good[8] != "2" else "3").join((good[:8], good[9:]))

    with pytest.raises(Refused, match=r"recovery\.share_mistyped"):
        give(cast.ministry, row, shares, words=slip)


@pytest.mark.parametrize("who", ["principal", "administrator", "counsellor"])
def test_nobody_without_a_share_of_it_sees_that_it_goes_on(cast: Any, shares: dict[int, str], who: str) -> None:
    keyed(cast.counsellor)
    row = start(cast)

    with pytest.raises(Recovery.DoesNotExist):
        give(getattr(cast, who), row, shares, words=shares[cast.ministry.person_id])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "because"}, "recovery.reason_missing"),
        ({"email": "nobody@test.invalid"}, "recovery.person_unknown"),
        ({"email": "former@test.invalid"}, "recovery.person_unknown"),
        ({"email": "administrator@test.invalid"}, "recovery.not_yourself"),
        ({"email": "principal@test.invalid"}, "recovery.nothing_sealed"),
    ],
)
def test_what_cannot_be_started_is_refused(cast: Any, shares: dict[int, str], change: dict[str, str], code: str) -> None:
    keyed(cast.counsellor)
    said = {"email": address(cast.counsellor), "reason": REASON} | change

    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        start_recovery(cast.administrator, said["email"], reason=said["reason"], today=TODAY, now=NOW)


def test_it_is_started_once_and_only_by_an_administrator(cast: Any, shares: dict[int, str]) -> None:
    keyed(cast.counsellor)
    start(cast)

    with pytest.raises(Refused, match=r"recovery\.running"):
        start(cast)
    with pytest.raises(Refused, match=r"access\.not_granted"):
        start_recovery(cast.principal, address(cast.counsellor), reason=REASON, today=TODAY, now=NOW)


def test_without_a_ceremony_nothing_can_be_given_back(cast: Any) -> None:
    keyed(cast.counsellor)

    with pytest.raises(Refused, match=r"recovery\.no_key"):
        start(cast)


def test_keys_from_before_the_ceremony_are_sealed_to_it_when_next_opened(cast: Any) -> None:
    from tests.support.vaults import WORDS

    keyed(cast.counsellor)
    hold_ceremony(cast.administrator, [cast.ministry.person_id, cast.principal.person_id, cast.police_officer.person_id], now=NOW)
    with stored():
        before = PersonKey.objects.get().sealed_to_recovery
    open_vault(cast.counsellor, WORDS, session=session_of(cast.counsellor), now=NOW)

    assert before is None
    with stored():
        assert PersonKey.objects.get().recovery == RecoveryKey.objects.get()


def test_a_code_opens_the_older_key_too_after_new_ones_were_made(cast: Any, shares: dict[int, str]) -> None:
    old = keyed(cast.counsellor)
    made = make_anew(cast.counsellor, NEW_WORDS, cost=CHEAP, now=NOW + timedelta(hours=1))
    row = start(cast)
    give(cast.ministry, row, shares)
    code = give(cast.district_secretary, row, shares).code

    session = session_of(cast.counsellor)
    taken = take_older_back(cast.counsellor, made.vault, code, session=session, now=NOW + timedelta(hours=2))
    again = open_vault(cast.counsellor, NEW_WORDS, session=session, now=NOW + timedelta(hours=3))

    assert taken.vault.pair(old.key_uid) == old.own
    assert again.vault.pair(old.key_uid) == old.own
    with stored():
        assert OpenVault.objects.count() == 1


def test_the_ceremony_is_for_who_keeps_the_country_and_takes_three_others(cast: Any, shares: dict[int, str]) -> None:
    three = [cast.ministry.person_id, cast.principal.person_id, cast.police_officer.person_id]

    with pytest.raises(Refused, match=r"recovery\.exists"):
        hold_ceremony(cast.administrator, three, now=NOW)
    with pytest.raises(Refused, match=r"recovery\.exists"):
        hold_ceremony(cast.administrator, three, replace=True, now=NOW)
    with pytest.raises(Refused, match=r"recovery\.three_people"):
        hold_ceremony(JOB, [three[0], three[0], three[1]], replace=True, now=NOW)
    with pytest.raises(Refused, match=r"recovery\.not_yourself"):
        hold_ceremony(cast.administrator, [*three[:2], cast.administrator.person_id], now=NOW)
    with pytest.raises(Refused, match=r"access\.not_granted"):
        hold_ceremony(cast.principal, three, now=NOW)
    assert len(hold_ceremony(JOB, three, replace=True, now=NOW)) == 3
    with stored():
        assert RecoveryKey.objects.filter(retired_at__isnull=True).count() == 1


def test_an_administrator_below_the_country_holds_no_ceremony(cast: Any) -> None:
    from tests.support.cast import seated

    below = seated("own-administrator", cast.district, "administrator")

    with pytest.raises(Refused, match=r"access\.not_granted"):
        hold_ceremony(below, [cast.ministry.person_id, cast.principal.person_id, cast.police_officer.person_id], now=NOW)
    assert below.seat.place.country == COUNTRY


def test_a_recovery_key_that_was_written_into_the_table_is_never_sealed_to(cast: Any, shares: dict[int, str]) -> None:
    with stored("recovery.key_made"):
        RecoveryKey.objects.update(public=sealing.new_pair().public)

    keyed(cast.counsellor)

    assert recovery_public() is None
    with stored():
        assert PersonKey.objects.get().sealed_to_recovery is None
