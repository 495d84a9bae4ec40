"""Tables as xlsx and csv. Words are written as words: nothing that a person typed becomes a formula or a link."""

from __future__ import annotations

import csv
import io
import re
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from umay.documents.cleaning import clean, neutral
from umay.documents.values import Cell, TableDocument, first_of

_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME: Final = 31  # Excel's own limit
_LONGEST_CELL: Final = 32_767  # Excel's own limit
_LONGEST_FOOTER: Final = 100
_WIDTH: Final = {True: 130, False: 88}  # characters across a page, landscape or not
_PLAIN: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def render_xlsx(document: TableDocument) -> bytes:
    """Return the table as a workbook with one sheet: headings repeated in print, the whole width on a page."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _PLAIN)
    title = clean(first_of(document.title))
    book.set_properties({"title": title[:200], "author": "Umay"})
    sheet = book.add_worksheet(_NOT_IN_SHEET_NAMES.sub(" ", title.split("\n")[0]).strip()[:_LONGEST_SHEET_NAME].strip() or "1")
    forms = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E4E4E4", "valign": "bottom"}),
        "section": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F3F3F3"}),
        "cell": book.add_format({"text_wrap": True, "border": 1, "valign": "top", "num_format": "@"}),
        "number": book.add_format({"border": 1, "valign": "top"}),
        "quiet": book.add_format({"font_color": "#444444"}),
    }
    _shape_page(sheet, document)
    at = _write_head(sheet, document, forms)
    at = _write_rows(sheet, document, forms, at)
    for words in (*document.notes, *("_" * 30 + f"\n{who}" for who in document.signatures)):
        at += 1
        sheet.write_string(at, 0, _short(words), forms["quiet"])
    book.close()
    return out.getvalue()


def _short(words: str) -> str:
    return clean(words)[:_LONGEST_CELL]


def _shape_page(sheet: Any, document: TableDocument) -> None:
    if document.landscape:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.7)
    sheet.set_footer("&L" + _short(document.footer).replace("&", "&&").replace("\n", " ")[:_LONGEST_FOOTER] + "&R&P / &N")
    whole = sum(one.weight for one in document.columns)
    for at, one in enumerate(document.columns):
        sheet.set_column(at, at, max(5, round(_WIDTH[document.landscape] * one.weight / whole)))


def _write_head(sheet: Any, document: TableDocument, forms: dict[str, Any]) -> int:
    """Write what stands above the rows; return the row of the columns' titles."""
    sheet.write_string(0, 0, _short(first_of(document.title)).replace("\n", " · "), forms["title"])
    above = [first_of(document.subtitle), *(f"{name}: {what}" for name, what in document.facts)]
    for at, words in enumerate((words for words in above if words), start=1):
        sheet.write_string(at, 0, _short(words).replace("\n", " · "), forms["quiet"])
    head = 2 + sum(1 for words in above if words)
    for at, one in enumerate(document.columns):
        sheet.write_string(head, at, _short(first_of(one.title)), forms["head"])
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, 0)
    return head


def _write_rows(sheet: Any, document: TableDocument, forms: dict[str, Any], at: int) -> int:
    """Write the rows beneath a row; return the last one written."""
    for section in document.sections:
        if words := _short(first_of(section.title)):
            at += 1
            if len(document.columns) > 1:
                sheet.merge_range(at, 0, at, len(document.columns) - 1, "", forms["section"])
            sheet.write_string(at, 0, words, forms["section"])
        for row in section.rows:
            at += 1
            for column, cell in enumerate(row):
                _write_cell(sheet, (at, column), cell, forms)
    return at


def _write_cell(sheet: Any, where: tuple[int, int], cell: Cell, forms: dict[str, Any]) -> None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(*where, cell, forms["number"])
    else:
        sheet.write_string(*where, _short(first_of(cell)), forms["cell"])


def render_csv(document: TableDocument) -> bytes:
    """Return columns and rows as UTF-8 text with commas, marked so that spreadsheets read the letters right."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    sectioned = any(first_of(section.title) for section in document.sections)
    lead = ("",) if sectioned else ()
    writer.writerow([*lead, *(_safe(one.title) for one in document.columns)])
    for section in document.sections:
        before = (_safe(section.title),) if sectioned else ()
        writer.writerows([*before, *(_safe(cell) for cell in row)] for row in section.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: Cell) -> str:
    return str(cell) if isinstance(cell, int | float) else neutral(clean(first_of(cell)))
