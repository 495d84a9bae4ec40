"""Long lists of units are taken in by a job: all or nothing, once, whatever happens to the job."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW, YEAR
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people.models import Account
from umay.places import tasks
from umay.places.actions import laying_out
from umay.places.models import LayoutDraft, Unit
from umay.places.views import lists

HEAD = ["İl", "İlçe", "Kurum kodu", "Okul adı", "Kademe", "Düzey"]
OFFICES = [["Göl", "", "G-1", "Göl İl Müdürlüğü", "", "province"], ["Göl", "Ada", "G-A", "Ada İlçe Müdürlüğü", "", "district"]]
SCHOOLS = [["Göl", "Ada", f"7{number:04}", f"Okul {number}", "ilkokul", ""] for number in range(400)]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept(cast: Any) -> LayoutDraft:
    """A list of four hundred schools that the administrator looks at."""
    rows = list(enumerate([HEAD, *OFFICES, *SCHOOLS], 1))
    return laying_out.draft_layout(cast.administrator, rows, name="list.xlsx", school_year=YEAR, now=NOW)


@pytest.fixture
def browser(cast: Any) -> Client:
    """The administrator, signed in."""
    client = Client()
    account = Account.objects.get(person_id=cast.administrator.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def taken_in() -> int:
    return Unit.objects.filter(code__startswith="7").count()


def test_a_long_list_is_shown_as_being_taken_in_and_then_the_way_on(kept: LayoutDraft, browser: Client) -> None:
    page = reverse("setup-list", kwargs={"draft_uid": kept.uid})
    answer = browser.post(reverse("setup-take-in", kwargs={"draft_uid": kept.uid}))
    assert answer.headers["Location"] == page
    assert taken_in() == 0
    shown = browser.get(page).content.decode()
    assert "being taken in" in shown
    assert "403 rows" in shown

    assert tasks.take_in_list(kept.pk)

    assert taken_in() == 400
    polled = browser.get(page + "?waited", headers={"HX-Request": "true", "HX-Target": "taking"})
    assert polled.headers["HX-Redirect"] == reverse("setup-units")
    assert browser.get(page).headers["Location"] == reverse("setup-units")
    assert AuditEntry.objects.filter(verb="places.taken_in").count() == 1


def test_a_short_list_is_in_at_once(kept: LayoutDraft, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_AT_ONCE", 500)

    browser.post(reverse("setup-take-in", kwargs={"draft_uid": kept.uid}))

    assert taken_in() == 400


def test_a_job_that_runs_twice_takes_it_in_once(cast: Any, kept: LayoutDraft, at_once: Any) -> None:
    laying_out.take_in_later(cast.administrator, kept.uid, now=NOW)

    assert sorted(at_once(2, lambda: tasks.take_in_list(kept.pk))) == ["ok", "ok"]

    assert taken_in() == 400


def test_what_is_being_taken_in_is_not_taken_in_besides(cast: Any, kept: LayoutDraft) -> None:
    laying_out.take_in_later(cast.administrator, kept.uid, now=NOW)

    for again in (laying_out.take_in, laying_out.take_in_later):
        with pytest.raises(Refused, match=r"places\.being_taken_in"):
            again(cast.administrator, kept.uid, now=NOW)


def test_a_row_that_became_wrong_meanwhile_keeps_all_out_and_is_shown(cast: Any, kept: LayoutDraft, browser: Client) -> None:
    laying_out.take_in_later(cast.administrator, kept.uid, now=NOW)
    rows = [*LayoutDraft.objects.get().rows, [999, ["Göl", "Ada", "79999", "Okul", "büyücülük", ""]]]
    LayoutDraft.objects.update(rows=rows)

    assert not tasks.take_in_list(kept.pk)

    assert taken_in() == 0
    assert "999" in browser.get(reverse("setup-list", kwargs={"draft_uid": kept.uid})).content.decode()


def test_a_mistake_of_umay_keeps_the_list(cast: Any, kept: LayoutDraft, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    laying_out.take_in_later(cast.administrator, kept.uid, now=NOW)

    def wrong(*_given: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
        patched.setattr(laying_out, "_schools", wrong)
        tasks.take_in_list(kept.pk)

    assert taken_in() == 0
    assert "The list was not taken in" in browser.get(reverse("setup-list", kwargs={"draft_uid": kept.uid})).content.decode()
    laying_out.take_in_later(cast.administrator, kept.uid, now=NOW)
    assert tasks.take_in_list(kept.pk)


def test_a_list_that_kills_each_job_stops(cast: Any, kept: LayoutDraft) -> None:
    laying_out.take_in_later(cast.administrator, kept.uid, now=NOW)
    for _time in range(laying_out.MOST_TRIES):
        assert laying_out.begin_queued(kept.pk)

    assert not tasks.take_in_list(kept.pk)
    assert LayoutDraft.objects.get().state == "stopped"
