"""Whom documents mean by their words for an owner, with the names of the countries that come with Umay."""

from __future__ import annotations

from functools import cache

import pytest

from umay.drafts.queries.owners import plain
from umay.drafts.rules.guessing import Names, guessed, names_of
from umay.drafts.rules.pack import Directory, directory_of
from umay.drafts.rules.taking import Owners, taken
from umay.packs import api as packs
from umay.reading import api as reading


@cache
def directory(lang: str) -> Directory:
    return directory_of([pack for code in packs.builtin_codes() if (pack := packs.load_builtin(code)).lang == lang])


def names(lang: str) -> Names:
    return names_of(directory(lang), lang, "education", plain)


@pytest.mark.parametrize(
    ("lang", "lead", "means"),
    [
        ("tr", "İl Millî Eğitim Müdürlüğü", ("education|province|",)),
        ("tr", "İLÇE MİLLİ EĞİTİM MÜDÜRLÜKLERİ", ("education|district|",)),
        ("tr", "Okul Müdürlüğü", ("education|school|",)),
        ("tr", "Okul müdürü", ("education|school|school_principal",)),
        ("tr", "İl Emniyet Müdürlüğü", ("police|province|",)),
        ("tr", "Kaymakam", ("governor|district|district_governor",)),
        ("tr", "Okul müdürü, Rehber öğretmen", ("education|school|school_principal", "education|school|school_counsellor")),
        ("vi", "Trường", ("education|school|",)),
        ("vi", "Nhà trường", ("education|school|",)),
        ("vi", "Phó Hiệu trưởng", ("education|school|deputy_headmistress",)),
        ("vi", "Phòng GDĐT", ("education|district|",)),
        ("vi", "Sở GDĐT", ("education|province|",)),
        ("zh", "学校", ("education|school|",)),
        ("zh", "學校", ("education|school|",)),
        ("zh", "门卫", ("education|school|gate_guard",)),
        ("zh", "班主任、校长", ("education|school|class_teacher", "education|school|school_head")),
        ("zh", "县教育局", ("education|district|",)),
        ("kk", "Мектеп", ("education|school|",)),
        ("kk", "Аудандық білім бөлімі", ("education|district|",)),
        ("kk", "Облыстық білім басқармасы", ("education|province|",)),
        ("kk", "Сынып жетекшілері", ("education|school|class_teacher",)),
    ],
)
def test_the_offices_and_posts_that_documents_name_are_guessed(lang: str, lead: str, means: tuple[str, ...]) -> None:
    assert guessed(lead, names(lang)) == means


@pytest.mark.parametrize(
    ("lang", "lead"),
    [
        ("tr", "Herkes"),
        ("tr", "ilgili birimler"),
        ("tr", ""),
        ("vi", "Công an huyện"),
        ("zh", "有关单位"),
        ("kk", "Барлығы"),
        ("tr", "Veteriner"),
    ],
)
def test_nobody_is_guessed_where_no_name_is_said(lang: str, lead: str) -> None:
    assert guessed(lead, names(lang)) == ()


@pytest.mark.parametrize("lang", ["tr", "vi", "zh", "kk"])
def test_every_post_is_found_by_its_own_name(lang: str) -> None:
    missed = [
        title
        for code, one in directory(lang).roles.items()
        for title in [one["title"][lang]]
        if f"{one['agency']}|{one['level']}|{code}" not in guessed(title, names(lang)) and not any(sign in title for sign in ",、/(")
    ]

    assert missed == []


def test_a_guess_is_marked_and_an_exact_name_is_none() -> None:
    text = "1. Okul müdürü her ay raporu gönderir.\n2. Okul Müdürlüğü her yıl ekim ayında personeli bilgilendirir.\n"
    found = reading.recognise_text(text, "tr", None)
    made = taken(found, Owners(directory("tr"), names("tr")))

    by_lead = {row.lead.casefold(): (row.owners, row.guessed) for row in made.rows}
    assert by_lead["okul müdürü"] == (("education|school|school_principal",), False)
    assert by_lead["okul müdürlüğü"] == (("education|school|",), True)
