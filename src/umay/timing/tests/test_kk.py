"""What the Kazakh reader refuses, what typing may vary, what the Kazakh writer says and the reader reads back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.timing.dues import Due, Note
from umay.timing.readers.kk import read
from umay.timing.tests.strategies import timings
from umay.timing.values import Duration, NamedOccasion, NthWeekOfMonth, Reading, Reference, RelativeEvent
from umay.timing.vocabulary import EVENTS, OCCASIONS, REFERENCES
from umay.timing.writers.kk import explain, say_date, say_problem, write
from umay.timing.writers.kk_words import EVENTS as EVENT_WORDS
from umay.timing.writers.kk_words import OCCASIONS as OCCASION_WORDS
from umay.timing.writers.kk_words import REFERENCES as REFERENCE_WORDS

NO_TIMINGS = (
    "18 жасқа толған адам",
    "6 жастан 18 жасқа дейінгі балалар",
    "5-11 сынып оқушылары",
    "100 % оқушылар",
    "мектептен 50 метр",
    "сенім телефоны 150",
    "8-708-10-608-10",
    "8(7172) 71-25-54",
    "+7 (777) 678-75-90",
    "127-1 бап",
    "41 бап",
    "2-қосымшаға сәйкес",
    "51-бабының 1-2) тармақшасы",
    "педагог-психолог, сынып жетекшісі",
    "директордың тәрбие ісі жөніндегі орынбасары",
    "тұрақты түше емес, психолог, дәрігер, медбике, инспектор, әлеуметтік педагог, сынып жетекшісі",
    "5-6 адамнан кем емес",
    "қауіпсіз және жайлы орта",
    "МҚҚ құрамы",
    "Наурызбай батыр көшесі, 65",
    "3 тарау. Оқушыларды қорғау",
    "салауатты өмір салты",
    "заңды өкілдер",
    "балалардың құқықтарын қорғау",
    "1-қосымша",
    "әлеуметтік педагог",
    "ата-аналар комитеті",
    "қосымша білім беру",
    "36 сағаттық курс",
    "30 бала",
    "жағдайдың сипатына қарай",
    "өмірі мен денсаулығы",
    "«Қауіпсіздік апталығы»",
    "№ 12 орта мектеп",
    "кез келген түріне төзбеу",
)

NO_DUTY_TIMES = (
    "2002 жылғы 8 тамыздағы № 345 Заңы",
    "2021 жылғы 29 желтоқсандағы № 614 бұйрық",
    "1994 жылдың 8 маусымындағы № 77-XIII қаулысымен",
    "2016 жылғы 10 ақпанында ҚР Президентінің Жарлығымен",
    "2024-2025 оқу жылына арналған жұмыс жоспары",
    "2023-2026 жылдарға арналған бағдарлама",
    "Мектептің 2024-2025 оқу жылының жылдық жоспары",
    "бұйрық 2025 жылғы 31 желтоқсанға дейін жарамды",
)

IMPOSSIBLE = (
    "31 маусым",
    "30 ақпанға дейін",
    "31.06.2024",
    "қыркүйектің 31-іне дейін",
    "32 қазан",
)

SAME = (
    ("АЙ САЙЫН", "ай сайын"),
    ("І тоқсан", "I тоқсан"),
    ("қыркүйек – қазан", "қыркүйек-қазан"),
    ("«15» қыркүйекке дейін", "15 қыркүйекке дейін"),
    ("«тоқсан сайын»", "тоқсан сайын"),
    ("3 (үш) жұмыс күні ішінде", "үш жұмыс күні ішінде"),
    ("маусым ,желтоқсан", "маусым, желтоқсан"),
    ("жылына  бip  рет", "жылына бір рет"),
    ("• дереу;", "дереу"),
)
FRAGMENTS = [
    "дейін",
    "бастап",
    "кейін",
    "1",
    "25-іне",
    "қыркүйектің",
    "жыл",
    "сайын",
    "рет",
    "апта",
    "отырыстан",
    "күн",
    "ішінде",
    "—",
    "(",
    ")",
    "I",
    "оқу жылы",
    "әр",
    "31.12.2024",
    "8:00",
    "тоқсан",
    "кемінде",
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

    assert explain(due) == "Қазан айының бірінші аптасында: 2026 жылғы 7 қазанға дейін."
    meeting = RelativeEvent("meeting", "after", 1, "working_day", "nth_period")
    noted = Due(1, None, date(2026, 9, 4), meeting, (Note("event", date(2026, 9, 3), "meeting"),))
    assert (
        explain(noted)
        == "Отырыстан кейінгі бірінші жұмыс күні: 2026 жылғы 4 қыркүйекке дейін. Есептеу басы: отырыс, 2026 жылғы 3 қыркүйек."
    )


def test_a_date_is_said_in_words():
    assert say_date(date(2026, 10, 7)) == "2026 жылғы 7 қазан"


@pytest.mark.parametrize("problem", ["empty", "no_timing", "not_a_duty_time", "partly", "ambiguous", "impossible"])
def test_every_problem_has_a_sentence_of_its_own(problem):
    said = say_problem(problem, ("шілде",))

    assert said.endswith(".")
    assert said != say_problem("unheard of", ())


def test_a_problem_names_the_words_left_over():
    assert "«шілде»" in say_problem("partly", ("шілде",))
