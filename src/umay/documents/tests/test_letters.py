"""Letters come back with the words that went in, in every language; an own text that is not in order is named with its line."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from umay.documents.api import (
    LETTER_KINDS,
    LETTER_LANGUAGES,
    LETTER_TEXTS,
    PLACEHOLDERS,
    LetterKind,
    LetterOrder,
    check_letters,
    render_letter,
    render_table,
    write_letter,
)
from umay.documents.letters.reading import filled, read_template
from umay.documents.tests.specimens import table

DAY = date(2026, 11, 22)
GOOD = "subject: A\n\nThe {key} is gone on {wiped_on}, {backups_until}, {taken_by}.\n"


def order(kind: LetterKind = "police", *languages: str, **more: str | date) -> LetterOrder:
    said: dict[str, str | date] = {name: f"«{name}»" for name in PLACEHOLDERS[kind] - {"number", "day", "from", "to"}}
    return LetterOrder(
        kind,
        languages or ("en",),
        "2026/114",
        DAY,
        ("School 12",),
        ("Police",),
        {**said, **more},
        signed_by=("Head",),
        enclosures=("a.pdf",),
        footer="foot",
    )


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u200b\u00ad-]", "", words)


def read(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def test_all_our_texts_are_there_and_in_order() -> None:
    assert list(check_letters(LETTER_TEXTS)) == []
    for kind in LETTER_KINDS:
        assert {file.stem for file in (LETTER_TEXTS / kind).iterdir()} == set(LETTER_LANGUAGES)


@pytest.mark.parametrize("lang", LETTER_LANGUAGES)
@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_a_letter_reads_back_in_every_language(kind: LetterKind, lang: str) -> None:
    letter = write_letter(order(kind, lang))

    found = read(render_letter(letter, "pdf"))

    for words in (letter.subject, *letter.paragraphs, *(what for pair in letter.fields for what in pair), *letter.after, letter.day):
        assert squeezed(words.removeprefix("- ")) in found
    assert "{" not in found


def test_languages_do_not_borrow_from_each_other() -> None:
    for kind in LETTER_KINDS:
        subjects = [write_letter(order(kind, lang)).subject for lang in LETTER_LANGUAGES]
        assert len(set(subjects)) == len(LETTER_LANGUAGES)


def test_a_letter_in_two_languages_holds_both() -> None:
    letter = write_letter(order("police", "kk", "ru"))

    reader = PdfReader(io.BytesIO(render_letter(letter, "pdf")))

    assert letter.also is not None
    assert len(reader.pages) == 2
    assert squeezed(letter.also.subject) in squeezed(reader.pages[1].extract_text())
    assert all("Noto" in str(font.get_object()["/BaseFont"]) for font in reader.pages[0]["/Resources"]["/Font"].values())


def test_a_letter_as_text_document_reads_back() -> None:
    letter = write_letter(order("accusation", "tr"))

    paper = docx.Document(io.BytesIO(render_letter(letter, "docx", watermark="Head, 14:05")))

    said = "\n".join(one.text for one in paper.paragraphs) + "\n".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
    assert letter.subject in said
    assert "«matter»" in said
    assert "Head, 14:05" in paper.sections[0].footer.paragraphs[0].text
    assert paper.core_properties.author == "Umay"


def test_what_is_not_known_is_left_out_with_its_line() -> None:
    letter = write_letter(order("police", danger="", suspect="", born_on=""))

    assert not [one for one in letter.paragraphs if "in danger now" in one]
    assert "Person named, if any" not in dict(letter.fields)


def test_days_are_said_in_the_language_of_the_letter() -> None:
    assert "22 Kasım 2026" in " ".join(write_letter(order("police", "tr", learned_on=DAY)).paragraphs)
    assert "22 ноября 2026 г., и" in " ".join(write_letter(order("police", "ru", learned_on=DAY)).paragraphs)
    assert "г.." not in " ".join(write_letter(order("prosecutor", "ru", learned_on=DAY)).paragraphs)


def test_the_wipe_certificate_names_the_key_and_the_last_day_of_the_backups() -> None:
    found = read(render_letter(write_letter(order("wipe_certificate", key="0197c2aa-55a1", backups_until=date(2026, 12, 27))), "pdf"))

    assert squeezed("0197c2aa-55a1") in found
    assert "27December2026" in found


def test_a_notice_to_the_department_can_name_no_child() -> None:
    assert not PLACEHOLDERS["education"] & {"child", "guardians", "suspect", "happened"}
    with pytest.raises(ValueError, match="child"):
        LetterOrder("education", ("en",), "1", DAY, (), (), {"child": "Zeynep"})


def test_what_a_letter_says_shows_in_no_log() -> None:
    made = order(child="CANARY")

    assert "CANARY" not in repr(made)
    assert "CANARY" not in repr(write_letter(made))


@given(st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_words_put_in_are_never_read_again(typed: str) -> None:
    assert filled("{child}", {"child": typed, "law": "x"}) == typed


def test_words_are_never_read_as_markup_and_any_sign_makes_a_letter() -> None:
    typed = '#panic("x") *a* $b$ [c] {law} \u202e\x00 \U00013000 = g'

    found = read(render_letter(write_letter(order(happened=typed, law="")), "pdf"))

    assert squeezed('#panic("x") *a* $b$ [c] {law}') in found


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD.replace("{key}", "{kye}"), 3, "{kye} is not known"),
        (GOOD.replace("{key}", "{ key }"), 3, "{ key } is not known"),
        (GOOD + "\nopen { brace", 5, "a single {; write {{"),
        (GOOD + "\nclosed } brace", 5, "a single }"),
        (GOOD.replace("subject: A", "subjekt: A"), 1, "subject"),
        (GOOD.replace("subject: A", "subject:"), 1, "subject has no words"),
        (GOOD + "\n[fields]\nkey without words\n", 6, "not of the form"),
        (GOOD + "\n[fields]\nkye: Key\n", 6, "kye is not known"),
        ("subject: A\n\n{wiped_on} {backups_until} {taken_by}", 3, "nowhere says {key}"),
        ("x" * 50_000, 1, "longer than"),
        ("", 1, "subject"),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, line: int, says: str) -> None:
    _, problems = read_template(text, "wipe_certificate", "own.txt")

    assert [one for one in problems if says in str(one) and str(one).startswith(f"own.txt:{line}: ")]


@given(st.text(alphabet="{}[]:abkey \n-#", max_size=120))
@settings(max_examples=100)
def test_any_text_is_read_or_named(text: str) -> None:
    template, problems = read_template(text, "wipe_certificate", "own.txt")

    assert problems  # nothing as short as this says all that the letter needs
    assert all(0 < one.line <= max(1, text.count("\n") + 1) for one in problems)
    assert isinstance(template.subject, str)


def test_an_own_text_stands_before_ours_unless_it_is_not_in_order(tmp_path: Path) -> None:
    own = tmp_path / "wipe_certificate"
    own.mkdir()
    (own / "en.txt").write_text(GOOD, encoding="utf-8")

    assert write_letter(order("wipe_certificate"), tmp_path).subject == "A"

    (own / "en.txt").write_text(GOOD.replace("{key}", "{kye}"), encoding="utf-8")
    assert write_letter(order("wipe_certificate"), tmp_path).subject.startswith("Certificate of wiping")

    (own / "en.txt").write_bytes(b"\xff\xfe\xff")
    assert write_letter(order("wipe_certificate"), tmp_path).subject.startswith("Certificate of wiping")
    assert write_letter(order("wipe_certificate", "tr"), tmp_path).subject.startswith("Silme")


def test_a_file_that_no_letter_reads_is_named(tmp_path: Path) -> None:
    for name in ("police/de.txt", "polizei/en.txt", "police/en.docx", "en.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("subject: A", encoding="utf-8")

    assert len(list(check_letters(tmp_path))) == 4


def test_a_watermark_stands_behind_the_words() -> None:
    plain, marked = (render_letter(write_letter(order()), "pdf", watermark=words) for words in ("", "Head of school 12, 22.11.2026 14:05"))

    assert "Headofschool12,22.11.202614:05" in read(marked)
    assert "14:05" not in read(plain)
    assert "14:05" in read(render_table(table(), "pdf", watermark="14:05"))
    assert "14:05" in docx.Document(io.BytesIO(render_table(table(), "docx", watermark="14:05"))).sections[0].footer.paragraphs[0].text


def test_a_letter_has_one_or_two_languages() -> None:
    with pytest.raises(ValueError, match="languages"):
        LetterOrder("police", (), "1", DAY, (), (), {})
