"""Passes: who comes in by one, until when, and that nobody else does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.staffing.api import Kind, Worker, make_pass, serve_refusals, worker_of, workers_at
from umay.staffing.by_pass import cookie_name
from umay.staffing.queries.blind import hash_of
from umay.staffing.queries.doors import bearer_by_secret
from umay.staffing.tests.worlds import came, entered, now

pytestmark = pytest.mark.django_db(transaction=True)


def opened(secret: str, client: Client | None = None) -> Any:
    return (client or Client()).get(reverse("pass", args=[secret]), secure=True)


def set_state(cast: Any, worker: Worker, state: str) -> None:
    with scoped(cast.job):
        Worker.objects.filter(pk=worker.pk).update(state=state)


def test_a_pass_opens_one_s_own_page_and_leaves_the_address_bar(cast: Any) -> None:
    worker = entered(cast.principal)
    secret = make_pass(cast.principal, worker.uid, now=now())
    client = Client()

    answer = opened(secret, client)

    assert answer.status_code == 303
    assert answer["Location"] == reverse("my-duties")
    assert secret not in str(answer.cookies)
    assert answer.cookies[cookie_name()]["httponly"]
    assert client.get(reverse("my-pass"), secure=True).status_code == 200


def test_only_the_hash_of_a_pass_is_kept(cast: Any) -> None:
    secret = make_pass(cast.principal, entered(cast.principal).uid, now=now())

    with scoped(cast.job):
        kept = Worker.objects.get()

    assert kept.pass_hash == hash_of(secret)
    assert secret not in str(kept.__dict__)


def test_whoever_comes_by_a_pass_is_a_volunteer_of_that_school_alone(cast: Any) -> None:
    worker = entered(cast.principal)
    bearer = bearer_by_secret(make_pass(cast.principal, worker.uid, now=now()), now().date())

    assert bearer is not None
    assert bearer.actor.seat is not None
    assert bearer.actor.seat.place == cast.school.place
    found = worker_of(bearer.actor)
    assert found is not None
    assert found.pk == worker.pk
    assert not workers_at(cast.principal_elsewhere)


@pytest.mark.parametrize("state", ["left", "barred"])
def test_the_pass_of_somebody_who_left_or_was_barred_opens_nothing(cast: Any, state: str) -> None:
    worker, client = entered(cast.principal), Client()
    secret = make_pass(cast.principal, worker.uid, now=now())
    opened(secret, client)

    set_state(cast, worker, state)

    assert opened(secret).status_code == 404
    assert client.get(reverse("my-pass"), secure=True).status_code == 403


def test_a_pass_made_anew_ends_the_one_before_in_every_browser(cast: Any) -> None:
    worker, client = entered(cast.principal), Client()
    first = make_pass(cast.principal, worker.uid, now=now())
    opened(first, client)

    second = make_pass(cast.principal, worker.uid, now=now())

    assert opened(first).status_code == 404
    assert client.get(reverse("my-pass"), secure=True).status_code == 403
    assert opened(second).status_code == 303


def test_a_pass_ends_with_the_school_year(cast: Any) -> None:
    secret = make_pass(cast.principal, entered(cast.principal).uid, now=now())

    assert bearer_by_secret(secret, now().date()) is not None
    assert bearer_by_secret(secret, now().date() + timedelta(days=370)) is None


def test_for_pages_without_the_mark_a_pass_is_as_good_as_nobody(cast: Any) -> None:
    client = Client()
    opened(make_pass(cast.principal, entered(cast.principal).uid, now=now()), client)

    for name in ("my-day", "notices", "programmes"):
        answer = client.get(reverse(name), secure=True)
        assert answer.status_code == 302
        assert "login" in answer["Location"]


def test_a_cookie_that_somebody_made_up_opens_nothing(cast: Any) -> None:
    worker = entered(cast.principal)
    make_pass(cast.principal, worker.uid, now=now())

    for said in ("", "x", f"[{worker.pk}]", f'[{worker.pk},"{worker.pass_hash}"]:abc:def'):
        client = Client()
        client.cookies[cookie_name()] = said
        assert client.get(reverse("my-pass"), secure=True).status_code in (302, 403)


def test_somebody_with_an_account_signs_in_and_gets_no_pass(cast: Any) -> None:
    worker = entered(cast.principal, kind=Kind.TEACHER, person_id=cast.counsellor.person_id)

    with pytest.raises(Refused) as no:
        make_pass(cast.principal, worker.uid, now=now())

    assert no.value.refusal.code == "staffing.has_account"
    assert came(cast.counsellor).get(reverse("my-pass"), secure=True).status_code == 200


def test_another_school_makes_no_pass_here(cast: Any) -> None:
    worker = entered(cast.principal)

    with pytest.raises(Worker.DoesNotExist):
        make_pass(cast.principal_elsewhere, worker.uid, now=now())


def test_the_same_name_and_number_is_entered_once(cast: Any) -> None:
    entered(cast.principal, "Ayşe Yılmaz", "+90 555 123 45 67")

    with pytest.raises(Refused) as no:
        entered(cast.principal, "YILMAZ Ayse", "0555-1234567")

    assert no.value.refusal.code == "staffing.known"


def test_somebody_of_another_school_is_unknown_to_the_tripwire(cast: Any) -> None:
    mine, other = entered(cast.principal), entered(cast.principal_elsewhere, "Somebody Else")

    found = serve_refusals(cast.principal, [mine.pk, other.pk], date(2026, 11, 20))

    assert {pk: no.code for pk, no in found.items()} == {other.pk: "staffing.unknown"}


def test_the_page_of_an_ended_pass_says_so_and_forgets_it(cast: Any) -> None:
    worker, client = entered(cast.principal), Client()
    opened(make_pass(cast.principal, worker.uid, now=now()), client)
    set_state(cast, worker, "left")

    answer: HttpResponse = client.get(reverse("my-pass"), secure=True)

    assert b"pass" in answer.content
    assert answer.cookies[cookie_name()].value == ""


def test_whoever_waits_holds_nothing_until_the_school_accepts(cast: Any) -> None:
    worker = entered(cast.principal)
    secret = make_pass(cast.principal, worker.uid, now=now())

    accepted = bearer_by_secret(secret, now().date())
    set_state(cast, worker, "waiting")
    waiting = bearer_by_secret(secret, now().date())

    assert accepted is not None
    assert accepted.actor.grants
    assert waiting is not None
    assert waiting.actor.grants == ()
