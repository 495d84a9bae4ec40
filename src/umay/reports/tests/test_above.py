"""What the office above sees: counts, never a report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.packs.api import default_response
from umay.people.api import Account
from umay.reports.actions import triage
from umay.reports.models import Report
from umay.reports.queries.above import above_page
from umay.reports.rules.ladder import Reader, team_of
from umay.reports.tests.telling_world import World, build, tell

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SEATS = default_response().team.seats


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def now() -> datetime:
    return datetime.now(UTC)


def browser(actor: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client


def refused(call: Any) -> str:
    with pytest.raises(Refused) as no:
        call()
    return no.value.refusal.code


def test_without_a_seated_reader_those_of_the_unit_read() -> None:
    def reader(person: int, function: str, seat: str) -> Reader:
        return Reader(person, function, {}, "school", 0, seat, has_key=True)

    assert [one.person_id for one in team_of([reader(1, "teacher", "x"), reader(2, "counsellor", "")])] == [2]


# What the office above sees


def test_the_office_above_sees_how_many_and_since_when(world: World) -> None:
    tell(now=now() - timedelta(hours=30))
    tell(danger=True)
    tell(now=now() - timedelta(hours=2))
    with scoped(world.cast.job):
        newest = Report.objects.filter(in_danger=False).order_by("-received_at")[0].pk
    triage.set_aside(world.cast.counsellor, newest, "test", now=now())

    (row,) = above_page(world.cast.district_secretary).rows

    assert row[0].startswith("First School")
    assert (row[1], row[2], row[3]) == ("1", "1", "2")
    assert row[-1].endswith(": 1")
    assert above_page(world.cast.province_coordinator).rows == above_page(world.cast.ministry).rows


@pytest.mark.parametrize(
    "who", ["principal", "counsellor", "principal_elsewhere", "other_district_secretary", "police_officer", "former", "nobody"]
)
def test_for_whom_the_unit_is_not_below_there_is_no_count(world: World, who: str) -> None:
    tell()

    assert above_page(getattr(world.cast, who)).rows == ()


def test_no_word_of_a_report_stands_on_the_page_above(world: World) -> None:
    tell()

    page = browser(world.cast.district_secretary).get("/reports/above/").content.decode()

    assert "First School" in page
    assert "CANARY" not in page


def test_the_notice_of_a_report_set_aside_leads_to_the_counts(world: World) -> None:
    from umay.notices.models import Notice
    from umay.reports.actions import calling

    tell()
    with scoped(world.cast.job):
        report = Report.objects.get().pk
    calling.tell_above(report, now=now())

    assert Notice.objects.get().link == "/reports/above/"


def test_an_officer_whom_a_report_names_does_not_find_it_in_the_counts(world: World) -> None:
    tell(now=now() - timedelta(hours=30))
    with scoped(world.cast.job):
        report = Report.objects.get().pk
    assert len(above_page(world.cast.district_secretary).rows) == 1

    triage.name_member(world.cast.counsellor, report, world.cast.district_secretary.person_id, now=now())

    assert above_page(world.cast.district_secretary).rows == ()
    assert len(above_page(world.cast.province_coordinator).rows) == 1


def test_an_officer_whom_a_report_names_is_not_told_that_it_was_set_aside(world: World) -> None:
    from umay.notices.models import Notice
    from umay.reports.actions import calling

    tell()
    with scoped(world.cast.job):
        report = Report.objects.get().pk
    triage.name_member(world.cast.counsellor, report, world.cast.district_secretary.person_id, now=now())
    triage.set_aside(world.cast.counsellor, report, "test", now=now())

    calling.tell_above(report, now=now())

    assert not Notice.objects.filter(code="report.set_aside").exists()
