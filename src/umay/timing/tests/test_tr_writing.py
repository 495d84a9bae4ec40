"""Turkish sentences for timings and due dates: each kind, each ending, and what is written reads back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from umay.timing.dues import Due, Note
from umay.timing.readers.tr import read
from umay.timing.tests.strategies import timings
from umay.timing.values import (
    AllOf,
    AnyOf,
    AsNeeded,
    BellWindow,
    Continuous,
    DateRange,
    Duration,
    EveryN,
    Immediate,
    MonthDay,
    NamedOccasion,
    NthWeekOfMonth,
    Reading,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    SingleYear,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
    WeeklyWindows,
    Window,
    YearlyMonths,
)
from umay.timing.vocabulary import EVENTS, OCCASIONS, REFERENCES
from umay.timing.writers import tr, tr_words

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")
SENTENCES: list[tuple[Timing, str]] = [
    (Continuous(), "sürekli"),
    (AsNeeded(), "ihtiyaç hâlinde"),
    (Immediate(), "ivedilikle"),
    (Vague("timely"), "zamanında"),
    (Reference("legislation"), "mevzuatta belirtilen sürede"),
    (EveryN(1, "year"), "yılda bir kez"),
    (EveryN(1, "year", 2, min=True), "yılda en az 2 kez"),
    (EveryN(3, "month"), "3 ayda bir"),
    (EveryN(1, "week", anchor="MO"), "her Pazartesi günü"),
    (EveryN(1, "month", anchor="end"), "her ayın sonunda"),
    (EveryN(1, "year", min=True, target=100), "yılda en az 100 katılımcı"),
    (YearlyMonths((9, 2)), "her yıl Eylül ve Şubat aylarında"),
    (YearlyMonths((9, 10), "any"), "her yıl Eylül-Ekim aylarında"),
    (YearlyMonths((6,), rel="from_start"), "her yıl Haziran ayından itibaren"),
    (NthWeekOfMonth((7,), 1, "at_latest"), "en geç Temmuz ayının ilk haftasında"),
    (MonthDay(25), "her ayın 25'ine kadar"),
    (MonthDay(15, (6,)), "her yıl 15 Haziran'a kadar"),
    (MonthDay(3, (12,), "on"), "her yıl 3 Aralık gününde"),
    (MonthDay("last", (6,)), "Haziran ayının son gününe kadar"),
    (MonthDay(5, reports_on="previous_month"), "her ayın 5'ine kadar (bir önceki aya ait)"),
    (RelativeEvent("meeting", "after", 1, "working_day", "nth_period"), "toplantıyı izleyen ilk iş günü"),
    (RelativeEvent("meeting", "before", 3, "calendar_day", "at_latest"), "toplantıdan en az 3 gün önce"),
    (RelativeEvent("incident", "within", 24, "hour"), "olaydan itibaren 24 saat içinde"),
    (RelativeEvent("savcılığa intikal edene", "until"), "savcılığa intikal edene kadar"),
    (DateRange("2023", "open", "school_year"), "2023-2024 eğitim öğretim yılından itibaren"),
    (DateRange("2025-09-01", "open", "day"), "1 Eylül 2025 tarihinden itibaren"),
    (DateRange("--10-01", "open", "day"), "1 Ekim tarihinden itibaren"),
    (DateRange("--09-01", "--09-15", "day"), "1 Eylül – 15 Eylül tarihleri arasında"),
    (WeeklyWindows((Window(WEEKDAYS, "08:00", "17:00"),)), "hafta içi saat 08:00-17:00"),
    (BellWindow(("school_entry", "school_exit")), "okul giriş ve çıkış saatlerinde"),
    (TermWeeks(3, 7, ("A", "B")), "dönemin 3-7. haftalarında (sırayla A, B)"),
    (DateRange("2021-01", "2021-04", "month", "1"), "2021 yılı 1. dört aylık dönem"),
    (DateRange("2023", "2024", "school_year"), "2023-2024 eğitim öğretim yılı"),
    (DateRange("2021-07-T1", "2021-07-T1", "third_of_month"), "Temmuz 2021'in ilk on günü"),
    (SingleDate(date(2025, 6, 15), bound="at_latest"), "15 Haziran 2025 tarihine kadar"),
    (SingleMonth(2022, 3), "Mart 2022"),
    (SingleYear(2021), "2021 yılı içinde"),
    (SchoolYearRelative("year_start", yearly=True), "her eğitim öğretim yılı başında"),
    (Termwise("end"), "her dönem sonunda"),
    (Duration("shift_start", "shift_end"), "mesai saatleri içinde"),
    (NamedOccasion(("winter_holiday",)), "yarıyıl tatili"),
    (AnyOf((Termwise("start"), EveryN(1, "month"))), "her dönem başında veya her ay"),
    (AllOf((EveryN(1, "week"), AsNeeded())), "her hafta; ayrıca ihtiyaç hâlinde"),
]


@pytest.mark.parametrize(("timing", "sentence"), SENTENCES)
def test_each_kind_is_said_as_an_official_would(timing: Timing, sentence: str) -> None:
    assert tr.write(timing) == sentence
    assert read(sentence) == Reading(timing)


@given(timings())
@settings(max_examples=100, deadline=None)
def test_what_is_written_reads_back_as_the_same_timing(timing: Timing) -> None:
    assert read(tr.write(timing)) == Reading(timing)


def test_every_code_of_the_vocabulary_has_turkish_words() -> None:
    assert set(tr_words.EVENTS) >= EVENTS
    assert (set(tr_words.OCCASIONS), set(tr_words.REFERENCES)) == (OCCASIONS, REFERENCES)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1'ine"), (2, "2'sine"), (6, "6'sına"), (10, "10'una"), (20, "20'sine"), (25, "25'ine"), (30, "30'una"), (31, "31'ine")],
)
def test_a_day_of_the_month_takes_the_ending_it_is_spoken_with(number: int, words: str) -> None:
    assert tr_words.numeral(number, "dat", owned=True) == words


@pytest.mark.parametrize(
    ("noun", "case", "words"),
    [
        ("devamsızlık", "acc", "devamsızlığı"),
        ("kurul toplantısı", "abl", "kurul toplantısından"),
        ("bir sonraki toplantı", "acc", "bir sonraki toplantıyı"),
        ("imza", "gen", "imzanın"),
        ("sınav", "dat", "sınava"),
        ("yürürlüğe giriş", "abl", "yürürlüğe girişten"),
    ],
)
def test_nouns_take_their_endings(noun: str, case: tr_words.Case, words: str) -> None:
    assert tr_words.inflected(noun, case) == words


def test_a_window_is_explained_by_its_last_day() -> None:
    due = Due(1, (date(2026, 10, 1), date(2026, 10, 7)), date(2026, 10, 7), NthWeekOfMonth((10,), 1))

    assert tr.explain(due) == "Ekim ayının ilk haftasında: en geç 7 Ekim 2026."


def test_a_single_day_is_explained_with_its_event() -> None:
    timing = RelativeEvent("meeting", "after", 1, "working_day", "nth_period")
    due = Due(1, (date(2026, 9, 4), date(2026, 9, 4)), date(2026, 9, 4), timing, (Note("event", date(2026, 9, 3), "meeting"),))

    assert tr.explain(due) == "Toplantıyı izleyen ilk iş günü: 4 Eylül 2026. Toplantı: 3 Eylül 2026."


@pytest.mark.parametrize("code", ["clamped", "shifted", "full_weeks", "year_end_assumed", "school_calendar", "source_year", "event"])
def test_every_note_adds_one_clause(code: str) -> None:
    plain = Due(1, None, date(2027, 6, 30), EveryN(1, "year"))
    noted = Due(1, None, date(2027, 6, 30), EveryN(1, "year"), (Note(code),))  # type: ignore[arg-type]

    assert tr.explain(noted).startswith(tr.explain(plain) + " ")


def test_a_shift_names_the_day_it_left() -> None:
    due = Due(1, None, date(2026, 9, 7), MonthDay(5), (Note("shifted", date(2026, 9, 5)),))

    assert "5 Eylül 2026 hafta sonuna" in tr.explain(due)


def test_words_left_over_are_named() -> None:
    assert tr.say_problem("partly", ("salı",)) == "İfadenin yalnızca bir bölümü anlaşıldı. Okunamayan: “salı”."
    assert tr.say_problem("impossible", ()) == "Takvimde böyle bir gün yok."
    assert tr.say_date(date(2026, 10, 7)) == "7 Ekim 2026"
