"""Passes of many on paper, leaflets of trainings, and whom a school asks for a proof."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.staffing.actions import asking
from umay.staffing.actions.passes import Chosen, make_passes
from umay.staffing.api import Kind, Worker, make_pass, serve_refusals
from umay.staffing.models import AskedKind, Leaflet
from umay.staffing.queries import asked
from umay.staffing.queries.doors import bearer_by_secret
from umay.staffing.rules.serving import Asked
from umay.staffing.tests.worlds import came, entered, now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def guards_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A programme that asks a proof of guards."""
    for module in (asked, asking):
        monkeypatch.setattr(module, "asked_in", lambda _country: Asked("1", "81", frozenset({Kind.GUARD})))


def class_of(cast: Any) -> list[Worker]:
    return [
        entered(cast.principal, f"Parent {sign}", f"0555 000 00 {number}{number}", class_name="3-A") for number, sign in enumerate("CBA")
    ]


def test_a_class_s_passes_are_printed_once_by_code_with_a_list_of_who_gets_which(cast: Any) -> None:
    workers = class_of(cast)
    entered(cast.principal, "Another Class", "0555 999 00 11", class_name="3-B")

    answer = came(cast.principal).post(reverse("staffing-passes"), {"class_name": "3-A"}, secure=True)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    cards, who = (page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert all(one.code in cards and one.name not in cards for one in workers)
    assert all(one.code in who and one.name in who for one in workers)
    assert "Another Class" not in who


def test_each_printed_pass_opens_and_one_form_sent_twice_makes_the_same_ones(cast: Any) -> None:
    class_of(cast)
    key = uuid4()

    made = [make_passes(cast.principal, Chosen("3-A"), now=now(), key=key) for _twice in range(2)]

    assert made[0] == made[1]
    assert [one.name for one in made[0]] == ["Parent A", "Parent B", "Parent C"]
    assert all(bearer_by_secret(one.secret, now().date()) for one in made[0])


def test_who_has_a_pass_keeps_it_unless_all_are_made_anew(cast: Any) -> None:
    first = class_of(cast)[0]
    secret = make_pass(cast.principal, first.uid, now=now())

    assert len(make_passes(cast.principal, Chosen("3-A"), now=now(), key=uuid4())) == 2
    assert bearer_by_secret(secret, now().date())
    with pytest.raises(Refused):
        make_passes(cast.principal, Chosen("3-A"), now=now(), key=uuid4())
    assert len(make_passes(cast.principal, Chosen("3-A", is_anew=True), now=now(), key=uuid4())) == 3
    assert bearer_by_secret(secret, now().date()) is None


def taught(cast: Any, worker: Worker, *files: tuple[str, bytes]) -> Any:
    sent = {
        "kind": "duty", "topic": "At the gate", "on_day": now().date().isoformat(), "who": [str(worker.uid)],
        "leaflets": [SimpleUploadedFile(*one) for one in files],
    }  # fmt: skip
    return came(cast.principal).post(reverse("staffing-training"), sent, secure=True)


def test_who_took_part_opens_the_leaflet_and_nobody_else_does(cast: Any) -> None:
    worker, other = entered(cast.principal), entered(cast.principal, "Ali Kaya", "0555 1")
    assert taught(cast, worker, ("rules.txt", b"Watch, call, lead children away.")).status_code == 303
    client, stranger = Client(), Client()
    for one, whose in ((client, worker), (stranger, other)):
        one.get(reverse("pass", args=[make_pass(cast.principal, whose.uid, now=now())]), secure=True)
    page = client.get(reverse("my-pass"), secure=True).content.decode()
    (address,) = re.findall(r'href="(/staffing/leaflets/[^"]+)"', page)

    answer = client.get(address, secure=True)

    assert answer.content == b"Watch, call, lead children away."
    assert "attachment" in answer["Content-Disposition"]
    assert came(cast.principal).get(address, secure=True).status_code == 200
    assert stranger.get(address, secure=True).status_code == 404
    assert came(cast.principal_elsewhere).get(address, secure=True).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"), [("run.exe", b"MZ" + b"\0" * 200), ("page.html", b"<html><script>x()</script></html>"), ("x.txt", b"a" * 6_000_000)]
)
def test_what_runs_or_is_too_large_is_no_leaflet(cast: Any, name: str, data: bytes) -> None:
    assert taught(cast, entered(cast.principal), (name, data)).status_code == 409

    with scoped(cast.job):
        assert not Leaflet.objects.exists()


def test_a_school_asks_more_kinds_and_never_fewer_than_its_programme(cast: Any, guards_are_asked: None) -> None:
    worker, fixed, today = entered(cast.principal, kind=Kind.TEACHER), frozenset({Kind.GUARD}), now().date()
    assert serve_refusals(cast.principal, [worker.pk], today) == {}

    assert asking.ask_proofs(cast.principal, {Kind.TEACHER, *fixed}, now=now()) == {Kind.TEACHER}
    assert serve_refusals(cast.principal, [worker.pk], today)[worker.pk].code == "staffing.not_cleared"
    assert asked.asked_here(cast.principal_elsewhere)[0].clearance == fixed

    assert asking.ask_proofs(cast.principal, (), now=now()) == frozenset()
    assert asked.asked_here(cast.principal)[0].clearance == fixed
    assert serve_refusals(cast.principal, [worker.pk], today) == {}


def test_whom_the_school_asks_is_chosen_on_a_page(cast: Any, guards_are_asked: None) -> None:
    client = came(cast.principal)
    page = client.get(reverse("staffing-asked"), secure=True).content.decode()
    assert 'value="teacher"' in page
    assert 'value="guard"' not in page

    assert client.post(reverse("staffing-asked"), {"kinds": ["teacher"]}, secure=True).status_code == 303
    assert client.post(reverse("staffing-asked"), {"kinds": ["guard"]}, secure=True).status_code == 422

    with scoped(cast.job):
        assert list(AskedKind.objects.values_list("kind", flat=True)) == ["teacher"]


def test_who_waits_or_drives_lands_on_their_own_page(cast: Any) -> None:
    driver, parent = entered(cast.principal, kind=Kind.DRIVER), entered(cast.principal, "Ali Kaya", "0555 1")
    secrets = [make_pass(cast.principal, one.uid, now=now()) for one in (driver, parent)]
    with scoped(cast.job):
        Worker.objects.filter(pk=parent.pk).update(state="waiting")

    for secret in secrets:
        assert Client().get(reverse("pass", args=[secret]), secure=True)["Location"] == reverse("my-pass")
