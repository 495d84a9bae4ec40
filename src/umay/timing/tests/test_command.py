from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from umay.timing import command

ONE_YEAR: dict[str, Any] = {
    "school_year": ["2026-09-14", "2027-06-25"],
    "window": ["2026-07-01", "2027-06-30"],
    "terms": [["2026-09-14", "2027-01-22"], ["2027-02-08", "2027-06-25"]],
    "weekend": ["SA", "SU"],
    "public_holidays_in_window": {"2026-10-29": "Republic Day"},
}


def _asked(phrase: str, lang: str = "tr", **events: date) -> command.Answer:
    find = command.calendars_of(ONE_YEAR, "", 2026)
    return command.answer(command.Question(phrase, lang, find(""), events))


def test_the_answer_has_the_keys_of_the_contract() -> None:
    found = _asked("Eylül ve Şubat aylarının ilk haftasında")

    assert list(found) == ["phrase", "lang", "norm", "sentence", "dates", "problem"]
    assert found["norm"] == {"kind": "nth_week_of_month", "months": [9, 2], "week": 1}
    assert [(each["window"], each["due"]) for each in found["dates"]] == [
        (["2026-09-01", "2026-09-07"], "2026-09-07"),
        (["2027-02-01", "2027-02-07"], "2027-02-07"),
    ]
    assert all(each["why"] for each in found["dates"])
    assert found["problem"] is None
    assert json.loads(json.dumps(found)) == found


def test_a_date_hangs_on_the_event_that_was_given_and_else_says_what_it_waits_for() -> None:
    phrase = "toplantıyı izleyen ilk iş günü"

    assert [each["due"] for each in _asked(phrase, meeting=date(2026, 10, 28))["dates"]] == ["2026-10-30"]
    assert _asked(phrase)["dates"] == []
    assert _asked(phrase)["waits_for"] == ["meeting"]


def test_what_cannot_be_read_has_no_norm_and_a_problem_in_words() -> None:
    for phrase in ("31 Şubat", "", "5326 sayılı Kanun"):
        found = _asked(phrase)

        assert (found["norm"], found["sentence"], found["dates"]) == (None, None, [])
        assert found["problem"]


def test_a_batch_answers_line_by_line_and_goes_on_after_a_bad_one() -> None:
    lines = [
        json.dumps({"phrase": "her ayın 25'ine kadar", "lang": "tr"}),
        "not json",
        "",
        json.dumps({"phrase": "her ay"}),
        json.dumps({"phrase": "her ay", "lang": "tlh"}),
        json.dumps({"phrase": "toplantıdan 3 gün önce", "lang": "tr", "events": {"meeting": "3 September"}}),
        json.dumps({"phrase": "her ay", "lang": "tr", "country": "xx"}),
    ]

    found = list(command.answer_batch(lines, None, command.calendars_of(None, "", 2026)))

    assert [bool(each["norm"]) for each in found] == [True, False, False, False, False, False]
    assert [(each["problem"] or "").partition(":")[0] for each in found] == ["", "line 2", "line 4", "line 5", "line 6", "line 7"]


def test_a_calendar_file_may_hold_one_place_or_several_countries() -> None:
    several = {"note": "assumed", "AB": ONE_YEAR}

    assert command.calendars_of(ONE_YEAR, "", 2026)("") == command.calendars_of(several, "ab", 2026)("")
    with pytest.raises(command.AskedWrongly):
        command.calendars_of(several, "", 2026)("")
    with pytest.raises(ValueError, match=r"terms\[0\]"):
        command.calendars_of({**ONE_YEAR, "terms": [["2026-09-14"]]}, "", 2026)("")


@pytest.mark.parametrize("said", ["2026-2027", "2026-27", "2026/2027", "2026"])
def test_a_school_year_is_written_in_several_ways(said: str) -> None:
    assert command.read_school_year(said) == 2026


@pytest.mark.parametrize("said", ["2026-2028", "26-27", "next", "0001-0002"])
def test_a_school_year_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(command.AskedWrongly):
        command.read_school_year(said)


def test_a_person_reads_dates_line_by_line() -> None:
    text = command.as_text(_asked("her yıl Eylül ayında")).splitlines()

    assert text[2].startswith("2026-09-01 .. 2026-09-30  ")
    assert command.as_text(_asked("toplantıdan önce")).splitlines()[-1] == "needs --event meeting=YYYY-MM-DD"
