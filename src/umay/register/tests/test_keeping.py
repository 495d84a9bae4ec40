"""The register as an office keeps it: a form that comes back drops no entry, and every look at a name is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.cast import seated
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.register.actions.asking import ask
from umay.register.actions.keeping import enter, remove
from umay.register.actions.looking import look
from umay.register.models import Match
from umay.register.queries.alike import EntryMissing, Somebody
from umay.register.rules.entries import Appeal, Draft

pytestmark = pytest.mark.django_db(transaction=True)


def now() -> datetime:
    return datetime.now(UTC)


def kept(actor: Any, name: str, decision: str = "12/2026", key: UUID | None = None) -> UUID:
    today = now().date()
    draft = Draft(name, None, decision, today, today, Appeal.NONE, None, today + timedelta(days=500))
    uid: UUID = enter(actor, draft, today=today, now=now(), key=key).uid
    return uid


def looked(actor: Any, today: date) -> Any:
    return look(actor, today=today, now=now())


def test_another_entry_with_the_id_of_one_that_was_sent_is_kept_too_and_each_counts_once(cast: Any) -> None:
    office, key = cast.province_coordinator, uuid4()
    said = (("Ayşe Yılmaz", "1/26"), ("Ali Kaya", "1/26"), ("Ali Kaya", "2/26"))

    uids = [[kept(office, *one, key) for one in said] for _twice in range(2)]

    assert uids[0] == uids[1]
    assert sorted((one.name, one.decision) for one in looked(office, now().date()).entries) == sorted(said)


def subjects(actor: Any) -> list[str]:
    with scoped(JOB):
        found = AuditEntry.objects.filter(verb="register.looked", person_id=actor.person_id)
        return sorted(found.values_list("subject", flat=True))


def test_every_look_at_a_name_of_the_register_is_recorded(cast: Any) -> None:
    office, today = cast.province_coordinator, now().date()
    looked(office, today)
    assert subjects(office) == ["none"]
    place, entry = cast.school.place, kept(office, "Ayşe Yılmaz")
    one = Somebody(1, "Yılmaz Ayşe", None, place.unit_id, place.country, place.province_id, place.district_id)
    with scoped(JOB, "register.compared"):
        ask(one, (), on=today, now=now())
        match = Match.objects.get()

    page = looked(office, today)

    assert [(line.written, line.registered) for line in page.matches] == [("Yılmaz Ayşe", "Ayşe Yılmaz")]
    assert subjects(office) == sorted(["none", str(entry), str(match.uid)])


def test_an_entry_that_is_taken_out_by_a_second_click_is_out_and_not_there_for_anybody_else(cast: Any) -> None:
    office = cast.province_coordinator
    entry = kept(office, "Ayşe Yılmaz")

    for _click in range(2):
        remove(office, entry, now=now())

    assert looked(office, now().date()).entries == ()
    with pytest.raises(EntryMissing):
        remove(seated("second", cast.province, "coordinator"), entry, now=now())
    with pytest.raises(EntryMissing):
        remove(office, entry, now=now() + timedelta(minutes=11))
