"""The calendar feed: a secret opens the dates of one unit, as long as its holder belongs there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from tests.support.cast import NOW, TODAY, task_key
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.people.api import Account, Appointment
from umay.places.api import UnitMissing
from umay.programme import api as programme
from umay.programme.actions.feeds import make_feed, revoke_feed
from umay.programme.models import FeedToken
from umay.programme.queries.feeds import feed_calendar, own_feeds

SITE = "https://umay.example"


def events(secret: str, today: date = TODAY) -> dict[str, Any]:
    calendar = feed_calendar(secret, site=SITE, today=today)
    assert calendar is not None
    return {event.title: event for event in calendar.events}


def test_a_secret_opens_all_dates_of_the_school_year(adopted: Any, cast: Any) -> None:
    secret = make_feed(cast.counsellor, language="en", now=NOW)

    found = feed_calendar(secret, site=SITE, today=TODAY)

    assert found is not None
    assert found.name == "Duties of First School"
    reports = [event.day for event in found.events if event.title == "Send the monthly report"]
    assert min(reports).month == 8 or min(reports).month == 9
    assert max(reports) > date(2027, 5, 1)
    assert len({event.uid for event in found.events}) == len(found.events)
    assert all(event.address.startswith(f"{SITE}/tasks/") for event in found.events)


def test_an_event_keeps_its_id_when_something_is_recorded(adopted: Any, cast: Any) -> None:
    secret = make_feed(cast.counsellor, language="en", now=NOW)
    before = events(secret)["Write a security plan"]
    programme.record_done(cast.counsellor, task_key(cast.school, "graded"), done_on=TODAY, figures={}, note="", today=TODAY, now=NOW)

    assert events(secret)["Done: Write a security plan"].uid == before.uid


def test_only_a_hash_is_kept_and_the_audit_names_no_secret(adopted: Any, cast: Any) -> None:
    secret = make_feed(cast.counsellor, language="en", now=NOW)

    row = FeedToken.objects.get()
    assert secret not in str(vars(row))
    assert row.person_id == cast.counsellor.person_id
    entry = AuditEntry.objects.get(verb="feed.made")
    assert entry.subject == str(row.uid)
    assert secret not in str(entry.detail)


def test_a_new_address_ends_the_one_before(adopted: Any, cast: Any) -> None:
    old = make_feed(cast.counsellor, language="en", now=NOW)
    new = make_feed(cast.counsellor, language="tr", now=NOW)

    assert feed_calendar(old, site=SITE, today=TODAY) is None
    assert feed_calendar(new, site=SITE, today=TODAY) is not None
    assert len(own_feeds(cast.counsellor)) == 1


def test_an_ended_address_opens_nothing_and_nobody_ends_that_of_another(adopted: Any, cast: Any) -> None:
    secret = make_feed(cast.counsellor, language="en", now=NOW)
    uid = FeedToken.objects.get().uid

    with pytest.raises(FeedToken.DoesNotExist):
        revoke_feed(cast.principal, uid, now=NOW)
    assert feed_calendar(secret, site=SITE, today=TODAY) is not None

    revoke_feed(cast.counsellor, uid, now=NOW)
    revoke_feed(cast.counsellor, uid, now=NOW + timedelta(days=1))
    assert feed_calendar(secret, site=SITE, today=TODAY) is None
    assert FeedToken.objects.get().revoked_at == NOW
    assert AuditEntry.objects.filter(verb="feed.revoked", subject=str(uid)).count() == 2


def test_it_ends_with_the_appointment(adopted: Any, cast: Any) -> None:
    secret = make_feed(cast.counsellor, language="en", now=NOW)
    with scoped(cast.job, "appointment.ended"):
        Appointment.objects.filter(person_id=cast.counsellor.person_id).delete()

    assert feed_calendar(secret, site=SITE, today=TODAY) is None


def test_it_ends_with_the_account(adopted: Any, cast: Any) -> None:
    secret = make_feed(cast.counsellor, language="en", now=NOW)
    Account.objects.filter(person_id=cast.counsellor.person_id).update(is_active=False)

    assert feed_calendar(secret, site=SITE, today=TODAY) is None


@pytest.mark.parametrize("secret", ["", "nothing", "x" * 5000, "ı\x00"])
def test_what_is_no_secret_opens_nothing(adopted: Any, cast: Any, secret: str) -> None:
    make_feed(cast.counsellor, language="en", now=NOW)

    assert feed_calendar(secret, site=SITE, today=TODAY) is None


def test_nobody_makes_an_address(cast: Any) -> None:
    with pytest.raises(UnitMissing):
        make_feed(cast.nobody, language="en", now=NOW)


@pytest.mark.django_db(transaction=True)
def test_who_may_not_read_tasks_makes_no_address(cast: Any) -> None:
    with pytest.raises(Refused):
        make_feed(cast.administrator, language="en", now=NOW)
    assert not FeedToken.objects.exists()


def test_a_calendar_program_reads_it_without_signing_in(client: Client, adopted: Any, cast: Any) -> None:
    secret = make_feed(cast.counsellor, language="tr", now=NOW)

    answer = client.get(f"/feeds/{secret}/umay.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert calendar.walk("VEVENT")
    assert not calendar.walk("VALARM")
    assert calendar.walk("VEVENT")[0]["SUMMARY"].params["LANGUAGE"] == "tr-TR"
    assert not answer.cookies


def test_a_wrong_secret_is_answered_like_a_page_that_is_not_there(client: Client, adopted: Any, cast: Any) -> None:
    assert client.get("/feeds/wrong/umay.ics").status_code == 404
    assert client.post("/feeds/wrong/umay.ics").status_code == 405


def test_the_page_shows_a_new_address_once(client: Client, adopted: Any, cast: Any) -> None:
    account = Account.objects.get(person_id=cast.counsellor.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")

    made = client.post("/calendar/feeds/make/").content.decode()
    later = client.get("/calendar/feeds/").content.decode()

    assert "webcal://testserver/feeds/" in made
    assert "/umay.ics" not in later
    assert "First School" in later
