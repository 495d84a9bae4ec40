"""Days that no calendar knows are asked of whom they concern, dated for that unit alone, carried over; a new calendar moves them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import CALENDAR, COUNTRY, NOW, PACK, TODAY, YEAR, task_key
from umay.core.api import JOB
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.people.api import Account
from umay.places import api as places
from umay.programme import api as programme
from umay.programme.models import SaidDay
from umay.programme.queries.asked_dates import asked_dates_page, unsaid_days
from umay.programme.rules import asked_dates as rules
from umay.programme.tasks import follow_calendar

CYCLE = {"kind": "every_n", "n": 4, "unit": "year", "min": True}
AFTER = {"kind": "relative_event", "event": "board_meeting", "dir": "after", "n": 1, "unit": "working_day", "bound": "nth_period"}
LAST_DONE = "last_done:inform"
YEAR_ROUND = (date(2026, 8, 1), date(2027, 7, 31))


@pytest.fixture
def waiting(cast):
    """A programme in which schools do one thing every four years and one after the board's meeting, adopted by the ministry."""
    forms = {"inform": CYCLE, "report": AFTER}
    changed = [{**one, "timing": forms.get(one["id"], one["timing"])} for one in PACK["obligations"]]
    pack = packs.pack_from_document({**PACK, "obligations": changed})
    version = programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)
    return programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], now=NOW)


def due_days(actor, unit, code: str) -> list[tuple[int, date]]:
    lines = programme.task_lines(actor, unit.uid, first=YEAR_ROUND[0], last=YEAR_ROUND[1], today=TODAY, lang="en")
    return [(line.ordinal, line.due_on) for line in lines if line.code == code]


def say(actor, adoption, name: str, day: date, ordinal: int = 1) -> int:
    return programme.say_day(actor, adoption.uid, name=name, ordinal=ordinal, day=day, today=TODAY, now=NOW)


def refused_code(actor, adoption, name: str, day: date, ordinal: int = 1) -> str:
    with pytest.raises(Refused) as refused:
        say(actor, adoption, name, day, ordinal)
    return str(refused.value.refusal.code)


