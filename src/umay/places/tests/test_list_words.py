"""A list is understood in six languages, says which words are right, and changes what is there already."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.cast import NOW, YEAR
from umay.core.models import AuditEntry
from umay.places.actions import laying_out
from umay.places.list_words import wrong_rows
from umay.places.models import SchoolGrade, Unit
from umay.places.queries import known_for
from umay.places.rules.layout import RowError
from umay.places.rules.sheet import Known, Plan, plain, plan_of
from umay.places.rules.sheet_values import AGENCIES_IN, CHOICES_IN, LEVELS, LEVELS_IN, NO_IN, YES_IN
from umay.places.rules.sheet_words import EXAMPLE_IN, HEADS, HEADS_IN, all_of, word_in
from umay.places.tests.test_lists import come_in, draft

LANGUAGES = ("en", "tr", "kk", "ru", "vi", "zh-hant")
KNOWN = Known(
    "XA", area_codes=frozenset({"XA"}), agencies={"education": "education"},
    levels={plain(word): code for code in ("school", "district", "province") for word in LEVELS[code]},
)  # fmt: skip
RUSSIAN = ("Область", "Район", "Код", "Название", "Уровень", "Ступени", "Учащиеся", "Степень приоритета")
SCHOOLS = [
    ("Озёрная", "", "OZ", "Управление", "область"),
    ("Озёрная", "Северный", "OZ-S", "Отдел", "Район"),
    ("Озёрная", "Северный", "1", "Школа № 1", "школа", "начальная, основная", "210", "2"),
    ("Озёрная", "Северный", "1", "Школа № 2", "школа", "начальная, основная", "220", "3"),
    ("Озёрная", "Северный", "3", "Школа № 3", "школа", "начальная, основная", "много", "4"),
]


def plan(*rows: tuple[str, ...], head: tuple[str, ...] = RUSSIAN, known: Known = KNOWN) -> Plan:
    return plan_of(list(enumerate([head, *rows], 1)), known)


def test_a_russian_list_is_understood_and_only_its_real_mistakes_are_told() -> None:
    found = plan(*SCHOOLS)

    assert found.unknown == ()
    assert [(error.line, error.code, error.value) for error in found.errors] == [
        (5, "place.code_twice", "1"),
        (6, "sheet.not_number", "много"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_its_own_heads_and_words(lang: str) -> None:
    assert {name for name, said in HEADS_IN.items() if lang not in said} == set()
    assert lang in YES_IN
    assert lang in NO_IN
    assert lang in EXAMPLE_IN
    for table in (*CHOICES_IN.values(), {code: LEVELS_IN[code] for code in ("school", "district", "province", "national")}):
        assert {code for code, said in table.items() if lang not in said} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_heads_are_known_in_other_cases_and_with_signs(lang: str) -> None:
    head = tuple(f" {word_in(HEADS_IN, name, lang).upper()}: " for name in HEADS_IN)

    found = plan(("",) * len(head), head=head)

    assert found.unknown == ()


def test_letters_of_the_next_keyboard_are_the_same_word() -> None:
    assert plain("Окушылар саны") == plain("Оқушылар саны")
    assert plain("Учащиеся, чел.").startswith(plain("учащиеся"))
    assert plain("Озерная") == plain("Озёрная")


def test_no_word_for_an_agency_or_a_level_means_two() -> None:
    for table in (AGENCIES_IN, LEVELS_IN):
        said = {(plain(word), code) for code, words in all_of(table).items() for word in words}
        assert len({word for word, _ in said}) == len(said)


def test_what_may_stand_there_is_said_once_for_all_rows(db: None) -> None:
    errors = [RowError(line, "sheet.level_unknown", "облость") for line in range(2, 16)] + [
        RowError(3, "sheet.value_unknown", "?", "setting")
    ]

    first, second = wrong_rows(errors, "XA", "ru")

    assert (first.lines, first.more) == ("2, 3, 4, 5, 6, 7, 8, 9", 6)
    assert first.refusal.values["allowed"] == "школа, район, область, страна"
    assert (second.one, second.refusal.values["column"], second.refusal.values["allowed"]) == (True, "Местность", "город, село")


def test_every_word_that_is_offered_is_understood(cast: Any) -> None:
    known = known_for("XA")
    for lang in LANGUAGES:
        (level,) = wrong_rows([RowError(1, "sheet.level_unknown", "?")], "XA", lang)
        words = level.refusal.values["allowed"].replace("、", ", ").split(", ")
        assert {known.levels[plain(word)] for word in words} == {"school", "district", "province", "national"}


def test_a_later_list_changes_what_it_says_otherwise(cast: Any) -> None:
    laying_out.take_in(cast.administrator, draft(cast.administrator).uid, now=NOW)
    lines = [["Kod", "Ad", "Kademe", "Öncelik derecesi", "Yatılı"], ["70001", "Ada Yeni İlkokulu", "ilkokul, ortaokul", "2", ""]]
    again = laying_out.draft_layout(cast.administrator, list(enumerate(lines, 1)), name="x", school_year=YEAR, now=NOW)

    done = laying_out.take_in(cast.administrator, again.uid, now=NOW)

    unit = Unit.objects.select_related("school").get(code="70001")
    assert (done.units, done.changed) == (0, 1)
    (told,) = AuditEntry.objects.filter(verb="places.unit_changed")
    assert (told.subject, told.unit_id, sorted(told.detail["facts"])) == (str(unit.uid), unit.pk, ["grade", "name", "stages"])
    assert (unit.name, unit.school.stages, unit.school.grade) == ("Ada Yeni İlkokulu", ["primary", "lower_secondary"], 2)
    assert list(SchoolGrade.objects.filter(unit=unit).values_list("school_year", "grade")) == [(YEAR, 2)]
    assert unit.sort_keys["tr"] != Unit.objects.get(code="70002").sort_keys["tr"]


def test_what_would_change_is_shown_before_it_does(cast: Any) -> None:
    laying_out.take_in(cast.administrator, draft(cast.administrator).uid, now=NOW)
    client = come_in(cast)
    data = "Code;Name;Pupils;Moon\n70001;Ada İlkokulu;240;full\n70002;Ada Lisesi;;\n".encode()

    page = client.post("/setup/units/", {"file": SimpleUploadedFile("x.csv", data), "school_year": YEAR}, follow=True).content.decode()

    assert "Pupils" in page
    assert "240" in page
    assert "Moon" in page
    assert Unit.objects.get(code="70001").school.pupils is None


def test_a_list_moves_no_unit_and_makes_none_of_another_kind(cast: Any) -> None:
    laying_out.take_in(cast.administrator, draft(cast.administrator).uid, now=NOW)
    known = known_for("XA")
    head = ("İl", "İlçe", "Kod", "Ad", "Düzey")

    moved = plan(("Göl", "Başka", "70001", "Ada İlkokulu", ""), ("Göl", "Ada", "70002", "Ada Lisesi", "ilçe"), head=head, known=known)

    assert [(error.line, error.code) for error in moved.errors] == [(2, "unit.place_stays"), (3, "unit.kind_stays")]


def test_the_same_list_again_changes_nothing(cast: Any) -> None:
    laying_out.take_in(cast.administrator, draft(cast.administrator).uid, now=NOW)
    kept = draft(cast.administrator)

    found = plan_of([(line, cells) for line, cells in kept.rows], known_for("XA"))

    assert (found.units, found.changes, found.same, found.errors) == ((), (), 4, ())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_to_fill_in_comes_in_the_readers_language_and_can_be_sent_back(cast: Any, lang: str) -> None:
    client = come_in(cast)
    client.cookies["django_language"] = lang
    given = client.get("/setup/units/template.csv")

    assert word_in(HEADS_IN, "pupils", lang) in given.content.decode("utf-8-sig")
    page = client.post("/setup/units/", {"file": SimpleUploadedFile("t.csv", given.content), "school_year": YEAR}, follow=True)
    assert EXAMPLE_IN[lang][4] in page.content.decode()
    assert "/take-in/" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_back_after_taking_in_leads_to_what_is_there(cast: Any) -> None:
    client: Client = come_in(cast)
    kept = draft(cast.administrator)
    client.post(f"/setup/units/{kept.uid}/take-in/")

    back = client.get(f"/setup/units/{kept.uid}/", follow=True)

    assert (back.status_code, back.redirect_chain[-1][0]) == (200, "/setup/units/")
    assert "no longer there" in back.content.decode()
    assert client.post(f"/setup/units/{kept.uid}/take-in/").status_code == 303


def test_heads_of_all_languages_are_in_one_table() -> None:
    assert HEADS["pupils"][0] == "Pupils"
    assert "Учащиеся" in HEADS["pupils"]
