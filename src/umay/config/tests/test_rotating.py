"""A new application key: what stands goes on opening, what the old key marks from then on does not, and nothing is done by half."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from tests.support.cast import NOW
from tests.support.database import _lead_django_to
from tests.support.vaults import WORDS, stored
from umay.cases.models import Entry
from umay.cases.tests.worlds import WORDS as SAID
from umay.cases.tests.worlds import Team, opened, team, texts_of
from umay.core import rotating
from umay.core.api import JOB, StillRunning, app_key, install_id, scoped, sealing
from umay.core.models import AuditEntry
from umay.vault.actions.opening import open_vault
from umay.vault.api import public_keys, rotate_app_key
from umay.vault.models import KeySlot, PersonKey
from umay.vault.sealed import mark_of
from umay.vault.tests.test_recovering import session_of

pytestmark = pytest.mark.django_db(transaction=True)
NEW, NEWER = b"n" * 32, b"m" * 32


@pytest.fixture
def safety_team(cast: Any) -> Team:
    return team(cast)


@pytest.fixture
def rotate(test_database: Any, settings: Any) -> Iterator[Callable[[bytes], dict[str, int]]]:
    """Rotates as the owner of the tables, and starts anew with the new key; puts the keys of the test server back afterwards."""
    with test_database.superuser() as line:
        kept = line.execute("select name, mark, inner_pad, outer_pad from umay_key").fetchall()

    @contextmanager
    def as_owner() -> Iterator[None]:
        _lead_django_to(test_database.layout, test_database.name, "umay_owner")
        try:
            yield
        finally:
            _lead_django_to(test_database.layout, test_database.name, "umay_app")

    def run(new: bytes) -> dict[str, int]:
        with as_owner():
            counts = rotate_app_key(JOB, new, now=NOW)
        settings.UMAY_OLD_APP_KEYS = (settings.UMAY_APP_KEY, *settings.UMAY_OLD_APP_KEYS)
        settings.UMAY_APP_KEY = new
        return counts

    yield run
    with test_database.superuser() as line:
        for name, mark, inner, outer in kept:
            line.execute("update umay_key set mark = %s, inner_pad = %s, outer_pad = %s where name = %s", [mark, inner, outer, name])


def person_seen() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("select umay_person()")
        return cursor.fetchone()[0]


def words_of(safety_team: Team, uid: Any) -> list[Any]:
    with scoped(safety_team.lead):
        kinds = sorted(set(Entry.objects.filter(case__uid=uid).values_list("kind", flat=True)))
    return [texts_of(safety_team, uid, safety_team.lead, kind) for kind in kinds]


def test_what_stands_goes_on_opening_after_one_and_after_two(safety_team: Team, rotate: Any) -> None:
    uid, place = opened(safety_team), install_id()
    before = words_of(safety_team, uid)
    assert SAID in str(before)

    for key in (NEW, NEWER):
        counts = rotate(key)

        assert counts["vault_personkey"] >= 2
        assert counts["cases_compartmentwrap"] >= 2
        assert install_id() == place
        assert safety_team.lead.person_id in public_keys([safety_team.lead.person_id])
        assert words_of(safety_team, uid) == before
        with scoped(safety_team.lead):
            assert person_seen() == safety_team.lead.person_id
    assert AuditEntry.objects.filter(verb="keys.rotated").count() == 2


def test_the_old_key_proves_nothing_and_marks_nothing_any_more(safety_team: Team, rotate: Any, settings: Any) -> None:
    old = app_key()
    rotate(NEW)

    pair, lead = sealing.new_pair(), safety_team.lead
    with stored():
        row = PersonKey.objects.select_related("person").get(person_id=lead.person_id)
        slipped_in = sealing.mark_key(bytes(old), row.person.uid, row.uid, row.version, pair.public)
        PersonKey.objects.filter(pk=row.pk).update(public=pair.public, mark=slipped_in)
    assert public_keys([lead.person_id]) == {}
    rotate(NEWER)
    assert public_keys([lead.person_id]) == {}  # nor does a further change make it genuine

    settings.UMAY_APP_KEY, settings.UMAY_OLD_APP_KEYS = bytes(old), ()
    with scoped(lead):
        assert person_seen() is None


def test_a_passphrase_opens_after_it_and_is_kept_under_the_new_key_from_then_on(safety_team: Team, rotate: Any, settings: Any) -> None:
    lead = safety_team.lead
    rotate(NEW)
    with stored():
        before = bytes(KeySlot.objects.get(key__person_id=lead.person_id, kind="passphrase").blob)

    opened_now = open_vault(lead, WORDS, session=session_of(lead), now=NOW)

    with stored():
        after = bytes(KeySlot.objects.get(key__person_id=lead.person_id, kind="passphrase").blob)
    assert opened_now.vault.person_id == lead.person_id
    assert after != before
    open_vault(lead, WORDS, session=session_of(lead), now=NOW)
    with stored():
        assert bytes(KeySlot.objects.get(key__person_id=lead.person_id, kind="passphrase").blob) == after


def test_it_is_refused_while_umay_runs_and_with_a_key_of_before(safety_team: Team, rotate: Any, test_database: Any) -> None:
    old = app_key()
    with test_database.as_role("umay_app"), pytest.raises(StillRunning):
        rotate(NEW)
    with pytest.raises(ImproperlyConfigured, match="in use before"):
        rotate(bytes(old))

    assert app_key() == old
    assert safety_team.lead.person_id in public_keys([safety_team.lead.person_id])


def test_cut_half_way_nothing_is_changed(safety_team: Team, rotate: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    carried, tables = rotating._carried, []

    def cut(table: str, *given: Any, **more: Any) -> int:
        tables.append(table)
        if len(tables) == 3:
            raise ConnectionError(table)
        return carried(table, *given, **more)

    monkeypatch.setattr(rotating, "_carried", cut)
    with pytest.raises(ConnectionError):
        rotate(NEW)

    with stored():
        rows = list(PersonKey.objects.select_related("person"))
    assert all(bytes(row.mark) == mark_of(row.person.uid, row.uid, row.version, bytes(row.public)) for row in rows)
    with scoped(safety_team.lead):
        assert person_seen() == safety_team.lead.person_id
    assert not AuditEntry.objects.filter(verb="keys.rotated").exists()