def browser_of(actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_unit_is_asked_for_the_days_that_its_own_duties_count_from(cast, waiting):
    page = asked_dates_page(cast.principal, waiting.uid, lang="en")

    assert {one.name for one in page.days} == {"board_meeting", LAST_DONE}
    assert page.may_say
    assert due_days(cast.principal, cast.school, "report") == []
    assert asked_dates_page(cast.district_secretary, waiting.uid, lang="en").days == ()
    assert unsaid_days(waiting, cast.school.id) == 2


def test_a_day_dates_what_counts_from_it_for_that_unit_alone(cast, waiting):
    say(cast.principal, waiting, LAST_DONE, date(2023, 3, 1))
    say(cast.principal, waiting, "board_meeting", date(2026, 12, 4))

    assert due_days(cast.principal, cast.school, "inform") == [(1, date(2027, 3, 1))]
    assert due_days(cast.principal, cast.school, "report") == [(1, date(2026, 12, 7))]
    assert due_days(cast.principal_elsewhere, cast.other_school, "report") == []
    assert unsaid_days(waiting, cast.school.id) == 0
    assert AuditEntry.objects.filter(verb="programme.day_said").count() == 2


def test_a_day_is_corrected_and_another_meeting_adds_one(cast, waiting):
    say(cast.principal, waiting, "board_meeting", date(2026, 12, 4))
    say(cast.principal, waiting, "board_meeting", date(2026, 12, 11))
    say(cast.principal, waiting, "board_meeting", date(2027, 2, 5), ordinal=2)

    assert due_days(cast.principal, cast.school, "report") == [(1, date(2026, 12, 14)), (2, date(2027, 2, 8))]


def test_what_was_recorded_keeps_its_date_when_the_day_is_corrected(cast, waiting):
    say(cast.principal, waiting, "board_meeting", date(2026, 12, 4))
    programme.decline(cast.principal, task_key(cast.school, "report"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    say(cast.principal, waiting, "board_meeting", date(2026, 12, 11))

    assert due_days(cast.principal, cast.school, "report") == [(1, date(2026, 12, 7))]


def test_only_what_is_asked_for_is_kept_and_only_from_whom_it_is_asked(cast, waiting):
    say(cast.principal, waiting, "board_meeting", date(2026, 12, 4))

    assert refused_code(cast.principal, waiting, "no_such_day", TODAY) == "event.not_asked"
    assert refused_code(cast.principal, waiting, "board_meeting", TODAY, ordinal=3) == "event.not_asked"
    assert refused_code(cast.principal, waiting, "board_meeting", date(2026, 12, 4), ordinal=2) == "event.same_day"
    assert refused_code(cast.principal, waiting, LAST_DONE, TODAY + timedelta(days=1)) == "event.not_done_yet"
    assert refused_code(cast.principal, waiting, "board_meeting", TODAY + timedelta(days=800), ordinal=2) == "event.too_far"
    assert refused_code(cast.district_secretary, waiting, "board_meeting", TODAY) == "event.not_asked"
    programme.withdraw(cast.ministry, waiting.uid, now=NOW)
    assert refused_code(cast.principal, waiting, "board_meeting", TODAY) == "adoption.already_withdrawn"


def test_when_it_was_last_done_is_carried_to_the_next_year(cast, waiting):
    programme.withdraw(cast.ministry, waiting.uid, now=NOW)
    version = programme.publish_pack(JOB, own_cycle(), place=cast.district.place, origin="imported", now=NOW)
    first = programme.adopt(cast.principal, version.uid, unit_uid=cast.school.uid, school_year=YEAR, shifts=[], now=NOW)
    say(cast.principal, first, LAST_DONE, date(2024, 3, 1))
    later = {**CALENDAR, "window": ["2027-08-01", "2028-07-31"], "school_year": ["2027-09-01", "2028-06-15"], "terms": []}
    place = cast.nation.place
    places.record_calendar(JOB, country=COUNTRY, school_year=YEAR + 1, data=later, area_id=None, assumed=True, place=place, now=NOW)

    again = programme.adopt(cast.principal, version.uid, unit_uid=cast.school.uid, school_year=YEAR + 1, shifts=[], now=NOW)

    assert list(SaidDay.objects.filter(adoption=again).values_list("name", "day")) == [(LAST_DONE, date(2024, 3, 1))]
    lines = programme.task_lines(cast.principal, cast.school.uid, first=date(2028, 1, 1), last=date(2028, 7, 1), today=TODAY, lang="en")
    assert [line.due_on for line in lines if line.code == "inform"] == [date(2028, 3, 1)]


def own_cycle():
    cycle = {**PACK["obligations"][0], "timing": CYCLE}
    return packs.pack_from_document({**PACK, "pack": "own-cycle", "obligations": [cycle], "contradictions": []})


def test_a_new_calendar_moves_the_dates_that_lie_ahead(cast, waiting):
    say(cast.principal, waiting, "board_meeting", date(2026, 12, 4))
    holidays = {**CALENDAR["public_holidays_in_window"], "2026-12-07": "A new holiday"}
    calendar = places.record_calendar(
        JOB, country=COUNTRY, school_year=YEAR, data={**CALENDAR, "public_holidays_in_window": holidays},
        area_id=None, assumed=False, place=cast.nation.place, now=NOW + timedelta(hours=1),
    )  # fmt: skip

    follow_calendar.func(calendar.pk)

    assert due_days(cast.principal, cast.school, "report") == [(1, date(2026, 12, 8))]


@pytest.mark.django_db(transaction=True)
def test_a_double_click_writes_the_day_down_once(cast, waiting, at_once):
    assert at_once(3, lambda: say(cast.principal, waiting, "board_meeting", date(2026, 12, 4))) == ["ok"] * 3
    assert due_days(cast.principal, cast.school, "report") == [(1, date(2026, 12, 7))]


def test_days_are_written_down_in_the_browser_and_wrong_ones_come_back(cast, waiting):
    browser = browser_of(cast.principal)
    where = f"/adoptions/{waiting.uid}/dates/"

    wrong = browser.post(f"{where}keep/", {"name": "board_meeting", "ordinal": "1", "board_meeting-1-day": "tomorrow"})
    right = browser.post(f"{where}keep/", {"name": "board_meeting", "ordinal": "1", "board_meeting-1-day": "2026-12-04"}, follow=True)

    assert wrong.status_code == 422
    assert "tomorrow" in wrong.content.decode()
    assert right.status_code == 200
    assert browser.post(f"{where}keep/", {"name": "board_meeting", "ordinal": "x"}).status_code == 404
    assert due_days(cast.principal, cast.school, "report") == [(1, date(2026, 12, 7))]


def test_an_adoption_is_ended_in_the_browser_by_whose_it_is(cast, waiting):
    assert browser_of(cast.principal).post(f"/adoptions/{waiting.uid}/end/").status_code == 403

    answer = browser_of(cast.ministry).post(f"/adoptions/{waiting.uid}/end/", follow=True)

    assert answer.status_code == 200
    waiting.refresh_from_db()
    assert waiting.withdrawn_at is not None


DAYS = st.dictionaries(st.integers(1, 4), st.dates(), max_size=4)


@given(DAYS, DAYS)
def test_a_duty_that_counts_from_two_days_is_dated_only_where_both_were_said(first, second):
    found = rules.occurrences(("a", "b"), {"a": first, "b": second})

    assert set(found) == set(first) & set(second)
    assert all(events == {"a": first[ordinal], "b": second[ordinal]} for ordinal, events in found.items())
