"""Whoever was accepted and cannot be put on a roster yet: the school and they themselves are told what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from umay.core.api import scoped
from umay.staffing.actions import linking
from umay.staffing.api import Kind, Lesson, TrainingKind, Worker, WorkerFacts, make_pass, missing_of, record_training, serve_refusals
from umay.staffing.queries import asked
from umay.staffing.queries.blind import link_secret
from umay.staffing.queries.doors import bearer_by_secret
from umay.staffing.rules.serving import Asked
from umay.staffing.tests.test_actions import today
from umay.staffing.tests.test_pages import link_of, seen, sent
from umay.staffing.tests.worlds import came, entered, now

pytestmark = pytest.mark.django_db(transaction=True)
TAUGHT_FIRST = Asked("1", "", frozenset({Kind.GUARD}), frozenset({Kind.PARENT}))


@pytest.fixture(autouse=True)
def parents_are_taught_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """A programme that asks a training of parents and a proof of guards before they serve."""
    monkeypatch.setattr(asked, "asked_in", lambda _country: TAUGHT_FIRST)


def enrolled(cast: Any, name: str) -> Any:
    """Return what enrolling by a link of the school came to."""
    link = link_of(cast, "3-A")
    with scoped(cast.job):
        return linking.enrol(cast.job, link.uid, WorkerFacts(Kind.PARENT, name, f"0555 {len(name)}"), now=now(), key=uuid4())


def taught(cast: Any, *uids: Any) -> None:
    lesson = Lesson(TrainingKind.DUTY, "At the gate", "Ali", today())
    record_training(cast.principal, lesson, uids, today=today(), now=now())


def by_pass(secret: str) -> Client:
    client = Client()
    client.get(reverse("pass", args=[secret]), secure=True)
    return client


def test_accepting_says_how_many_cannot_be_put_on_a_roster_yet_and_what_is_missing(cast: Any) -> None:
    head, new = came(cast.principal), [enrolled(cast, name).worker_uid for name in ("Ayşe", "Fatma", "Zeynep")]
    taught(cast, new[0])

    answer = head.post(reverse("staffing-decide"), {"who": [str(uid) for uid in new]}, secure=True, follow=True)

    said = answer.content.decode()
    assert "3 accepted for the school year. 2 of them cannot be put on a roster yet: not taught yet (2), commitment not signed (2)." in said
    assert f"{reverse('staffing-training')}?off=1" in said


def test_the_training_form_has_chosen_all_whom_it_keeps_off_the_rosters(cast: Any) -> None:
    late, done = entered(cast.principal), entered(cast.principal, "Fatma Kaya", "0555 999 00 11")
    entered(cast.principal, "Ali Kaya", "0555 999 00 12", kind=Kind.GUARD)  # a training is not what is missing of him
    taught(cast, done.uid)

    page = seen(came(cast.principal), "staffing-training", query="?off=1")

    assert [line for line in page.split("<input") if "checked" in line and str(late.uid) in line]
    assert page.count(" checked") == 1


def test_nobody_is_said_to_be_kept_off_when_nothing_is_missing(cast: Any) -> None:
    worker = entered(cast.principal)
    taught(cast, worker.uid)

    assert "on a roster yet" not in seen(came(cast.principal), "staffing")
    assert "on a roster yet" not in seen(came(cast.principal), "staffing-one", worker.uid)


def test_a_persons_page_says_what_keeps_them_off_and_so_does_their_own(cast: Any) -> None:
    worker = entered(cast.principal)
    secret = make_pass(cast.principal, worker.uid, now=now())

    page, own = seen(came(cast.principal), "staffing-one", worker.uid), seen(by_pass(secret), "my-pass")

    assert "Cannot be put on a roster yet" in page
    assert "not taught yet, commitment not signed." in page
    assert "You cannot be put on a roster yet" in own
    assert "You have not taken part yet in the training before the first duty." in own


def own_missing(secret: str, on: date) -> tuple[str, ...]:
    bearer = bearer_by_secret(secret, on)
    assert bearer is not None
    with scoped(bearer.actor):
        return missing_of(bearer.actor, on)


def test_what_is_missing_is_said_to_whom_it_keeps_from_serving_and_to_nobody_else(cast: Any) -> None:
    worker = entered(cast.principal)
    secret = make_pass(cast.principal, worker.uid, now=now())
    assert serve_refusals(cast.principal, [worker.pk], today())
    assert [words.split()[3] for words in own_missing(secret, today())] == ["taken", "signed"]

    taught(cast, worker.uid)

    assert serve_refusals(cast.principal, [worker.pk], today()) == {}
    assert own_missing(secret, today()) == ()


def test_who_drives_is_on_no_roster_and_not_said_to_be_kept_off_one(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "asked_in", lambda _country: Asked("1", "", frozenset({Kind.DRIVER})))
    worker = entered(cast.principal, kind=Kind.DRIVER)

    assert "on a roster yet" not in seen(came(cast.principal), "staffing-one", worker.uid)


def test_who_waits_is_told_so_where_others_say_when_they_can_come_and_not_that_they_may_not(cast: Any) -> None:
    done = enrolled(cast, "Ayşe")
    client = by_pass(done.secret)

    answer = client.get("/my-duties/", secure=True)

    assert answer.status_code == 403
    assert "The school has not accepted you yet" in answer.content.decode()
    assert reverse("my-pass") in answer.content.decode()
    assert "You will see it here" in seen(client, "my-pass")

    came(cast.principal).post(reverse("staffing-decide"), {"who": [str(done.worker_uid)]}, secure=True)
    assert client.get("/my-duties/", secure=True).status_code == 200


def test_the_page_after_enrolling_says_that_there_is_nothing_to_tap_until_one_is_accepted(cast: Any) -> None:
    data = {"name": "Ayşe Yılmaz", "phone": "0555 123 45 67", "language": "en", "email": ""}

    answer = Client().post(reverse("join", args=[link_secret(link_of(cast).uid)]), data, secure=True)

    assert "Until then there is nothing to tap" in answer.content.decode()


def test_a_number_that_is_there_is_changed_and_not_taken_away(cast: Any) -> None:
    client = by_pass(enrolled(cast, "Ayşe").secret)
    empty, wrong, other = ({"phone": phone, "email": "", "language": "en"} for phone in ("", "none", "0555 999 00 11"))

    assert [sent(client, "my-pass-change", data).status_code for data in (empty, wrong, other)] == [422, 422, 303]

    with scoped(cast.job):
        assert list(Worker.objects.values_list("phone", flat=True)) == ["0555 999 00 11"]


def test_who_was_entered_without_a_number_need_not_give_one(cast: Any) -> None:
    worker = entered(cast.principal, phone="")
    client = by_pass(make_pass(cast.principal, worker.uid, now=now()))

    assert sent(client, "my-pass-change", {"phone": "", "email": "", "language": "tr"}).status_code == 303
