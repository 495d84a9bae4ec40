"""Days that no calendar knows are asked for, kept once and carried over; a new calendar moves what lies ahead; an adoption can be ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import CALENDAR, COUNTRY, NOW, PACK, TODAY, YEAR
from umay.core.api import JOB
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.people.api import Account
from umay.places import api as places
from umay.programme import api as programme
from umay.programme.models import Due
from umay.programme.queries.asked_dates import asked_dates_page
from umay.programme.rules import asked_dates as rules
from umay.programme.tasks import follow_calendar
from umay.timing import api as timing

CYCLE = {"kind": "every_n", "n": 4, "unit": "year", "min": True}
AFTER = {"kind": "relative_event", "event": "board_meeting", "dir": "after", "n": 1, "unit": "working_day", "bound": "nth_period"}


@pytest.fixture
def waiting(cast):
    """A programme with a duty every four years and one after the board's meeting, adopted by the ministry."""
    first, second, *others = PACK["obligations"]
    changed = [{**first, "timing": CYCLE}, {**second, "timing": AFTER}, *others]
    pack = packs.pack_from_document({**PACK, "obligations": changed})
    version = programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)
    return programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], now=NOW)


def cycle_name() -> str:
    return f"last_done:{PACK['obligations'][0]['id']}"


def due_days(adoption, place: int) -> list[date]:
    return list(
        Due.objects.filter(obligation__adoption=adoption, obligation__code=PACK["obligations"][place]["id"]).values_list(
            "due_on", flat=True
        )
    )


def say(cast, adoption, name: str, day: date) -> int:
    return programme.date_event(cast.ministry, adoption.uid, event=name, day=day, today=TODAY, now=NOW)


def browser_of(actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def refused_code(act, *arguments) -> str:
    with pytest.raises(Refused) as refused:
        act(*arguments)
    return str(refused.value.refusal.code)


def test_a_programme_asks_for_the_days_that_no_calendar_knows(cast, waiting):
    page = asked_dates_page(cast.ministry, waiting.uid, lang="en")

    assert {one.name for one in page.days} == {"board_meeting", cycle_name()}
    assert page.may_say
    assert due_days(waiting, 0) == due_days(waiting, 1) == []


def test_a_day_that_was_said_dates_what_counts_from_it(cast, waiting):
    say(cast, waiting, cycle_name(), date(2023, 3, 1))
    say(cast, waiting, "board_meeting", date(2026, 12, 4))

    assert due_days(waiting, 0) == [date(2027, 3, 1)]
    assert due_days(waiting, 1) == [date(2026, 12, 7)]
    assert [one.day for one in asked_dates_page(cast.ministry, waiting.uid, lang="en").days].count(None) == 0


def test_a_day_said_anew_moves_what_lies_ahead(cast, waiting):
    say(cast, waiting, "board_meeting", date(2026, 12, 4))
    say(cast, waiting, "board_meeting", date(2026, 12, 11))

    assert due_days(waiting, 1) == [date(2026, 12, 14)]


def test_only_what_is_asked_for_is_kept_and_only_from_whom_it_is_asked(cast, waiting):
    assert refused_code(say, cast, waiting, "no_such_day", TODAY) == "event.not_asked"
    assert refused_code(say, cast, waiting, cycle_name(), TODAY + timedelta(days=1)) == "event.not_done_yet"
    assert refused_code(say, cast, waiting, "board_meeting", TODAY + timedelta(days=800)) == "event.too_far"
    with pytest.raises(Refused) as refused:
        programme.date_event(cast.principal, waiting.uid, event="board_meeting", day=TODAY, today=TODAY, now=NOW)
    assert refused.value.refusal.code == "access.not_granted"
    assert not asked_dates_page(cast.principal, waiting.uid, lang="en").may_say


def test_when_it_was_last_done_is_carried_to_the_next_year(cast, waiting):
    say(cast, waiting, cycle_name(), date(2023, 3, 1))
    later = {**CALENDAR, "window": ["2027-08-01", "2028-07-31"], "school_year": ["2027-09-01", "2028-06-15"], "terms": []}
    places.record_calendar(
        JOB, country=COUNTRY, school_year=YEAR + 1, data=later, area_id=None, assumed=True, place=cast.nation.place, now=NOW
    )

    again = programme.adopt(cast.ministry, waiting.pack.uid, unit_uid=cast.nation.uid, school_year=YEAR + 1, shifts=[], now=NOW)

    assert again.events == {cycle_name(): "2023-03-01"}
    assert due_days(again, 0) == [date(2027, 3, 1)]


def test_a_new_calendar_moves_the_dates_that_lie_ahead(cast, waiting):
    say(cast, waiting, "board_meeting", date(2026, 12, 4))
    holidays = {**CALENDAR["public_holidays_in_window"], "2026-12-07": "A new holiday"}
    calendar = places.record_calendar(
        JOB, country=COUNTRY, school_year=YEAR, data={**CALENDAR, "public_holidays_in_window": holidays},
        area_id=None, assumed=False, place=cast.nation.place, now=NOW + timedelta(hours=1),
    )  # fmt: skip

    follow_calendar.func(calendar.pk)

    assert due_days(waiting, 1) == [date(2026, 12, 8)]


def test_days_are_written_down_in_the_browser_and_wrong_ones_come_back(cast, waiting):
    browser = browser_of(cast.ministry)
    where = f"/adoptions/{waiting.uid}/dates/"

    wrong = browser.post(f"{where}keep/", {"name": "board_meeting", "board_meeting-day": "tomorrow"})
    right = browser.post(f"{where}keep/", {"name": "board_meeting", "board_meeting-day": "2026-12-04"}, follow=True)

    assert wrong.status_code == 422
    assert "tomorrow" in wrong.content.decode()
    assert right.status_code == 200
    assert due_days(waiting, 1) == [date(2026, 12, 7)]


def test_an_adoption_is_ended_in_the_browser_by_whose_it_is(cast, waiting):
    assert browser_of(cast.principal).post(f"/adoptions/{waiting.uid}/end/").status_code == 403

    answer = browser_of(cast.ministry).post(f"/adoptions/{waiting.uid}/end/", follow=True)

    assert answer.status_code == 200
    waiting.refresh_from_db()
    assert waiting.withdrawn_at is not None


@given(st.dictionaries(st.sampled_from(["board_meeting", "last_done:a", "last_done:b", "workshop"]), st.dates().map(date.isoformat)))
def test_when_another_duty_was_last_done_dates_nothing_here(kept):
    known = rules.known_days(kept, "a")

    assert set(known) == {name for name in kept if not name.startswith("last_done:")} | (
        {timing.LAST_DONE} if "last_done:a" in kept else set()
    )
