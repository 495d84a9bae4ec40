"""When a standing duty is confirmed: schools owe nothing for a month in which no school is held, offices do."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import NOW, PACK, TODAY
from tests.support.cast import YEAR as THIS_YEAR
from umay.core.api import JOB
from umay.packs import api as packs
from umay.programme import api as programme
from umay.programme.rules import dating, standing
from umay.timing import api as timing

YEAR = timing.Calendar(
    window=(date(2026, 7, 1), date(2027, 6, 30)),
    school_year=(date(2026, 9, 7), date(2027, 6, 18)),
    terms=((date(2026, 9, 7), date(2027, 1, 22)), (date(2027, 2, 8), date(2027, 6, 18))),
)
DAILY = timing.EveryN(n=1, unit="school_day")


def months(confirm, *, at_school, form=DAILY):
    return [one.due_on.month for one in dating.dates(form, confirm, YEAR, {}, at_school=at_school)]


def test_a_daily_check_of_schools_is_not_owed_for_the_summer():
    assert months("month", at_school=True) == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6]


def test_an_office_confirms_the_summer_too():
    assert months("month", at_school=False) == [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]


def test_what_is_confirmed_at_the_end_of_each_term_is_not_touched():
    assert months("term", at_school=True) == months("term", at_school=False) == [1, 6]


def test_a_duty_with_a_date_of_its_own_is_owed_in_the_summer():
    assert months("none", at_school=True, form=timing.MonthDay(day=15, months=(8,), rel="by")) == [8]


def test_dates_keep_their_ordinals_when_the_summer_is_left_out():
    whole = {one.ordinal: one.due_on for one in dating.dates(DAILY, "month", YEAR, {})}

    assert all(whole[one.ordinal] == one.due_on for one in dating.dates(DAILY, "month", YEAR, {}, at_school=True))


@settings(max_examples=60)
@given(st.dates(YEAR.window[0], YEAR.window[1]), st.integers(1, 120))
def test_a_stretch_is_owed_exactly_when_school_is_held_on_a_day_of_it(opens_on, length):
    due_on = date.fromordinal(opens_on.toordinal() + length)
    held = any(YEAR.is_school_day(date.fromordinal(day)) for day in range(opens_on.toordinal(), due_on.toordinal() + 1))

    assert standing.is_owed_in(opens_on, due_on, YEAR) is held


def test_a_school_s_list_asks_nothing_of_the_summer_and_an_office_s_does(cast):
    content = deepcopy(PACK)
    watch = next(row for row in content["obligations"] if row["id"] == "watch")
    shared = deepcopy(watch) | {"id": "watch-office", "owners": [{"agency": "education", "level": "district"}], "confirm": "month"}
    content["obligations"] = [watch | {"confirm": "month"}, shared]
    content["contradictions"] = []
    version = programme.publish_pack(JOB, packs.pack_from_document(content), place=cast.nation.place, origin="builtin", now=NOW)
    programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=THIS_YEAR, shifts=[], now=NOW)
    summer = (date(2027, 7, 1), date(2027, 7, 31))

    def owed(unit, first, last):
        return [line.due_on.month for line in programme.task_lines(JOB, unit.uid, first=first, last=last, today=TODAY, lang="en")]

    assert owed(cast.district, date(2026, 8, 1), date(2027, 7, 31)).count(7) == len(owed(cast.district, *summer)) == 1
    assert owed(cast.school, *summer) == []
    assert 10 in owed(cast.school, date(2026, 8, 1), date(2027, 7, 31))
