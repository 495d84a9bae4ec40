"""The tables of words: each can be read, and a wrong one says what is wrong with it."""

from __future__ import annotations

import pytest

from umay.reading.words import LANGUAGES, words_of
from umay.reading.words.loading import HERE, PATTERNS, WrongWords, read_table
from umay.reading.words.shape import fold, level

TABLE = "\n".join([
    "[parts]", "who = 'head|nurse'", "phrase = 'the (?:{who})'",
    "[columns]", "lead = 'Who;  In charge'",
    "[patterns]", *(f"{name} = '{{phrase}}'" for name in sorted(PATTERNS)),
    "[asides]", "agenda = ['^agenda', 'agenda$']", "[furniture]", "footnote = '''\n  ^a|\n  ^b'''",
])  # fmt: skip


def test_every_language_has_its_table_and_no_table_is_without_its_language() -> None:
    assert {path.stem for path in HERE.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_knows_the_columns_a_plan_cannot_do_without(lang: str) -> None:
    words = words_of(lang)

    assert all(words.columns.get(kind) for kind in ("number", "title", "lead", "partners", "timing", "result"))
    assert all(word == fold(word) for kind in words.columns.values() for word in kind)


def test_a_heading_with_a_circumflex_is_found_as_documents_write_it() -> None:
    assert fold("Phân công") in words_of("vi").columns["lead"]


def test_parts_are_put_into_the_patterns_that_name_them() -> None:
    words = read_table(TABLE, said="xx.toml")

    assert words.agents.search(level("The nurse"))
    assert words.columns["lead"] == ("who", "in charge")
    assert dict(words.asides)["agenda"].search("the agenda")
    assert dict(words.furniture)["footnote"].match("b")


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("[asides]", "[besides]", "asides is missing"),
        ("lead =", "leader =", r"xx.toml \[columns\]: leader is none of"),
        ("agents =", "agent =", "agents is missing"),
        ("{who}", "{whom}", r"xx.toml phrase: there is no part \{whom\} above it"),
        ("^agenda", "(agenda", "xx.toml agenda: missing"),
        ("[columns]", "[columns", "xx.toml: "),
    ],
)
def test_a_wrong_table_says_what_is_wrong(was: str, becomes: str, told: str) -> None:
    with pytest.raises(WrongWords, match=told):
        read_table(TABLE.replace(was, becomes), said="xx.toml")
