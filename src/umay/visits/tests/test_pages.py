"""What the pages show: the gate its day, the guard by a pass, a teacher no order, an office above nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from umay.core.api import JOB, scoped
from umay.kernel.refusal import Refusal
from umay.visits.models import Order, Visit
from umay.visits.rules.codes import Why
from umay.visits.tests.worlds import CANARY, Gate, brought, build, come, now, order, today
from umay.web.api import pages

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def gate(cast: Any) -> Gate:
    return build(cast)


def came(actor: Any) -> Client:
    from umay.people.api import Account

    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client


def seen(client: Client, name: str, status: int = 200, **where: Any) -> str:
    answer = client.get(reverse(name, kwargs=where or None), secure=True)
    assert answer.status_code == status, (name, answer.status_code)
    return str(answer.content.decode())


def done(client: Client, name: str, data: dict[str, Any] | None = None, **where: Any) -> Any:
    return client.post(reverse(name, kwargs=where or None), data or {}, secure=True, follow=True)


def test_a_visitor_is_registered_in_one_form_and_goes_out_with_one_touch(gate: Gate) -> None:
    client = came(gate.guard)

    first = done(client, "visits-new", {"name": " Deniz   Yılmaz ", "why": "delivery"}).content.decode()
    with scoped(JOB):
        uid = Visit.objects.get(name="Deniz Yılmaz").uid
    after = done(client, "visits-out", visitor_uid=uid).content.decode()

    assert "Let in with pass 1." in first
    assert "Out again" in after


def test_a_guard_with_a_pass_keeps_the_gate_without_an_account(gate: Gate) -> None:
    from umay.staffing import api as staffing

    facts = staffing.WorkerFacts(staffing.Kind.GUARD, "Gül Bekçi", licensed=True)
    secret = staffing.make_pass(gate.head, staffing.enter_worker(gate.head, facts, now=now()).uid, now=now())
    order(gate)
    client = Client()
    client.get(f"/p/{secret}/", secure=True, follow=True)
    client.post(f"/p/{secret}/", secure=True, follow=True)

    assert "Nobody is inside" in seen(client, "visits")
    assert CANARY in seen(client, "visits-orders")
    seen(client, "visits-order-new")
    seen(client, "visits-expected", 403)


def test_what_is_missing_is_asked_and_what_was_typed_stays(gate: Gate) -> None:
    answer = done(came(gate.guard), "visits-new", {"name": "Deniz", "why": "early_pick_up"})

    body = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="Deniz"' in body
    assert 'id="id_host_error"' in body and 'id="id_class_name_error"' in body


@pytest.mark.parametrize("sent", [{"host": ""}, {"why": "nonsense"}])
def test_whoever_brings_something_needs_no_host_and_no_reason_is_asked_for_itself(gate: Gate, sent: dict[str, str]) -> None:
    answer = done(came(gate.guard), "visits-new", {"name": "Deniz", "why": "delivery", **sent})

    assert answer.status_code == (422 if "why" in sent else 200)
    assert 'id="id_host_error"' not in answer.content.decode()


def test_a_like_name_is_a_warning_and_never_looks_done(gate: Gate) -> None:
    order(gate)

    shown = done(came(gate.guard), "visits-new", {"name": CANARY, "why": "delivery"})

    assert shown.redirect_chain[-1][0].partition("#")[2].startswith("visitor-")
    assert 'class="notice" data-tone="danger"' in shown.content.decode()
    assert 'role="status" tabindex="-1"></div>' in shown.content.decode()  # nothing is said as done


@pytest.mark.parametrize("why", [Why.DELIVERY, Why.EARLY_PICK_UP])
def test_nobody_gave_a_word_until_somebody_is_chosen(gate: Gate, why: Why) -> None:
    if why is Why.DELIVERY:
        order(gate)
    host = {"host": "Test teacher", "host_person_id": gate.teacher.person_id, "class_name": "3/A"} if why is Why.EARLY_PICK_UP else {}
    row = come(gate, CANARY, why=why, **host)
    client = came(gate.guard)

    asked = seen(client, "visits")
    deed = "visits-decided" if why is Why.DELIVERY else "visits-answered"
    again = done(client, deed, {"decision": "other", "released": "yes"}, visitor_uid=row.uid)

    assert 'value="" selected' in asked.split("<main")[1]
    assert "selected" not in asked.split("<main")[1].partition('value="" selected')[2]
    assert again.status_code == 422
    assert f'id="word-{row.uid}_error"' in again.content.decode()
    with scoped(JOB):
        assert Visit.objects.get(uid=row.uid).state == "waiting"


def test_letting_in_is_not_the_first_offer_for_a_like_name(gate: Gate) -> None:
    order(gate)
    come(gate, CANARY)

    asked = seen(came(gate.guard), "visits")

    assert asked.index('value="same"') < asked.index('value="other"')
    assert 'data-tone="second" name="decision" value="other"' in asked


def test_a_like_name_shows_the_gate_what_to_do_and_lets_a_head_decide(gate: Gate) -> None:
    order(gate)
    row = come(gate, CANARY)
    client = came(gate.guard)

    asked = seen(client, "visits")
    head = f"p{gate.head.person_id}"
    after = done(client, "visits-decided", {"decision": "same", "word": head}, visitor_uid=row.uid).content.decode()

    assert "CANARY-DO" in asked
    assert 'href="tel:112"' in asked
    assert "nobody lets them in" in after
    assert 'class="said" data-tone="danger"' in after  # a refusal is not said as if all were well
    assert "not let in" in after


def test_a_teacher_sees_whom_they_expect_and_no_gate(gate: Gate) -> None:
    order(gate)
    client = came(gate.teacher)
    day = (today() + timedelta(days=1)).isoformat()

    shown = done(client, "visits-expected", {"name": CANARY, "why": "delivery", "on_day": day}).content.decode()

    assert CANARY in shown
    assert "order" not in shown.lower().split("<main")[1].split("</main")[0].replace("border", "")
    for name in ("visits", "visits-new", "visits-orders", "visits-order-new"):
        assert CANARY not in seen(client, name, 403)
    seen(client, "visits-order-word", 403, order_uid=brought(gate))


@pytest.mark.parametrize("who", ["district_secretary", "province_coordinator", "ministry", "administrator"])
def test_no_office_sees_a_gate(gate: Gate, who: str) -> None:
    order(gate)
    come(gate, "Deniz Yılmaz")
    client = came(getattr(gate.cast, who))

    for name in ("visits", "visits-orders", "visits-expected"):
        body = seen(client, name, 403)
        assert CANARY not in body and "Deniz" not in body


def test_another_school_finds_nothing_of_this_one(gate: Gate) -> None:
    row, uid = come(gate), order(gate)
    client = came(gate.cast.principal_elsewhere)

    assert "Deniz" not in seen(client, "visits")
    assert CANARY not in seen(client, "visits-orders")
    for there in (row.uid, uuid4()):
        seen(client, "visits-pass", 404, visitor_uid=there)
    assert done(client, "visits-order-back", order_uid=uid).status_code == 404


def test_an_order_is_entered_by_form_and_a_line_without_a_number_is_asked_again(gate: Gate) -> None:
    day = today()
    body = {
        "names": "Kanarya Sarıkuş\nK. Sarikus", "basis": "governor", "number": "2026/5", "given_on": day.isoformat(),
        "from_on": day.isoformat(), "until_on": (day + timedelta(days=20)).isoformat(), "do": "Call the head.", "calls": "Police",
    }  # fmt: skip
    client = came(gate.head)

    wrong = done(client, "visits-order-new", body)
    right = done(client, "visits-order-new", {**body, "calls": "Police: 112\nHead +90 (555) 000 00 00"})

    assert wrong.status_code == 422
    assert 'href="tel:+905550000000"' in right.content.decode()
    with scoped(JOB):
        assert Order.objects.count() == 1


def test_an_order_is_told_in_the_readers_language_and_the_rest_as_it_was_written(gate: Gate) -> None:
    order(gate)
    client = came(gate.guard)

    english = seen(client, "visits-orders")
    client.cookies["django_language"] = "tr"
    turkish = seen(client, "visits-orders")

    assert "Hand no child over to them." in english
    assert "Hand no child" not in turkish
    assert "CANARY-DO" in turkish


def test_what_the_gate_writes_down_waits_and_the_head_answers_on_a_page_of_their_own(gate: Gate) -> None:
    day = today()
    body = {
        "names": CANARY, "basis": "court", "number": "2026/5", "given_on": day.isoformat(), "from_on": day.isoformat(),
        "until_on": (day + timedelta(days=20)).isoformat(), "steps": ["call_head", "call_police"], "calls": "Police 112",
    }  # fmt: skip
    guard, head = came(gate.guard), came(gate.head)

    written = done(guard, "visits-order-new", body).content.decode()
    with scoped(JOB):
        uid = Order.objects.get().uid
    waits, asked = seen(head, "visits"), seen(head, "visits-order-word", order_uid=uid)
    wrong = done(head, "visits-order-word", {**body, "answer": "corrected", "calls": "Police"}, order_uid=uid)
    right = done(head, "visits-order-word", {**body, "answer": "corrected", "names": "Kanarya S."}, order_uid=uid).content.decode()

    assert "Waiting for the head" in written
    assert "Give your word" not in written
    assert "1 order waits for your word" in waits
    assert CANARY in asked
    assert "Test guard" in asked
    assert wrong.status_code == 422
    assert "Kanarya S." in right
    assert "Waiting for the head" not in right
    seen(guard, "visits-order-word", 403, order_uid=uid)


def test_the_head_is_told_by_name_which_guard_wrote_it_down(gate: Gate) -> None:
    from umay.staffing import api as staffing

    facts = staffing.WorkerFacts(staffing.Kind.GUARD, "Gül Bekçi", licensed=True)
    worker = staffing.enter_worker(gate.head, facts, now=now())
    secret, guard = staffing.make_pass(gate.head, worker.uid, now=now()), Client()
    for ask in (guard.get, guard.post):
        ask(f"/p/{secret}/", secure=True, follow=True)
    day = today().isoformat()
    body = {
        "names": CANARY, "basis": "court", "number": "1", "given_on": day, "from_on": day, "until_on": day, "do": "Wait", "calls": "112",
    }  # fmt: skip

    assert done(guard, "visits-order-new", body).status_code == 200
    with scoped(JOB):
        uid = Order.objects.get().uid

    assert "Gül Bekçi" in seen(came(gate.head), "visits-order-word", order_uid=uid)


def test_both_answers_about_a_child_look_alike(gate: Gate) -> None:
    come(gate, why=Why.EARLY_PICK_UP, host="Test teacher", host_person_id=gate.teacher.person_id, class_name="3/A")

    asked = seen(came(gate.guard), "visits")

    assert 'data-tone="second" name="released" value="yes"' in asked
    assert 'data-tone="second" name="released" value="no"' in asked


def test_a_school_says_when_it_closes_and_takes_it_back(gate: Gate) -> None:
    client = came(gate.head)

    for hour, said in (("16:40", "as the school says"), ("", "Taken as")):
        assert said in done(client, "visits-closing", {"closes": hour}).content.decode()
    assert "16:30" in done(client, "visits-closing", {"closes": "soon"}).content.decode()
    assert done(came(gate.guard), "visits-closing", {"closes": "23:00"}).status_code == 403


def test_the_paper_pass_names_no_visitor(gate: Gate) -> None:
    row = come(gate, "Deniz Yılmaz", why=Why.MEETING, host="Test teacher")

    answer = came(gate.guard).get(reverse("visits-pass", kwargs={"visitor_uid": row.uid}), secure=True)

    assert answer.content.startswith(b"%PDF")
    assert b"Deniz" not in answer.content
    assert "Deniz" not in answer.headers["Content-Disposition"]


def test_a_visitor_who_is_inside_already_gets_no_second_pass_unasked(gate: Gate) -> None:
    client = came(gate.guard)
    done(client, "visits-new", {"name": "Deniz Yılmaz", "why": "delivery"})

    asked = done(client, "visits-new", {"name": "YILMAZ Deniz", "why": "delivery"})
    with scoped(JOB):
        assert Visit.objects.count() == 1
    given = done(client, "visits-new", {"name": "YILMAZ Deniz", "why": "delivery", "again": "on"}).content.decode()

    page = asked.content.decode()
    assert asked.status_code == 422 and "is inside already since" in page and "with pass 1. A second pass?" in page
    assert 'name="again"' in page and "Let in with pass 2." in given


def test_the_same_form_sent_twice_is_one_visitor_and_asks_nothing(gate: Gate) -> None:
    client, sent = came(gate.guard), {"name": "Deniz Yılmaz", "why": "delivery", "submission": str(uuid4())}

    for _ in range(2):
        assert "Let in with pass 1." in done(client, "visits-new", sent).content.decode()


def test_all_that_is_wrong_with_an_order_is_said_at_once(gate: Gate) -> None:
    late, over = today() + timedelta(days=3), today() - timedelta(days=1)
    page = done(came(gate.head), "visits-order-new", {"given_on": late, "from_on": today(), "until_on": over}).content.decode()

    assert page.count('class="field-error"') >= 6  # names, number, basis, steps, calls and the days
    for code in ("visits.given_later", "visits.ends_before"):
        assert str(escape(pages.words_of(Refusal(code)))) in page
