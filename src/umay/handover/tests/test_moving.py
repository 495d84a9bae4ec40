"""A child's file goes to another school: what goes, for whom it opens, who sees that it was taken, and that no power cut leaves half of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.support.cast import Cast, seated
from tests.support.killing import killed_at_every_statement
from tests.support.threads import AtOnce
from tests.support.vaults import keyed
from umay.cases.actions.reading import read_case
from umay.cases.models import Case, Entry
from umay.cases.queries.case_page import case_page
from umay.cases.tests.test_pages import browser, plain
from umay.cases.tests.worlds import NAME, Team, opened, team
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.handover.actions.moving import Sending, look_at, send_file, take_back, take_file
from umay.handover.models import Transfer
from umay.handover.queries.moving import not_taken, transfers_of, waiting_for
from umay.handover.rules.moving import Wanted
from umay.handover.tests.worlds import PLANNED, SAID, children, written
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = "canary told: she knows, and her aunt too"


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


@pytest.fixture
def receiver(cast: Cast, safety_team: Team) -> Any:
    """The counsellor of another school, with keys and an open vault."""
    found = seated("counsellor-there", cast.other_school, "counsellor")
    safety_team.vaults[found.person_id] = keyed(found)
    return found


def sending(team: Team, uid: Any, cast: Cast, receiver: Any, **more: Any) -> Sending:
    first, _ = children(team, uid)
    wanted = {
        "parts": frozenset({"plan", "history"}),
        "basis": "guardian",
        "reference": "Her aunt, 3 May",
        "told": (TOLD, "canary told: they know"),
    }
    wanted |= {name: more.pop(name) for name in list(more) if name in wanted}
    given = {"uid": new_id(), "child": first, "to": cast.other_school.uid, "person_id": receiver.person_id, "wanted": Wanted(**wanted)}
    return Sending(**{**given, **more})


def sent(team: Team, uid: Any, cast: Cast, receiver: Any, **more: Any) -> Any:
    return send_file(team.lead, team.vault(team.lead), uid, sending(team, uid, cast, receiver, **more), now=timezone.now())


def take(team: Team, receiver: Any, uid: Any) -> Any:
    return take_file(receiver, team.vault(receiver), uid, now=timezone.now())


def page_of(team: Team, actor: Any, uid: Any) -> Any:
    return case_page(actor, read_case(actor, team.vault(actor), uid, now=timezone.now()))


def test_what_was_chosen_arrives_with_the_child_and_nothing_of_the_others(safety_team: Team, cast: Cast, receiver: Any) -> None:
    uid = written(safety_team)
    transfer = sent(safety_team, uid, cast, receiver)

    new = take(safety_team, receiver, transfer)

    page = page_of(safety_team, receiver, new)
    assert [one.name for one in page.children] == [NAME]
    said = str([one.texts for one in page.entries])
    assert SAID in said
    assert TOLD in said
    assert "she sits beside █████" in said  # the plan names the other child
    assert "Timur" not in said
    assert "canary note about the other one" not in said
    assert "she told the nurse" not in said  # of the whole case, where others stand
    assert AuditEntry.objects.filter(verb="transfer.taken", subject=str(transfer)).count() == 1
    with scoped(safety_team.lead):
        row = Transfer.objects.get()
        assert (row.taken_by_id, bytes(row.blob), bytes(row.wrap)) == (receiver.person_id, b"", b"")
        assert not Case.objects.filter(uid=new).exists()
    assert PLANNED in str([one.texts for one in page_of(safety_team, safety_team.member, uid).entries])


def test_it_is_sealed_for_the_one_who_takes_it_and_a_dump_shows_nothing(safety_team: Team, cast: Cast, receiver: Any) -> None:
    uid = written(safety_team)
    transfer = sent(safety_team, uid, cast, receiver)

    for other in (safety_team.stranger, cast.principal_elsewhere):
        with scoped(other):
            assert not Transfer.objects.exists()
        with pytest.raises(Transfer.DoesNotExist):
            take_file(other, safety_team.vaults.get(other.person_id) or keyed(other), transfer, now=timezone.now())
    with scoped(receiver):
        row = Transfer.objects.get()
        assert not Case.objects.exists()
        assert not [one for one in (row.blob, row.wrap, row.mark) if b"anary" in bytes(one)]
    assert look_at(receiver, safety_team.vault(receiver), transfer, now=timezone.now()).child == NAME


def test_it_is_taken_once_and_not_after_it_was_taken_back(safety_team: Team, cast: Cast, receiver: Any) -> None:
    uid = written(safety_team)
    first = sent(safety_team, uid, cast, receiver)
    with pytest.raises(Refused, match=r"handover\.sent"):
        sent(safety_team, uid, cast, receiver)
    assert take(safety_team, receiver, first) == take(safety_team, receiver, first)
    with pytest.raises(Refused, match="sent_taken"):
        take_back(safety_team.lead, safety_team.vault(safety_team.lead), uid, first, now=timezone.now())

    second = sent(safety_team, uid, cast, receiver)
    take_back(safety_team.lead, safety_team.vault(safety_team.lead), uid, second, now=timezone.now())

    with pytest.raises(Transfer.DoesNotExist):
        take(safety_team, receiver, second)
    assert not waiting_for(receiver, timezone.now())


def test_what_nobody_took_in_time_waits_on_the_senders_day(safety_team: Team, cast: Cast, receiver: Any) -> None:
    uid = written(safety_team)
    transfer = sent(safety_team, uid, cast, receiver)
    later = timezone.now() + timedelta(days=15)

    assert [one.uid for one in waiting_for(receiver, timezone.now())] == [transfer]
    assert not not_taken(safety_team.lead, timezone.now())
    assert [one.uid for one in not_taken(safety_team.member, later)] == [transfer]
    assert not not_taken(safety_team.stranger, later)


def test_of_a_child_whose_place_was_hidden_later_the_old_school_learns_no_school(
    safety_team: Team, cast: Cast, receiver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = written(safety_team)
    sent(safety_team, uid, cast, receiver)
    monkeypatch.setattr("umay.handover.queries.moving.is_protected", lambda _actor, ids: frozenset(ids))

    work = read_case(safety_team.member, safety_team.vault(safety_team.member), uid, now=timezone.now())

    assert cast.other_school.name not in str(transfers_of(safety_team.member, work))


def test_what_may_not_go_is_refused_with_words(safety_team: Team, cast: Cast, receiver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    uid, rehearsal = written(safety_team), opened(safety_team, is_practice=True)
    nobody = seated("teacher-there", cast.other_school, "teacher")

    for matter, more, code in (
        (rehearsal, {}, "rehearsal"),
        (uid, {"parts": frozenset({"wish"})}, "nothing_to_send"),
        (uid, {"reference": " "}, "basis_missing"),
        (uid, {"told": (TOLD, "")}, "told_missing"),
        (uid, {"person_id": nobody.person_id}, "receiver_without_keys"),
    ):
        with pytest.raises(Refused, match=code):
            sent(safety_team, matter, cast, receiver, **more)
    monkeypatch.setattr("umay.handover.actions.moving.is_protected", lambda _actor, ids: frozenset(ids))
    with pytest.raises(Refused, match="place_protected"):
        sent(safety_team, uid, cast, receiver)


def test_the_database_lets_nobody_write_a_transfer_beside_its_acts_nor_change_what_was_sent(
    safety_team: Team, cast: Cast, receiver: Any
) -> None:
    uid = written(safety_team)
    sent(safety_team, uid, cast, receiver)

    with scoped(receiver), pytest.raises(DatabaseError, match="acts of its own"), transaction.atomic():
        Transfer.objects.update(to_person_id=1)
    for change in ({"to_person_id": 1}, {"blob": b"other"}, {"taken_at": timezone.now(), "taken_by_id": 1, "new_case_ref": uid}):
        with scoped(receiver, "transfer.taken"), pytest.raises(DatabaseError), transaction.atomic():
            Transfer.objects.update(**change)


def test_a_power_cut_takes_a_file_whole_or_not_at_all(safety_team: Team, cast: Cast, receiver: Any) -> None:
    uid = written(safety_team)
    transfer = sent(safety_team, uid, cast, receiver, parts=frozenset({"plan"}))

    def check() -> None:
        with scoped(receiver):
            taken = Transfer.objects.get().taken_at is not None
            assert (Case.objects.count(), Entry.objects.filter(kind="letter").count()) == ((1, 1) if taken else (0, 0))

    def run() -> None:
        with suppress(Refused):
            take(safety_team, receiver, transfer)

    assert killed_at_every_statement(run, check) > 20


def test_somebody_sends_by_the_pages_and_somebody_takes_it_there(safety_team: Team, cast: Cast, receiver: Any) -> None:
    uid = written(safety_team)
    first, _ = children(safety_team, uid)
    client, there = browser(safety_team.lead), browser(receiver)
    address = f"/cases/{uid}/transfer/{first}/"

    assert cast.other_school.name in client.get(address, {"find": cast.other_school.name[:5]}).content.decode()
    form = {"to": cast.other_school.uid, "person": receiver.person_id, "parts": ["plan", "history"], "basis": "law", "reference": "Act 1",
            "told_child": TOLD, "told_guardians": "They know."}  # fmt: skip
    assert client.get(address, {"to": cast.other_school.uid}).status_code == 200
    assert client.post(address, {**form, "told_child": ""}).status_code == 422
    assert client.post(address, form).status_code == 303
    with scoped(receiver):
        transfer = Transfer.objects.get().uid
    assert f"/transfers/{transfer}/" in there.get("/transfers/").content.decode()
    assert TOLD in there.get(f"/transfers/{transfer}/").content.decode()
    assert there.post(f"/transfers/{transfer}/take/").status_code == 303
    assert "taken" in client.get(f"/cases/{uid}/handover/").content.decode()
    hidden, missing = browser(safety_team.stranger).get(f"/transfers/{transfer}/"), browser(safety_team.stranger).get(f"/transfers/{uid}/")
    assert hidden.status_code == missing.status_code == 404
    assert plain(hidden) == plain(missing)


def test_taken_at_the_same_moment_it_opens_one_case(safety_team: Team, cast: Cast, receiver: Any, at_once: AtOnce) -> None:
    uid = written(safety_team)
    transfer = sent(safety_team, uid, cast, receiver, parts=frozenset({"plan"}))

    assert at_once(4, lambda: take(safety_team, receiver, transfer)) == ["ok"] * 4

    with scoped(receiver):
        assert Case.objects.count() == 1


def test_sent_at_the_same_moment_it_goes_once(safety_team: Team, cast: Cast, receiver: Any, at_once: AtOnce) -> None:
    uid = written(safety_team)

    said = at_once(3, lambda: sent(safety_team, uid, cast, receiver, parts=frozenset({"plan"})))

    assert sorted(said) == ["handover.sent", "handover.sent", "ok"]
