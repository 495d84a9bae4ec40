"""What is done to people near children: two at once, the register, erasing, and what another school meets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from tests.support.threads import AtOnce
from umay.core.api import JOB, actor_of, scoped
from umay.kernel.refusal import Refused
from umay.register.actions import keeping as registering
from umay.register.actions.looking import look
from umay.register.models import Entry, Match, Word
from umay.register.rules.entries import Answer, Appeal, Draft
from umay.staffing import tasks
from umay.staffing.actions import entering, erasing, keeping, linking
from umay.staffing.api import Kind, Worker, WorkerFacts, make_pass, serve_refusals
from umay.staffing.queries.doors import bearer_by_secret
from umay.staffing.queries.due import units_to_erase
from umay.staffing.rules.serving import Outcome
from umay.staffing.tests.worlds import entered, now

pytestmark = pytest.mark.django_db(transaction=True)


def today() -> date:
    return now().date()


def registered(actor: Any, name: str = "Ayşe Nur Yılmaz", **more: Any) -> Entry:
    said = {
        "name": name, "birth_year": 1980, "decision": "12/2026", "decided_on": today(), "heard_on": today(), "appeal": Appeal.NONE,
        "appeal_until_on": None, "expires_on": today() + timedelta(days=500), **more,
    }  # fmt: skip
    return registering.enter(actor, Draft(**said), today=today(), now=now())


def code_of(do: Any) -> str:
    try:
        do()
    except Refused as no:
        return no.refusal.code
    return "ok"


def test_a_code_that_somebody_has_is_drawn_anew(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter("2222" + "2222" + "3333")
    monkeypatch.setattr(entering.secrets, "choice", lambda _signs: next(draws))

    with scoped(JOB):
        codes = [entered(cast.principal, f"Parent {one}").code for one in range(2)]

    assert codes == ["2222", "3333"]


def test_of_two_phones_that_enrol_one_parent_at_once_the_second_asks_for_a_pass_again(cast: Any, at_once: AtOnce) -> None:
    link = linking.make_link(cast.principal, "3-A", today() + timedelta(days=9), today=today(), now=now())
    facts = WorkerFacts(Kind.PARENT, "Ayşe Yılmaz", "0555 123 45 67")

    at_once(2, lambda: linking.enrol(JOB, link.uid, facts, now=now()))

    with scoped(JOB):
        first, second = Worker.objects.order_by("pk")
    assert (first.again_of_id, second.again_of_id, second.known_by) == (None, first.pk, "")


def test_two_offices_answer_at_once_and_the_first_answer_stands(cast: Any, at_once: AtOnce) -> None:
    registered(cast.province_coordinator)
    entered(cast.principal)
    with scoped(JOB):
        match = Match.objects.get()

    answers = at_once(2, lambda: registering.answer(cast.province_coordinator, match.uid, Answer.OTHER, now=now()))

    assert sorted(answers) == ["ok", "register.answered_before"]


def test_a_name_like_one_of_the_register_bars_nobody_until_a_human_says_so(cast: Any) -> None:
    registered(cast.province_coordinator)
    worker = entered(cast.principal, "Yılmaz Ayşe")
    secret = make_pass(cast.principal, worker.uid, now=now())

    assert serve_refusals(cast.principal, [worker.pk], today()) == {}
    with scoped(JOB):
        match = Match.objects.get()
    registering.answer(cast.province_coordinator, match.uid, Answer.SAME, now=now())

    assert serve_refusals(cast.principal, [worker.pk], today())[worker.pk].code == "staffing.barred"
    tasks.bar_same(worker.pk)
    assert bearer_by_secret(secret, today()) is None
    with pytest.raises(Refused):
        keeping.record_check(cast.principal, worker.uid, keeping.Seen(Outcome.CLEAR, today()), today=today(), now=now())


def test_an_office_of_another_agency_neither_reads_nor_answers_for_a_school(cast: Any) -> None:
    registered(cast.province_coordinator)
    entered(cast.principal, "Yılmaz Ayşe")
    with scoped(JOB):
        match = Match.objects.get()
    seat = cast.province_coordinator.seat
    other = replace(seat, place=replace(seat.place, agency="police"))
    police = actor_of(cast.province_coordinator.person_id, cast.province_coordinator.person_uid, other)

    assert len(look(cast.province_coordinator, today=today(), now=now()).matches) == 1
    assert code_of(lambda: look(police, today=today(), now=now())) == "access.not_granted"
    with pytest.raises(registering.MatchMissing):
        registering.answer(police, match.uid, Answer.OTHER, now=now())


def test_a_name_that_is_changed_afterwards_is_compared_with_the_register_too(cast: Any) -> None:
    registered(cast.province_coordinator)
    worker = entered(cast.principal, "Somebody Else")
    written = keeping.Written(Kind.PARENT, "Yılmaz Ayşe", "0555 1", "", "3-A", licensed=False, experienced=False, on_board=False)

    for _twice in range(2):
        keeping.change_worker(cast.principal, worker.uid, written, now=now())

    with scoped(JOB):
        assert Match.objects.get().worker_id == worker.pk


def test_who_serves_already_is_compared_with_a_new_entry_once(cast: Any) -> None:
    worker = entered(cast.principal, "Yılmaz Ayşe")
    entered(cast.principal, "Somebody Else", "0555 1")
    entry = registered(cast.province_coordinator)

    assert [tasks.compare_entry(str(entry.uid)) for _twice in range(2)] == [1, 0]

    with scoped(JOB):
        assert Match.objects.get().worker_id == worker.pk
    assert serve_refusals(cast.principal, [worker.pk], today()) == {}


def test_another_year_of_birth_or_another_name_is_not_asked_about(cast: Any) -> None:
    registered(cast.province_coordinator)

    entered(cast.principal, "Ayşe Yılmaz", birth_year=1991)
    entered(cast.principal, "Ayşe Kaya", "0555 1")

    with scoped(JOB):
        assert not Match.objects.exists()


def test_no_school_sees_an_entry_and_no_name_lies_open(cast: Any) -> None:
    registered(cast.province_coordinator)

    with scoped(cast.principal):
        assert not Entry.objects.exists()
        assert not Word.objects.exists()
    with scoped(JOB), connection.cursor() as cursor:
        cursor.execute("select e::text from register_entry e union all select w::text from register_word w")
        kept = " ".join(row[0] for row in cursor.fetchall()).casefold()
    assert "yılmaz" not in kept
    assert "Yılmaz".encode().hex() not in kept


def test_a_school_enters_nobody_in_the_register(cast: Any) -> None:
    assert code_of(lambda: registered(cast.principal)) in {"register.of_offices", "access.not_granted"}


def test_entries_vanish_after_their_last_day_and_not_before(cast: Any) -> None:
    short = registered(cast.province_coordinator, expires_on=today() + timedelta(days=1))

    with pytest.raises(Entry.DoesNotExist):
        registering.drop(JOB, short.uid, today(), now=now())
    registering.drop(JOB, short.uid, today() + timedelta(days=2), now=now())

    with scoped(JOB):
        assert not Word.objects.exists()


def test_names_are_erased_a_year_after_the_school_year_and_twice_changes_nothing(cast: Any) -> None:
    worker = entered(cast.principal)
    with scoped(JOB):
        Worker.objects.filter(pk=worker.pk).update(school_year=worker.school_year - 2)

    due = units_to_erase(JOB, today())
    assert due == ((cast.school.id, worker.school_year - 1),)
    assert [erasing.erase_unit(JOB, unit, year, now=now()) for unit, year in due * 2] == [1, 0]

    with scoped(JOB):
        kept = Worker.objects.get()
    assert (kept.name, kept.phone, kept.known_by, kept.pass_hash) == ("—", "", "", "")
    assert units_to_erase(JOB, today()) == ()


def test_whoever_is_barred_by_the_list_is_refused_and_may_be_cleared_again(cast: Any) -> None:
    worker = entered(cast.principal)

    keeping.record_check(cast.principal, worker.uid, keeping.Seen(Outcome.BARRED_BY_LIST, today()), today=today(), now=now())
    assert serve_refusals(cast.principal, [worker.pk], today())[worker.pk].code == "staffing.barred"

    keeping.record_check(cast.principal, worker.uid, keeping.Seen(Outcome.CLEAR, today()), today=today(), now=now())
    assert serve_refusals(cast.principal, [worker.pk], today()) == {}


def test_staff_of_another_school_cannot_be_linked(cast: Any) -> None:
    facts = WorkerFacts(Kind.TEACHER, "Somebody", person_id=cast.principal_elsewhere.person_id)

    assert code_of(lambda: entering.enter_worker(cast.principal, facts, now=now())) == "staffing.no_such_staff"
