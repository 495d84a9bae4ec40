"""Documents that are sent: kept at once, read by a job that may die and be run again, and told about until they are drafts."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW
from tests.support.drafting import read_queued
from umay.core.api import JOB
from umay.core.models import AuditEntry
from umay.drafts import tasks
from umay.drafts.actions import drafting, taking_in
from umay.drafts.models import ImportDraft, SentDocument
from umay.drafts.reading_through import EACH_S, LONGEST_S, Progress, read_through
from umay.drafts.views import sending
from umay.kernel.refusal import Refused
from umay.people.models import Account

TEXT = "OKUL PLANI\n\n1. Okul müdürlüğü personeli her yıl ekim ayında bilgilendirir.\n2. Rapor her ay ilçe müdürlüğüne gönderilir.\n"
PAPER = taking_in.Paper(TEXT.encode(), "plan.txt")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sent(cast: Any, adopted: Any) -> SentDocument:
    """A document of the district's secretary that waits to be read."""
    return taking_in.send_document(cast.district_secretary, PAPER, submission=None, now=NOW)


@pytest.fixture
def secretary(cast: Any, adopted: Any) -> Client:
    """The district's secretary, signed in; no worker runs."""
    return signed_in(cast.district_secretary)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that does not wait."""
    monkeypatch.setattr(sending, "WAITS_S", 0)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=who.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def at(name: str, sent: SentDocument) -> str:
    return reverse(name, kwargs={"uid": sent.uid})


@pytest.mark.parametrize("who", ["counsellor", "police_officer", "former", "nobody"])
def test_only_who_may_import_sends_a_document(cast: Any, who: str) -> None:
    with pytest.raises(Refused) as refused:
        taking_in.send_document(getattr(cast, who), PAPER, submission=None, now=NOW)

    assert refused.value.refusal.code in {"access.not_granted", "draft.no_unit"}
    assert not SentDocument.objects.exists()


def test_a_document_is_kept_until_its_rows_are_a_draft(sent: SentDocument, cast: Any) -> None:
    assert bytes(SentDocument.objects.get().content or b"") == PAPER.content

    assert read_queued() == 1

    draft = ImportDraft.objects.get()
    now = SentDocument.objects.get()
    assert (now.state, now.draft_id, now.content) == ("read", draft.pk, None)
    assert (draft.file_name, draft.sha256, len(draft.rows)) == ("plan.txt", sent.sha256, 2)
    assert draft.made_by_id == cast.district_secretary.person_id
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))[-2:] == ["document.sent", "draft.imported"]


def test_what_is_sent_twice_is_kept_and_read_once(cast: Any, adopted: Any) -> None:
    form = uuid.uuid4()
    first = taking_in.send_document(cast.district_secretary, PAPER, submission=form, now=NOW)
    assert taking_in.send_document(cast.district_secretary, PAPER, submission=form, now=NOW).pk == first.pk

    assert read_queued() == 1
    assert ImportDraft.objects.count() == 1


def test_a_job_that_runs_again_makes_no_second_draft(sent: SentDocument) -> None:
    assert tasks.read_document(sent.pk)

    assert not tasks.read_document(sent.pk)
    assert ImportDraft.objects.count() == 1


def test_two_jobs_at_once_make_one_draft(sent: SentDocument, at_once: Any) -> None:
    assert sorted(at_once(2, lambda: tasks.read_document(sent.pk))) == ["ok", "ok"]

    assert ImportDraft.objects.count() == 1


def test_a_job_that_was_killed_is_taken_up_again(sent: SentDocument) -> None:
    assert taking_in.take_up(sent.pk)  # and then the machine stops
    taking_in.note_progress(sent.pk, "rows", 5, 9, 3)

    assert tasks.read_document(sent.pk)
    assert (SentDocument.objects.get().state, SentDocument.objects.get().tries) == ("read", 2)


def test_a_document_that_kills_each_job_stops_and_stays_kept(sent: SentDocument, secretary: Client) -> None:
    for _time in range(taking_in.MOST_TRIES):
        assert taking_in.take_up(sent.pk)

    assert not tasks.read_document(sent.pk)
    assert SentDocument.objects.get().state == "stopped"
    page = secretary.get(at("sent-document", sent)).content.decode()
    assert "kept for a week" in page
    assert "Read it again" in page


def test_a_mistake_of_umay_keeps_the_document_and_is_not_hidden(
    sent: SentDocument, secretary: Client, monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    def wrong(*_given: Any, **_more: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
        patched.setattr(tasks, "read_through", wrong)
        tasks.read_document(sent.pk)
    assert SentDocument.objects.get().state == "stopped"
    assert "broke off" in secretary.get(reverse("drafts")).content.decode()

    secretary.post(at("read-sent-again", sent))
    read_queued()

    assert SentDocument.objects.get().state == "read"


def test_reading_is_not_asked_for_again_while_it_goes_on(sent: SentDocument, secretary: Client) -> None:
    assert secretary.post(at("read-sent-again", sent)).status_code == 409


def test_what_cannot_be_read_is_let_go_and_says_why(cast: Any, adopted: Any, secretary: Client) -> None:
    broken = taking_in.Paper(b"PK\x03\x04 no document", "plan.docx")
    sent = taking_in.send_document(cast.district_secretary, broken, submission=None, now=NOW)

    assert not tasks.read_document(sent.pk)

    now = SentDocument.objects.get()
    assert (now.state, now.content) == ("refused", None)
    page = secretary.get(at("sent-document", sent)).content.decode()
    assert "damaged" in page
    assert "Nothing was kept." in page


def test_a_long_document_shows_how_far_it_is_and_then_its_rows(cast: Any, secretary: Client, impatient: None) -> None:
    answer = secretary.post(reverse("import-document"), {"file": SimpleUploadedFile("plan.txt", TEXT.encode())})
    sent = SentDocument.objects.get()
    assert answer.headers["Location"] == at("sent-document", sent)
    assert "waits its turn" in secretary.get(at("sent-document", sent)).content.decode()

    taking_in.take_up(sent.pk)
    taking_in.note_progress(sent.pk, "rows", 1500, 6000, 57)
    part = secretary.get(at("sent-document", sent), headers={"HX-Request": "true", "HX-Target": "sent"}).content.decode()
    assert "line 1,500 of 6,000" in part
    assert "57 rows found so far" in part
    assert 'value="25"' in part
    assert "<main" not in part
    assert "line 1,500 of 6,000" in secretary.get(reverse("drafts")).content.decode()

    read_queued()
    told = secretary.get(at("sent-document", sent), headers={"HX-Request": "true", "HX-Target": "sent"})
    assert told.headers["HX-Redirect"] == reverse("draft", kwargs={"uid": ImportDraft.objects.get().uid})
    assert secretary.get(at("sent-document", sent)).status_code == 303


def test_a_short_document_is_a_draft_before_the_page_comes(secretary: Client, reader: None) -> None:
    answer = secretary.post(reverse("import-document"), {"file": SimpleUploadedFile("plan.txt", TEXT.encode())})

    assert answer.headers["Location"] == reverse("draft", kwargs={"uid": ImportDraft.objects.get().uid})


def test_a_document_is_seen_by_its_unit_alone(cast: Any, sent: SentDocument) -> None:
    for who in (cast.other_district_secretary, cast.principal, cast.counsellor):
        other = signed_in(who)
        assert other.get(at("sent-document", sent)).status_code == 404
        assert other.post(at("throw-sent-away", sent)).status_code == 404
        assert "plan.txt" not in other.get(reverse("drafts")).content.decode()


def test_what_is_thrown_away_while_it_is_read_comes_to_nothing(sent: SentDocument, secretary: Client) -> None:
    taking_in.take_up(sent.pk)
    taken = read_through(sent, lambda *_said: None)

    assert secretary.post(at("throw-sent-away", sent)).status_code == 303

    with pytest.raises(drafting.ReadAlready):
        drafting.keep_draft(JOB, sent.pk, taken, now=NOW)
    assert not ImportDraft.objects.exists()


def test_old_documents_are_forgotten_and_their_drafts_stay(cast: Any, sent: SentDocument) -> None:
    read_queued()
    left = taking_in.send_document(cast.district_secretary, PAPER, submission=None, now=NOW)

    SentDocument.objects.filter(pk=sent.pk).update(ended_at=NOW)
    assert taking_in.forget_old(JOB, now=NOW + timedelta(days=2)) == 1
    assert SentDocument.objects.get().pk == left.pk
    assert taking_in.forget_old(JOB, now=NOW + timedelta(days=8)) == 1
    assert ImportDraft.objects.count() == 1


def test_progress_is_written_each_half_second_and_ends_what_takes_too_long() -> None:
    heard: list[int] = []
    times = iter([0.0, 0.0, EACH_S / 2, EACH_S, LONGEST_S + 1])
    progress = Progress(lambda _step, done, _total, _found: heard.append(done), lambda: next(times))

    for done in (1, 2, 3):
        progress("rows", done, 9, 0)
    with pytest.raises(Refused) as refused:
        progress("rows", 4, 9, 0)

    assert heard == [1, 3]
    assert refused.value.refusal.code == "document.took_too_long"
