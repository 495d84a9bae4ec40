"""Tables as docx: an ordinary text document that the office can go on writing in."""

from __future__ import annotations

import io
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from umay.documents.cleaning import clean
from umay.documents.fonts import WORD_FONT, chinese_word_font, locale_of
from umay.documents.values import Both, Cell, Column, Section, TableDocument

_LONG, _SHORT, _SIDE = Mm(297), Mm(210), Mm(14)  # A4
_GREY: Final = RGBColor(0x46, 0x46, 0x46)
_HEAD_FILL, _SECTION_FILL = "E4E4E4", "F3F3F3"


def render_docx(document: TableDocument) -> bytes:
    """Return the table as a text document: headings repeated, rows kept whole, pages numbered."""
    paper = docx.Document()
    bold = not document.lang.startswith("zh")
    _shape_page(paper, document)
    _say(paper.add_paragraph(), document.title, size=15, bold=bold)
    if document.subtitle:
        _say(paper.add_paragraph(), document.subtitle, size=10.5)
    for name, what in document.facts:
        _say(paper.add_paragraph(), f"{name}: {what}", size=9)
    _write_table(paper, document, bold=bold)
    for note in document.notes:
        _say(paper.add_paragraph(), note, size=8)
    _write_signatures(paper, document)
    _write_footer(paper, document)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _shape_page(paper: Any, document: TableDocument) -> None:
    section = paper.sections[0]
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_LONG, _SHORT) if document.landscape else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _SIDE
    style = paper.styles["Normal"]
    style.font.name, style.font.size = WORD_FONT, Pt(9)
    style.paragraph_format.space_after = Pt(3)
    named = style.element.get_or_add_rPr()
    named.rFonts.set(qn("w:eastAsia"), chinese_word_font(document.lang))
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), locale_of(document.lang))
    spoken.set(qn("w:eastAsia"), locale_of(document.lang if document.lang.startswith("zh") else "zh-hant"))
    named.append(spoken)
    about = paper.core_properties
    about.title = clean(document.title.first if isinstance(document.title, Both) else document.title)[:250]
    about.author, about.comments, about.language = "Umay", "", locale_of(document.lang)


def _say(paragraph: Any, words: Cell, *, size: float, bold: bool = False) -> None:
    """Write words into a paragraph, the second language smaller on a line of its own."""
    both = words if isinstance(words, Both) else Both(str(words))
    run = paragraph.add_run(clean(both.first))
    run.font.size, run.bold = Pt(size), bold
    if both.second:
        run.add_break()
        second = paragraph.add_run(clean(both.second))
        second.font.size, second.font.color.rgb = Pt(size * 0.86), _GREY


def _write_table(paper: Any, document: TableDocument, *, bold: bool) -> None:
    table = paper.add_table(rows=0, cols=len(document.columns), style="Table Grid")
    table.autofit = False
    width = (_LONG if document.landscape else _SHORT) - 2 * _SIDE
    whole = sum(one.weight for one in document.columns)
    widths = [int(width * one.weight / whole) for one in document.columns]
    for one, wide in zip(table.columns, widths, strict=True):
        one.width = wide
    head = table.add_row()
    _mark_row(head, "w:tblHeader")
    for cell, one in zip(head.cells, document.columns, strict=True):
        _fill(cell, one.title, numbers=one.numbers, bold=bold, shade=_HEAD_FILL)
    for section in document.sections:
        _write_section(table, section, document.columns, bold=bold)
    for written in table.rows:
        for cell, wide in zip(written.cells, widths, strict=True):
            if cell._tc.grid_span == 1:  # noqa: SLF001 - a joined cell keeps the sum of its widths
                cell.width = wide


def _write_section(table: Any, section: Section, columns: tuple[Column, ...], *, bold: bool) -> None:
    if section.title:
        cells = table.add_row().cells
        joined = cells[0].merge(cells[-1])
        _fill(joined, section.title, bold=bold, shade=_SECTION_FILL)
        joined.paragraphs[0].paragraph_format.keep_with_next = True
    for row in section.rows:
        written = table.add_row()
        _mark_row(written, "w:cantSplit")
        for cell, words, one in zip(written.cells, row, columns, strict=True):
            _fill(cell, words, numbers=one.numbers)


def _mark_row(row: Any, mark: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 - the library has no name for it


def _fill(cell: Any, words: Cell, *, numbers: bool = False, bold: bool = False, shade: str = "") -> None:
    paragraph = cell.paragraphs[0]
    if numbers:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _say(paragraph, words, size=9, bold=bold)
    if shade:
        filled = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            filled.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(filled)  # noqa: SLF001 - the library has no name for it


def _write_signatures(paper: Any, document: TableDocument) -> None:
    if not document.signatures:
        return
    paper.add_paragraph()
    table = paper.add_table(rows=1, cols=len(document.signatures))
    for cell, who in zip(table.rows[0].cells, document.signatures, strict=True):
        _say(cell.paragraphs[0], f"{'_' * 28}\n{who}", size=8.5)


def _write_footer(paper: Any, document: TableDocument) -> None:
    paragraph = paper.sections[0].footer.paragraphs[0]
    _say(paragraph, f"{document.footer}    " if document.footer else "", size=7.5)
    _field(paragraph, "PAGE")
    _say(paragraph, " / ", size=7.5)
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    """Add a number that the program counts when it opens the document."""
    run = paragraph.add_run()
    run.font.size = Pt(7.5)
    for kind, words in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run._r.append(part)  # noqa: SLF001 - the library has no name for it
