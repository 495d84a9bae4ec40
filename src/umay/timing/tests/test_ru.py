"""What the Russian reader refuses, what typing may vary, what the Russian writer says and the reader reads back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.timing.dues import Due, Note
from umay.timing.readers.ru import read
from umay.timing.tests.strategies import timings
from umay.timing.values import Duration, NamedOccasion, NthWeekOfMonth, Reading, Reference, RelativeEvent
from umay.timing.vocabulary import EVENTS, OCCASIONS, REFERENCES
from umay.timing.writers.ru import explain, say_date, say_problem, write
from umay.timing.writers.ru_words import EVENTS as EVENT_WORDS
from umay.timing.writers.ru_words import OCCASIONS as OCCASION_WORDS
from umay.timing.writers.ru_words import REFERENCES as REFERENCE_WORDS

NO_TIMINGS = (
    "дети от 6 до 18 лет",
    "дети до 18 лет",
    "учащиеся 5-11 классов",
    "100 % учащихся",
    "50 метров от школы",
    "телефон доверия 150, 111",
    "8-800-2000-122",
    "+7 (727) 267-67-12",
    "кабинет № 305",
    "статья 127-1 КоАП РК",
    "пункт 3.1.2",
    "Создание безопасной образовательной среды",
    "Заместитель директора по воспитательной работе",
    "педагог-психолог, классные руководители",
    "Профилактика насилия и жестокого обращения с детьми",
    "72-часовой курс повышения квалификации",
    "охват 350 детей",
    "в количестве 25 человек",
    "бюджет 1 200 000 тенге",
    "г. Алматы, ул. Абая, 65",
    "2 экземпляра",
    "протокол № 4",
    "«Неделя безопасности»",
    "средняя школа № 12",
    "при поддержке акимата",
    "с участием родителей",
    "по профилактике правонарушений",
    "до 50 человек",
    "на базе школы",
    "от 3 до 5 баллов",
    "по итогам работы",
    "с целью предупреждения",
    "версия 2.1",
    "родительский комитет, совет школы",
    "информационный час",
    "учитель года",
)

NO_DUTY_TIMES = (
    "Закон Республики Казахстан от 8 августа 2002 года № 345",
    "приказ № 125 от 12.03.2021",
    "Приказ Министра просвещения РК от 6 апреля 2020 г. № 130",
    "Годовой план работы школы на 2024-2025 учебный год",
    "План мероприятий на 2024-2025 учебный год",
    "Отчет за 2023-2024 учебный год",
    "Программа «Детство без жестокости» на 2023-2026 годы",
    "Документ действует до 31 декабря 2025 года",
    "Срок действия: 2024-2026 годы",
)

IMPOSSIBLE = (
    "до 31 февраля",
    "30 февраля",
    "31.06.2024",
    "32 сентября",
)

SAME = (
    ("ЕЖЕМЕСЯЧНО", "ежемесячно"),
    ("Еже- месячно", "ежемесячно"),
    ("I  четверть", "І четверть"),
    ("1 неделя сентября", "1 неделя  сентября"),
    ("сентябрь – октябрь", "сентябрь-октябрь"),
    ("до «15» сентября", "до 15 сентября"),
    ("в трёхдневный срок", "в трехдневный срок"),
    ("«ежеквартально»", "ежеквартально"),
    ("в течение 3 (трех) дней", "в течение трех дней"),
    ("1 четв.", "1 четверть"),
    ("• постоянно;", "постоянно"),
)
FRAGMENTS = [
    "до",
    "с",
    "по",
    "в",
    "1",
    "25",
    "сентября",
    "год",
    "числа",
    "не позднее",
    "раз",
    "недели",
    "после",
    "заседания",
    "—",
    "(",
    ")",
    "I",
    "учебного года",
    "каждый",
    "31.12.2024",
    "8:00",
    "четверть",
    ".",
]


@pytest.mark.parametrize("phrase", NO_TIMINGS)
def test_what_is_no_time_is_not_made_one(phrase):
    assert read(phrase) == Reading(None, "no_timing")


@pytest.mark.parametrize("phrase", NO_DUTY_TIMES)
def test_the_date_of_a_document_is_no_time_of_a_duty(phrase):
    assert read(phrase) == Reading(None, "not_a_duty_time")


@pytest.mark.parametrize("phrase", IMPOSSIBLE)
def test_a_day_no_calendar_has_is_impossible(phrase):
    reading = read(phrase)

    assert reading.timing is None
    assert reading.problem == "impossible"
    assert reading.unread


@pytest.mark.parametrize("phrase", ["", "   ", "-", "«»"])
def test_an_empty_cell_has_no_timing(phrase):
    assert read(phrase).timing is None


@pytest.mark.parametrize(("typed", "plain"), SAME)
def test_typing_does_not_change_what_is_read(typed, plain):
    assert read(typed).timing is not None
    assert read(typed) == read(plain)


@settings(max_examples=100, deadline=None)
@given(timings())
def test_what_is_written_is_read_back(timing):
    assert read(write(timing)) == Reading(timing)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8))
def test_no_jumble_of_timing_words_stops_the_reader(fragments):
    reading = read(" ".join(fragments))

    assert (reading.timing is not None) or reading.problem


def test_every_code_has_words():
    assert set(EVENT_WORDS) >= EVENTS
    assert set(OCCASION_WORDS) == OCCASIONS
    assert set(REFERENCE_WORDS) == REFERENCES


@pytest.mark.parametrize(
    "timing",
    [
        RelativeEvent("День открытых дверей", "before"),
        RelativeEvent("День открытых дверей", "after", 3, "working_day", "exact"),
        RelativeEvent("День открытых дверей", "within", 2, "week"),
        Duration("incident", "Слёт"),
        NamedOccasion(("День открытых дверей",)),
        Reference("Положение о школе"),
    ],
)
def test_words_of_the_document_come_back_as_they_were(timing):
    assert read(write(timing)).timing == timing


def test_an_explanation_says_the_timing_its_last_day_and_what_it_rests_on():
    due = Due(1, None, date(2026, 10, 7), NthWeekOfMonth((10,), 1))

    assert explain(due) == "В первую неделю октября: до 7 октября 2026 года."
    meeting = RelativeEvent("meeting", "after", 1, "working_day", "nth_period")
    noted = Due(1, None, date(2026, 9, 4), meeting, (Note("event", date(2026, 9, 3), "meeting"),))
    assert explain(noted) == "В первый рабочий день после заседания: до 4 сентября 2026 года. Отсчет от заседания: 3 сентября 2026 года."


def test_a_date_is_said_in_words():
    assert say_date(date(2026, 10, 7)) == "7 октября 2026 года"


@pytest.mark.parametrize("problem", ["empty", "no_timing", "not_a_duty_time", "partly", "ambiguous", "impossible"])
def test_every_problem_has_a_sentence_of_its_own(problem):
    said = say_problem(problem, ("шілде",))

    assert said.endswith(".")
    assert said != say_problem("unheard of", ())


def test_a_problem_names_the_words_left_over():
    assert "«шілде»" in say_problem("partly", ("шілде",))
