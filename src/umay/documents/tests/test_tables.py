"""Tables come back from each kind of file with the words that went in, in every language."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from umay.documents.api import MEDIA_TYPES, Column, Section, TableDocument, render_table
from umay.documents.cleaning import looks_like_formula, neutral
from umay.documents.tests.specimens import WORDS, table

HOSTILE = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", " ", '"', "'", "“", "\t", "\u200b"]), st.sampled_from(list("=+-@＝＋－＠|%\t\r\n")), st.text(max_size=20)
    ),
)


def pages(made: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("lang", WORDS)
def test_a_pdf_reads_back_in_every_language(lang: str) -> None:
    (page,) = pages(render_table(table(lang), "pdf"))

    for words in WORDS[lang]:
        assert squeezed(words) in squeezed(page)


@pytest.mark.parametrize("lang", WORDS)
def test_a_pdf_brings_its_fonts_and_tells_its_language_and_title(lang: str) -> None:
    reader = PdfReader(io.BytesIO(render_table(table(lang), "pdf")))

    assert reader.metadata is not None
    assert reader.metadata.title == WORDS[lang][0]
    assert str(reader.trailer["/Root"]["/Lang"]).startswith(lang[:2])
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert all("Noto" in str(font.get_object()["/BaseFont"]) for font in fonts.values())
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_headings_and_section_are_repeated_and_pages_numbered() -> None:
    found = pages(render_table(table("en", rows=120), "pdf"))

    assert len(found) > 2
    for number, page in enumerate(found, 1):
        assert f"{number} / {len(found)}" in page
    assert "№ Duty Reason Duty" in found[1]


def test_the_same_table_gives_the_same_pdf() -> None:
    assert render_table(table(), "pdf") == render_table(table(), "pdf")


def test_words_are_never_read_as_markup() -> None:
    typed = '#panic("x") *a* $b$ [c] \\ // /* `d` @e <f> = g'

    assert squeezed(typed) in squeezed(pages(render_table(table(typed=typed), "pdf"))[0])


def test_a_sign_that_no_font_has_stops_nothing() -> None:
    assert len(pages(render_table(table(typed="\U00013000 ꧁"), "pdf"))) == 1


@pytest.mark.parametrize("lang", WORDS)
def test_a_text_document_reads_back(lang: str) -> None:
    paper = docx.Document(io.BytesIO(render_table(table(lang, second="other words"), "docx")))
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]

    assert paper.paragraphs[0].text == WORDS[lang][0]
    assert set(WORDS[lang][1:]) <= set(cells)
    assert any("other words" in cell for cell in cells)
    assert paper.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert paper.sections[0].page_width > paper.sections[0].page_height
    assert paper.sections[0].footer._element.xpath(".//w:instrText")[1].text == "NUMPAGES"
    assert paper.core_properties.author == "Umay"


@pytest.mark.parametrize("lang", WORDS)
def test_a_workbook_reads_back(lang: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render_table(table(lang), "xlsx"))).active
    values = [value for row in sheet.iter_rows(values_only=True) for value in row if value is not None]

    assert {*WORDS[lang], 1, 2, 3} <= set(values)
    assert sheet.print_title_rows
    assert sheet.page_setup.orientation == "landscape"


def rows_of(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_a_text_table_reads_back_with_its_sections() -> None:
    assert rows_of(render_table(table(), "csv"))[:3] == [
        ["", "№", "Duty", "Reason"],
        ["", "1", "said 1", "Reason"],
        ["Duty", "2", "said 2", "Reason"],
    ]


def one_cell(typed: str) -> TableDocument:
    return TableDocument(
        typed, (Column(typed),), (Section(typed, ((typed,),)),), "en", facts=((typed, typed),), notes=(typed,), footer=typed
    )


@given(HOSTILE)
@settings(max_examples=60)
def test_nothing_in_a_workbook_is_a_formula_or_a_link(typed: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_table(one_cell(typed), "xlsx")))

    for row in book.active.iter_rows():
        for cell in row:
            assert cell.data_type in {"s", "n"}  # "n" are the empty ones
            assert cell.data_type == "s" or cell.value is None
            assert cell.hyperlink is None


@given(HOSTILE)
def test_nothing_in_a_text_table_starts_like_a_formula(typed: str) -> None:
    for row in rows_of(render_table(one_cell(typed), "csv")):
        assert not [cell for cell in row if cell and not cell.startswith("'") and looks_like_formula(cell)]


@given(st.text(max_size=50))
def test_neutral_words_never_run(typed: str) -> None:
    assert not looks_like_formula(neutral(typed)) or neutral(typed).startswith("'")


@pytest.mark.parametrize("typed", ["=1+1", " =1", '"=1', "＝1", "@SUM(A1)", "+1", "-1", "\t=1", "\u200b=1"])
def test_what_starts_a_formula_is_known(typed: str) -> None:
    assert neutral(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["", "plain", "3 = 4", "a@b"])
def test_plain_words_stay_as_they_are(typed: str) -> None:
    assert neutral(typed) == typed


@given(st.text(max_size=30))
@settings(max_examples=20)
def test_any_words_make_every_kind_of_file(typed: str) -> None:
    for kind in MEDIA_TYPES:
        assert render_table(one_cell(typed), kind)


def test_a_row_needs_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="1 rows"):
        TableDocument("t", (Column("a"), Column("b")), (Section("", (("one",),)),), "en")
    with pytest.raises(ValueError, match="column"):
        TableDocument("t", (), (), "en")


def test_an_unknown_kind_is_an_error() -> None:
    kind: Any = "odt"
    with pytest.raises(KeyError):
        render_table(table(), kind)
