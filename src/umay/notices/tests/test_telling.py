"""Telling: with the deed or not at all, once, counts only, and as the person wishes to be written to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import NOW, TODAY
from umay.core.api import JOB
from umay.notices.actions import outbox
from umay.notices.actions.reading import read_all, read_notice
from umay.notices.api import tell, unread_count
from umay.notices.models import Notice, Outbox, SendState
from umay.notices.queries.own import notices_page
from umay.notices.rules.mailing import FIRST_WAIT, LONGEST_WAIT, first_at, wait_after
from umay.people.api import Account

AT_ONCE = {"link": "/day/", "at": NOW}


def wish(actor: Any, digest: str) -> None:
    Account.objects.filter(person_id=actor.person_id).update(digest=digest)


def test_what_was_told_goes_with_the_deed(cast: Any) -> None:
    with pytest.raises(RuntimeError, match="undone"), transaction.atomic():
        tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)
        raise RuntimeError("undone")

    assert not Notice.objects.exists()
    assert not Outbox.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_telling_outside_of_a_deed_is_a_mistake(cast: Any) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)


def test_nobody_is_told_of_their_own_deed(cast: Any) -> None:
    assert tell(cast.principal, [cast.principal.person_id, cast.counsellor.person_id], "task.sent_back", **AT_ONCE) == 1
    assert Notice.objects.get().person_id == cast.counsellor.person_id


def test_the_same_key_is_told_once_and_its_counts_add_up(cast: Any) -> None:
    for _ in range(2):
        tell(JOB, [cast.principal.person_id], "tasks.day", key="day/2026-11-20", counts={"week": 2}, **AT_ONCE)
    tell(JOB, [cast.principal.person_id], "tasks.day", key="day/2026-11-21", counts={"week": 1}, **AT_ONCE)

    assert [row.counts for row in Notice.objects.order_by("pk")] == [{"week": 4}, {"week": 1}]
    assert Outbox.objects.count() == 2


@pytest.mark.parametrize(
    ("code", "link", "counts"),
    [
        ("Sent back", "/day/", {}),
        ("task.sent_back", "https://evil.example/", {}),
        ("task.sent_back", "//evil.example/", {}),
        ("task.sent_back", "/\\evil.example", {}),
        ("task.sent_back", "/day/\r\nBcc: x", {}),
        ("task.sent_back", "/" + "a" * 400, {}),
        ("task.sent_back", "/day/", {"child": "Name"}),
        ("task.sent_back", "/day/", {"yes": True}),
    ],
)
def test_a_notice_holds_nothing_but_a_code_a_page_and_counts(cast: Any, code: str, link: str, counts: Any) -> None:
    with pytest.raises(ValueError, match="notice"):
        tell(JOB, [cast.principal.person_id], code, link=link, at=NOW, counts=counts)


@pytest.mark.parametrize(
    ("digest", "due"),
    [("at_once", "2026-11-20 09:00"), ("daily", "2026-11-21 07:00"), ("weekly", "2026-11-23 07:00")],
)
def test_everybody_is_written_to_as_they_wish(cast: Any, digest: str, due: str) -> None:
    wish(cast.principal, digest)

    tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)

    # the digest is put together at three in the morning; the quiet hours end at seven
    assert f"{Outbox.objects.get().next_at:%Y-%m-%d %H:%M}" == due


def test_who_wishes_no_mail_is_told_in_umay_alone(cast: Any) -> None:
    wish(cast.principal, "never")

    tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)

    assert unread_count(cast.principal) == 1
    assert not Outbox.objects.exists()


@given(st.datetimes(timezones=st.just(NOW.tzinfo)), st.sampled_from(["at_once", "daily", "weekly"]))
def test_a_message_is_never_due_before_it_was_told_and_at_most_a_week_later(told_at: Any, digest: str) -> None:
    if told_at.year > 9990:
        return
    due = first_at(digest, told_at)

    assert due is not None
    assert timedelta(0) <= due - told_at <= timedelta(days=7)
    assert digest != "weekly" or due.weekday() == 0


@given(st.integers(1, 1000))
def test_waiting_grows_and_has_an_end(tries: int) -> None:
    assert FIRST_WAIT <= wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT


def test_one_reads_ones_own_notices_only(cast: Any) -> None:
    tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)
    row = Notice.objects.get()

    assert notices_page(cast.counsellor, today=TODAY).lines == ()
    assert notices_page(cast.nobody, today=TODAY).lines == ()
    with pytest.raises(Notice.DoesNotExist):
        read_notice(cast.counsellor, row.uid, now=NOW)
    assert unread_count(cast.principal) == 1


def test_what_was_read_needs_no_mail_any_more(cast: Any) -> None:
    tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)
    tell(JOB, [cast.principal.person_id], "tasks.day", **AT_ONCE)

    read_notice(cast.principal, Notice.objects.order_by("pk")[0].uid, now=NOW)
    assert Outbox.objects.count() == 1
    assert read_all(cast.principal, now=NOW) == 1
    assert not Outbox.objects.exists()
    assert unread_count(cast.principal) == 0


def test_the_page_says_what_is_new_and_leads_there(client: Client, cast: Any) -> None:
    client.force_login(
        Account.objects.get(person_id=cast.principal.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    tell(JOB, [cast.principal.person_id], "tasks.day", link="/calendar/", at=NOW, counts={"week": 2, "tomorrow": 1})

    page = client.get("/notices/").content.decode()
    assert "2 duties fall due within a week." in page
    assert "1 duty falls due by tomorrow." in page
    assert "more than a week late" not in page
    answer = client.post(f"/notices/{Notice.objects.get().uid}/open/")
    assert answer.status_code == 303
    assert answer["Location"] == "/calendar/"
    assert unread_count(cast.principal) == 0


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("tasks.day", {"week": 1}), ("tasks.day", {"tomorrow": 1}), ("tasks.day", {"below": 3}), ("tasks.day", {}), ("task.sent_back", {}),
        ("agreement.expiring", {}), ("glass.broken", {}), ("something.else", {}),
    ],
)  # fmt: skip
def test_every_notice_has_words_whatever_it_counts(client: Client, cast: Any, code: str, counts: dict[str, int]) -> None:
    client.force_login(
        Account.objects.get(person_id=cast.principal.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    tell(JOB, [cast.principal.person_id], code, counts=counts, **AT_ONCE)

    assert client.get("/notices/").status_code == 200


def test_a_long_list_is_paged(cast: Any) -> None:
    for _ in range(65):
        tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)

    first = notices_page(cast.principal, today=TODAY)
    second = notices_page(cast.principal, today=TODAY, before=first.older)

    assert [(one.times, one.area, one.is_new) for one in first.lines + second.lines] == [(60, "task", True), (5, "task", True)]
    assert second.older == ""


def test_what_is_alike_is_one_line_that_is_read_at_once(cast: Any) -> None:
    for code in ("task.sent_back", "task.sent_back", "agreement.expiring", "task.sent_back"):
        tell(JOB, [cast.principal.person_id], code, **AT_ONCE)

    newest, other, oldest = notices_page(cast.principal, today=TODAY).lines
    assert (newest.times, other.times, oldest.times) == (1, 1, 2)

    read_notice(cast.principal, newest.uid, now=NOW)
    assert [one.is_new for one in notices_page(cast.principal, today=TODAY).lines] == [False, True, False]


def test_what_is_old_is_forgotten_with_what_was_sent(cast: Any) -> None:
    tell(JOB, [cast.principal.person_id], "task.sent_back", **AT_ONCE)

    assert outbox.forget_old(NOW) == 0
    assert outbox.forget_old(NOW + timedelta(seconds=1)) == 2
    assert not Outbox.objects.filter(state=SendState.WAITING).exists()
