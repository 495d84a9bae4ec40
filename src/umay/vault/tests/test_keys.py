"""Keys: made once, marked, and refused to whoever writes into the table."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.support.cast import NOW
from tests.support.vaults import WORDS, keyed, stored
from umay.core.api import JOB, sealing
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people.models import Person
from umay.places.models import Deployment
from umay.vault.actions.making import ensure_demo_keys, make_anew, make_keys
from umay.vault.api import public_keys, wrap_for
from umay.vault.models import KeySlot, PersonKey

CHEAP = sealing.Cost(memory_kib=8_192, passes=1)


def test_keys_open_what_was_sealed_to_their_public_half(cast: Any) -> None:
    vault = keyed(cast.counsellor)
    secret, matter = sealing.new_secret(), uuid.uuid4()

    (wrapped,) = wrap_for(
        [cast.counsellor.person_id, cast.principal.person_id], secret, matter=matter, compartment="file", epoch=1, granter="job"
    )

    wrapping = sealing.Wrapping(matter, "file", 1, wrapped.key_uid, "job")
    assert wrapped.person_id == cast.counsellor.person_id
    assert sealing.unwrap(wrapped.blob, vault.pair(wrapped.key_uid), wrapping) == secret
    assert AuditEntry.objects.filter(verb="vault.made").count() == 1


def test_a_second_making_is_refused_and_changes_nothing(cast: Any) -> None:
    vault = keyed(cast.counsellor)

    with pytest.raises(Refused, match=r"vault\.made_already"):
        keyed(cast.counsellor)

    assert public_keys([cast.counsellor.person_id])[cast.counsellor.person_id].uid == vault.key_uid


@pytest.mark.django_db(transaction=True)
def test_two_browsers_make_keys_at_once_and_one_wins(cast: Any, at_once: Any) -> None:
    answers = at_once(2, lambda: make_keys(cast.counsellor, WORDS, cost=CHEAP, now=NOW))

    assert sorted(answers) == ["ok", "vault.made_already"]
    with stored():
        assert PersonKey.objects.count() == 1
        assert KeySlot.objects.count() == 2


@pytest.mark.parametrize("who", ["former", "nobody"])
def test_without_an_appointment_there_is_no_vault(cast: Any, who: str) -> None:
    with pytest.raises(Refused, match=r"access\.not_granted"):
        keyed(getattr(cast, who))


def test_a_key_that_somebody_wrote_into_the_table_is_never_sealed_to(cast: Any) -> None:
    keyed(cast.counsellor)
    keyed(cast.principal)
    with stored():
        theirs = PersonKey.objects.get(person_id=cast.principal.person_id)
        PersonKey.objects.filter(person_id=cast.counsellor.person_id).update(public=theirs.public)

    assert set(public_keys([cast.counsellor.person_id, cast.principal.person_id])) == {cast.principal.person_id}


@pytest.mark.parametrize("whole_row", [True, False])
def test_a_genuine_key_of_somebody_else_is_not_taken_for_ones_own(cast: Any, whole_row: bool) -> None:
    keyed(cast.counsellor)
    keyed(cast.principal)
    with stored():
        theirs = PersonKey.objects.get(person_id=cast.principal.person_id)
    stolen = {"public": theirs.public, "mark": theirs.mark}

    with stored():
        PersonKey.objects.filter(pk=theirs.pk).update(uid=uuid.uuid4(), retired_at=NOW)
        row = PersonKey.objects.filter(person_id=cast.counsellor.person_id)
        row.update(**stolen, **({"uid": theirs.uid} if whole_row else {}))

    assert public_keys([cast.counsellor.person_id, cast.principal.person_id]) == {}


def test_new_keys_take_the_place_of_lost_ones_and_open_nothing_old(cast: Any) -> None:
    old = keyed(cast.counsellor)

    made = make_anew(cast.counsellor, "other words than before", cost=CHEAP, now=NOW)

    now_used = public_keys([cast.counsellor.person_id])[cast.counsellor.person_id]
    assert (now_used.uid, now_used.version) == (made.vault.key_uid, 2)
    assert made.vault.pair(old.key_uid) is None
    with stored():
        assert PersonKey.objects.get(uid=old.key_uid).retired_at == NOW


def test_invented_people_get_keys_with_known_words_in_a_demo_only(cast: Any) -> None:
    ids = [cast.counsellor.person_id, cast.principal.person_id]
    with pytest.raises(Refused, match=r"vault\.only_in_demo"):
        ensure_demo_keys(JOB, ids, "umay demo", now=NOW)
    Deployment.objects.update_or_create(pk=1, defaults={"is_demo": True})
    with pytest.raises(Refused, match=r"vault\.only_in_demo"):
        ensure_demo_keys(JOB, ids, "umay demo", now=NOW)
    Person.objects.filter(pk__in=ids).update(is_demo=True)

    assert [one.person_id for one in ensure_demo_keys(JOB, ids, "umay demo", now=NOW)] == sorted(ids)
    assert ensure_demo_keys(JOB, ids, "umay demo", now=NOW) == ()
    assert set(public_keys(ids)) == set(ids)
    with pytest.raises(Refused, match=r"access\.not_granted"):
        ensure_demo_keys(cast.administrator, ids, "umay demo", now=NOW)
