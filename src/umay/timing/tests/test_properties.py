from __future__ import annotations

import ast
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from umay.timing import api, readers, writers
from umay.timing import values as v
from umay.timing.calendars import Calendar
from umay.timing.tests.strategies import timings
from umay.timing.vocabulary import EVENTS

YEAR = (date(2026, 9, 1), date(2027, 8, 31))
TERMS = ((date(2026, 9, 14), date(2027, 1, 22)), (date(2027, 2, 8), date(2027, 6, 25)))
ROOM = Path(readers.__file__).parents[1]
SPOKEN = tuple(lang for lang in readers.LANGUAGES if find_spec(f"umay.timing.readers.{lang}") and find_spec(f"umay.timing.writers.{lang}"))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    holidays = draw(st.sets(st.dates(*YEAR), max_size=12))
    return Calendar(
        window=YEAR,
        school_year=(TERMS[0][0], TERMS[1][1]),
        terms=TERMS if draw(st.booleans()) else (),
        holidays=dict.fromkeys(holidays, "holiday"),
        week_reading=draw(st.sampled_from(["days", "full_weeks"])),
        shift=draw(st.sampled_from(["none", "forward", "backward"])),
    )


EVENT_DAYS = st.dictionaries(st.sampled_from(sorted(EVENTS)), st.dates(*YEAR), max_size=6)
YEARS = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@given(timings(), calendars(), EVENT_DAYS)
@YEARS
def test_a_date_is_the_last_day_of_its_window(timing: v.Timing, calendar: Calendar, events: dict[str, date]) -> None:
    for due in api.expand(timing, calendar, events, any_year=True):
        assert due.window is None or due.window[0] <= due.window[1] == due.due


@given(timings(), calendars(), EVENT_DAYS)
@YEARS
def test_a_year_is_the_union_of_its_months(timing: v.Timing, calendar: Calendar, events: dict[str, date]) -> None:
    starts = [date(2026 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(9, 22)]
    months = [(start, following - timedelta(days=1)) for start, following in pairwise(starts)]

    by_month = [due for month in months for due in api.expand(timing, calendar, events, month)]

    assert by_month == list(api.expand(timing, calendar, events, YEAR))


@given(timings(), calendars(), EVENT_DAYS)
@YEARS
def test_dates_come_in_order_each_with_a_number_of_its_own(timing: v.Timing, calendar: Calendar, events: dict[str, date]) -> None:
    found = api.expand(timing, calendar, events, any_year=True)

    assert [due.due for due in found] == sorted(due.due for due in found)
    assert len({due.ordinal for due in found}) == len(found)


@given(timings(), calendars())
@YEARS
def test_nothing_falls_on_a_day_off_once_the_deployment_shifts(timing: v.Timing, calendar: Calendar) -> None:
    found = api.expand(timing, calendar)

    assert calendar.shift == "none" or all(calendar.is_working_day(due.due) for due in found)


@pytest.mark.parametrize("lang", SPOKEN)
@given(timing=timings())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example(timing=v.Termwise())
def test_what_is_written_reads_back_as_the_same(lang: str, timing: v.Timing) -> None:
    said = writers.write(timing, lang)

    assert readers.read(said, lang) == v.Reading(timing), said


@pytest.mark.parametrize("lang", SPOKEN)
@given(timings(), calendars(), EVENT_DAYS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_date_explains_itself(lang: str, timing: v.Timing, calendar: Calendar, events: dict[str, date]) -> None:
    for due in api.expand(timing, calendar, events, any_year=True)[:3]:
        why = writers.explain(due, lang)

        assert writers.say_date(due.due, lang) in why
        assert "None" not in why


@pytest.mark.parametrize("lang", SPOKEN)
@given(phrase=st.text(max_size=60) | st.text(alphabet="0123456789./-–: ,()%", max_size=30))
@settings(max_examples=80, deadline=None)
@example(phrase="")
@example(phrase="\x00")
@example(phrase="9" * 60)
def test_a_reader_answers_to_anything(lang: str, phrase: str) -> None:
    reading = readers.read(phrase, lang)

    assert (reading.timing is None) <= (reading.problem is not None)
    if reading.timing is not None:
        assert api.from_json(api.to_json(reading.timing)) == reading.timing
    writers.say_problem(reading, lang)


@pytest.mark.parametrize("code", ["zh-hant", "zh-Hans", "ZH", "zh_TW"])
def test_both_scripts_of_chinese_go_to_one_reader(code: str) -> None:
    assert readers.base_language(code) == "zh"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="tlh"):
        readers.read("every month", "tlh")


def test_nobody_here_reads_a_clock_or_rolls_dice() -> None:
    banned = {"today", "now", "utcnow", "random", "time.time", "monotonic", "getenv", "environ"}
    for path in ROOM.rglob("*.py"):
        if "tests" in path.relative_to(ROOM).parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert not banned & (used | imported), path.name
