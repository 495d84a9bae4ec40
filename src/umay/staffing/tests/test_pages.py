"""What the pages do: the list, entering, checking, links and enrolling, one's own page, the register, papers."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from umay.core.api import scoped
from umay.staffing.actions.linking import make_link
from umay.staffing.api import Kind, Worker
from umay.staffing.by_pass import cookie_name
from umay.staffing.models import ClassLink, Clearance, Training
from umay.staffing.queries.blind import link_secret
from umay.staffing.tests.worlds import came, entered, now
from umay.staffing.views import joining
from umay.web.api import Floods

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = now().date


def seen(client: Client, name: str, *args: Any, query: str = "") -> str:
    answer = client.get(reverse(name, args=args) + query, secure=True)
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.content.decode())


def sent(client: Client, name: str, data: dict[str, Any], *args: Any) -> Any:
    return client.post(reverse(name, args=args), data, secure=True)


def link_of(cast: Any, class_name: str = "3-A", days: int = 30) -> Any:
    today = now().date()
    return make_link(cast.principal, class_name, today + timedelta(days=days), today=today, now=now())


JOIN = {"name": "Ayşe Yılmaz", "phone": "0555 123 45 67", "language": "en", "email": ""}


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "floods", Floods())


def test_the_list_begins_by_saying_what_to_do(cast: Any) -> None:
    page = seen(came(cast.principal), "staffing")

    assert reverse("staffing-links") in page


def test_one_is_entered_and_their_page_says_what_is_missing(cast: Any) -> None:
    client = came(cast.principal)

    answer = client.post(reverse("staffing-new"), {"kind": "guard", "name": "Ali Kaya", "phone": ""}, secure=True, follow=True)

    assert answer.status_code == 200
    assert b"Ali Kaya" in answer.content
    assert b"not taught yet" in answer.content


def test_many_are_pasted_and_nobody_is_entered_twice(cast: Any) -> None:
    client = came(cast.principal)
    lines = "Ayşe Yılmaz; 0555 123 45 67; 3-A\nAli Kaya\t0555 999 88 77\t3-B\n\nYılmaz Ayşe, +90 555 1234567, 3-A"

    assert sent(client, "staffing-paste", {"kind": "parent", "lines": lines}).status_code == 303

    with scoped(cast.job):
        assert sorted(Worker.objects.values_list("name", "class_name")) == [("Ali Kaya", "3-B"), ("Ayşe Yılmaz", "3-A")]


def test_lines_that_are_no_people_are_named_and_nothing_is_entered(cast: Any) -> None:
    answer = sent(came(cast.principal), "staffing-paste", {"kind": "parent", "lines": "Ayşe\n0555 123 45 67"})

    assert answer.status_code == 422
    with scoped(cast.job):
        assert not Worker.objects.exists()


def test_a_parent_enrols_without_an_account_and_waits(cast: Any) -> None:
    client, link = Client(), link_of(cast)

    answer = client.post(reverse("join", args=[link_secret(link.uid)]), JOIN, secure=True)

    assert answer.status_code == 200
    assert cookie_name() in answer.cookies
    assert "not accepted you yet" in seen(client, "my-pass")
    assert "Ayşe Yılmaz" in seen(came(cast.principal), "staffing", query="?show=waiting")


def said_of(answer: Any) -> str:
    """Return what a page says, without what is drawn by chance on it."""
    page = re.sub(r'<svg class="sign".*?</svg>|https?://[^<"]*/p/[a-z0-9]+/?|mailto:[^"]*', "", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r'nonce="[^"]*"|value="[^"]*"', "", page)


def test_enrolling_tells_nobody_whether_a_name_and_number_are_known(cast: Any) -> None:
    address = reverse("join", args=[link_secret(link_of(cast).uid)])
    entered(cast.principal)

    known, new = Client(), Client()
    again = known.post(address, {**JOIN, "name": "yilmaz ayse"}, secure=True)
    first = new.post(address, {**JOIN, "phone": "0555 999 00 11"}, secure=True)

    assert (again.status_code, set(again.cookies)) == (first.status_code, set(first.cookies))
    assert said_of(again) == said_of(first)
    pages = [seen(client, "my-pass").replace("yilmaz ayse", "Ayşe Yılmaz") for client in (known, new)]
    assert "not accepted you yet" in pages[0]
    assert [len(page.splitlines()) for page in pages[:1]] == [len(page.splitlines()) for page in pages[1:]]


def test_one_s_own_change_of_number_tells_nobody_whether_it_is_known(cast: Any) -> None:
    entered(cast.principal)
    client = Client()
    client.post(reverse("join", args=[link_secret(link_of(cast).uid)]), {**JOIN, "phone": "0555 999 00 11"}, secure=True)

    assert sent(client, "my-pass-change", {"phone": JOIN["phone"], "language": "en"}).status_code == 303

    assert "asks for a pass again" in seen(came(cast.principal), "staffing", query="?show=waiting")


def test_who_lost_a_pass_enrols_again_and_the_school_hands_it_over(cast: Any) -> None:
    worker, client = entered(cast.principal), Client()
    client.post(reverse("join", args=[link_secret(link_of(cast).uid)]), JOIN, secure=True)
    with scoped(cast.job):
        again = Worker.objects.get(again_of_id=worker.pk)
    page = seen(came(cast.principal), "staffing-one", again.uid)

    assert "Hand over this pass" in page
    assert sent(came(cast.principal), "staffing-decide", {"who": [str(again.uid)], "as": "accept"}).status_code == 303

    assert "You are accepted" in seen(client, "my-pass")
    with scoped(cast.job):
        assert Worker.objects.get().pk == worker.pk


def test_who_may_not_serve_gets_no_pass_by_enrolling_again(cast: Any) -> None:
    worker, client = entered(cast.principal), came(cast.principal)
    day = now().date().isoformat()
    sent(client, "staffing-check", {"check-outcome": "barred_by_list", "check-checked_on": day}, worker.uid)
    Client().post(reverse("join", args=[link_secret(link_of(cast).uid)]), JOIN, secure=True)
    with scoped(cast.job):
        again = Worker.objects.get(again_of_id=worker.pk)

    assert sent(client, "staffing-decide", {"who": [str(again.uid)], "as": "accept"}).status_code == 409


def test_who_left_may_come_back_with_the_same_number(cast: Any) -> None:
    worker, client = entered(cast.principal), came(cast.principal)
    sent(client, "staffing-left", {}, worker.uid)

    assert entered(cast.principal).state == "accepted"


def test_a_form_that_is_sent_twice_counts_once(cast: Any) -> None:
    client, day, worker = came(cast.principal), now().date().isoformat(), entered(cast.principal)
    forms: list[tuple[str, dict[str, Any], tuple[Any, ...]]] = [
        ("staffing-link-new", {"class_name": "1-A", "until_on": day}, ()),
        ("staffing-new", {"kind": "guard", "name": "Ali Kaya", "phone": ""}, ()),
        ("staffing-paste", {"kind": "parent", "lines": "One Parent\nTwo Parent"}, ()),
        ("staffing-check", {"check-outcome": "clear", "check-checked_on": day}, (worker.uid,)),
        ("staffing-training", {"kind": "yearly", "topic": "Fire", "on_day": day, "who": [str(worker.uid)]}, ()),
    ]
    for name, data, args in forms:
        data["submission"] = str(uuid4())
        assert [sent(client, name, data, *args).status_code for _twice in range(2)] == [303, 303], name

    with scoped(cast.job):
        counts = ClassLink.objects.count(), Worker.objects.count(), Clearance.objects.count(), Training.objects.count()
    assert counts == (1, 4, 1, 1)


def test_a_join_form_that_is_sent_twice_enrols_once_and_the_pass_shown_last_opens(cast: Any) -> None:
    client, data = Client(), {**JOIN, "submission": str(uuid4())}
    address = reverse("join", args=[link_secret(link_of(cast).uid)])

    answers = [client.post(address, data, secure=True) for _twice in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    assert "not accepted you yet" in seen(client, "my-pass")
    with scoped(cast.job):
        assert Worker.objects.get().again_of_id is None


def test_several_are_accepted_at_once_and_one_of_another_school_is_passed_over(cast: Any) -> None:
    address = reverse("join", args=[link_secret(link_of(cast).uid)])
    for name in ("One Parent", "Two Parent"):
        Client().post(address, {**JOIN, "name": name}, secure=True)
    with scoped(cast.job):
        uids = [str(one) for one in Worker.objects.values_list("uid", flat=True)]

    assert sent(came(cast.principal_elsewhere), "staffing-decide", {"who": uids, "as": "accept"}).status_code == 409
    assert sent(came(cast.principal), "staffing-decide", {"who": uids, "as": "accept"}).status_code == 303

    with scoped(cast.job):
        assert set(Worker.objects.values_list("state", flat=True)) == {"accepted"}


def test_a_link_that_expired_or_was_ended_opens_nothing(cast: Any) -> None:
    ended, expired = link_of(cast), link_of(cast)
    sent(came(cast.principal), "staffing-link-end", {}, ended.uid)
    with scoped(cast.job):
        type(expired).objects.filter(pk=expired.pk).update(until_on=now().date() - timedelta(days=2))

    for link in (ended, expired):
        address = reverse("join", args=[link_secret(link.uid)])
        assert Client().get(address, secure=True).status_code == 404
        assert Client().post(address, JOIN, secure=True).status_code == 404


def test_five_hundred_guesses_find_nothing(cast: Any) -> None:
    link, client = link_of(cast), Client()
    secret = link_secret(link.uid)

    for number in range(250):
        guess = f"{secret[:-2]}{number:02x}"
        if guess != secret:
            assert client.get(reverse("join", args=[guess]), secure=True).status_code == 404
        assert client.get(reverse("pass", args=[f"{secret}{number}"]), secure=True).status_code == 404


def test_a_flood_of_enrolments_from_one_address_is_held_up(cast: Any) -> None:
    address = reverse("join", args=[link_secret(link_of(cast).uid)])

    codes = [Client().post(address, {**JOIN, "name": f"Parent {number}"}, secure=True).status_code for number in range(63)]

    assert codes[:60] == [200] * 60
    assert codes[-1] == 429


def test_what_somebody_saw_is_recorded_and_never_the_record(cast: Any) -> None:
    client, worker = came(cast.principal), entered(cast.principal)
    day = now().date().isoformat()

    answer = sent(client, "staffing-check", {"check-outcome": "barred_by_list", "check-checked_on": day}, worker.uid)

    assert answer.status_code == 303
    assert "may not serve" in seen(client, "staffing-one", worker.uid)


def test_a_proof_in_renewal_needs_an_earlier_one(cast: Any) -> None:
    client, worker = came(cast.principal), entered(cast.principal)
    day = now().date().isoformat()

    said = {"check-outcome": "in_renewal", "check-checked_on": day}
    assert sent(client, "staffing-check", said, worker.uid).status_code == 409
    assert sent(client, "staffing-check", {**said, "check-earlier_on": "2026-01-05"}, worker.uid).status_code == 303


def test_one_changes_one_s_own_number_and_leaves(cast: Any) -> None:
    client = Client()
    client.post(reverse("join", args=[link_secret(link_of(cast).uid)]), JOIN, secure=True)

    assert sent(client, "my-pass-change", {"phone": "0555 000 11 22", "language": "en", "on_board": "on"}).status_code == 303
    assert "0555 000 11 22" in seen(client, "my-pass-copy")
    assert sent(client, "my-pass-leave", {}).status_code == 200

    assert client.get(reverse("my-pass"), secure=True).status_code == 302
    with scoped(cast.job):
        assert Worker.objects.get().state == "left"


def test_another_school_s_people_are_not_there(cast: Any) -> None:
    worker, client = entered(cast.principal), came(cast.principal_elsewhere)

    assert client.get(reverse("staffing-one", args=[worker.uid]), secure=True).status_code == 404
    assert sent(client, "staffing-left", {}, worker.uid).status_code == 404
    assert sent(client, "staffing-pass", {}, worker.uid).status_code == 404


def test_a_pass_is_shown_once_with_its_sign(cast: Any) -> None:
    client, worker = came(cast.principal), entered(cast.principal)

    page = sent(client, "staffing-pass", {}, worker.uid).content.decode()

    assert "/p/" in page
    assert "<path d=" in page
    assert "/p/" not in seen(client, "staffing-one", worker.uid)


def test_a_training_is_recorded_for_all_who_took_part(cast: Any) -> None:
    client, worker = came(cast.principal), entered(cast.principal)
    said = {"kind": "induction", "topic": "First day", "on_day": now().date().isoformat(), "who": [str(worker.uid)]}

    assert sent(client, "staffing-training", said).status_code == 303

    assert "First day" in seen(client, "staffing-one", worker.uid)


def test_the_poster_and_the_certificate_are_pages_of_paper(cast: Any) -> None:
    client, link = came(cast.principal), link_of(cast)
    entered(cast.principal)
    client.cookies["umay-language"] = "tr"

    for address in (reverse("staffing-link-poster", args=[link.uid]), reverse("staffing-certificates")):
        answer = client.get(address, secure=True)
        assert answer["Content-Type"] == "application/pdf"
        assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1


def test_a_teacher_without_the_permission_and_nobody_see_no_list(cast: Any) -> None:
    entered(cast.principal)

    assert came(cast.counsellor).get(reverse("staffing"), secure=True).status_code == 403
    assert Client().get(reverse("staffing"), secure=True).status_code == 302


def test_the_list_is_filtered_by_kind_and_paged(cast: Any) -> None:
    for number in range(55):
        entered(cast.principal, f"Parent Number{number}", "")
    entered(cast.principal, "A Guard", "", kind=Kind.GUARD)
    client = came(cast.principal)

    first = seen(client, "staffing", query="?kind=parent")

    assert "Parent Number49" in first
    assert "Parent Number50" not in first
    assert "A Guard" not in first
    assert "after=" in first
