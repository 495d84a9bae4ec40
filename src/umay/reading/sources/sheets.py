"""Workbooks: .xlsx with merged cells and hidden sheets told, .xls and .ods as far as their reader goes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from umay.reading.sources.packed import broken_place
from umay.reading.sources.refusing import CannotRead
from umay.reading.values import Line, Place, Remark

_MOST_CELLS: Final = 400_000
_WIDEST: Final = 200
_MERGED: Final = re.compile(rb'<mergeCell\s[^>]{0,40}?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')


def read_xlsx(data: bytes) -> tuple[list[Line], list[Remark]]:
    """Return the lines of an .xlsx file, one table for each sheet, and what is to be told about it.

    Raises CannotRead "document.broken" or "document.too_long".
    """
    import openpyxl

    _refuse_wide_merges(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, IndexError) as error:
        raise CannotRead("document.broken", **broken_place(data)) from error
    lines: list[Line] = []
    remarks: list[Remark] = []
    for number, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state != "visible":
            remarks.append(Remark("source.hidden_sheet", {"sheet": sheet.title}))
            continue
        spans, covered = _merged(sheet)
        for cell in _cells(sheet):
            spot = (cell.row, cell.column)
            if cell.value is None or spot in covered:
                continue
            high, wide = spans.get(spot, (1, 1))
            _say(lines, said(cell.value, cell.number_format), Place(number, cell.row, cell.column, high, wide, sheet.title))
    return lines, remarks


def _refuse_wide_merges(data: bytes) -> None:
    """Refuse a workbook whose merged cells cover more than a plan can have: its reader would make every one of them."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            for found in _MERGED.finditer(packed.read(name)) if name.startswith("xl/worksheets/") else ():
                first_column, first_row, last_column, last_row = (part.decode() for part in found.groups())
                if (int(last_row) - int(first_row) + 1) * (_column(last_column) - _column(first_column) + 1) > _MOST_CELLS:
                    raise CannotRead("document.too_long", place=f"{name}, {first_column}{first_row}:{last_column}{last_row}")


def _column(letters: str) -> int:
    """Return the number of a column, such as 28 for "AB"."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _cells(sheet: Any) -> Iterator[Any]:
    """Yield the cells that are there, row by row; walking over all rows would take as long as the farthest cell is away."""
    for (_, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001
        if column <= _WIDEST:
            yield cell


def _merged(sheet: Any) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans = {}
    covered: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        high, wide = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
        spans[(area.min_row, area.min_col)] = (high, wide)
        covered |= {
            (row, column) for row in range(area.min_row, area.max_row + 1) for column in range(area.min_col, min(area.max_col, _WIDEST) + 1)
        }
        covered.discard((area.min_row, area.min_col))
    return spans, covered


def _say(lines: list[Line], text: str, place: Place) -> None:
    for one in text.splitlines() or [""]:
        if one.strip():
            lines.append(Line(len(lines) + 1, one.strip(), place))


def said(value: object, number_format: str = "") -> str:
    """Return a cell's value as people write it: whole numbers without a point, dates with the day first or by month alone.

    >>> said(3.0), said(dt.date(2026, 9, 1), "mm/yyyy"), said(dt.datetime(2026, 9, 5))
    ('3', '09/2026', '05.09.2026')
    """
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date):
        shown = number_format.lower()
        if shown and "d" not in shown and "m" in shown and shown != "general":
            return f"{value:%m/%Y}"
        clock = f" {value:%H:%M}" if isinstance(value, dt.datetime) and (value.hour or value.minute) else ""
        return f"{value:%d.%m.%Y}{clock}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)


def read_calamine(data: bytes) -> tuple[list[Line], list[Remark]]:
    """Return the lines of an .xls or .ods file, and what is to be told about it.

    Raises CannotRead "document.encrypted" or "document.broken".
    """
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        lines: list[Line] = []
        remarks: list[Remark] = []
        for number, about in enumerate(book.sheets_metadata, 1):
            if about.visible != calamine.SheetVisibleEnum.Visible:
                remarks.append(Remark("source.hidden_sheet", {"sheet": about.name}))
                continue
            for place, value in _values(book.get_sheet_by_name(about.name), number, about.name):
                _say(lines, said(value), place)
    except calamine.CalamineError as error:
        code = "document.encrypted" if "password" in str(error).lower() else "document.broken"
        raise CannotRead(code) from error
    return lines, remarks


def _values(sheet: Any, number: int, name: str) -> Iterator[tuple[Place, object]]:
    spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in (sheet.merged_cell_ranges or [])}
    for row, cells in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, value in enumerate(cells[:_WIDEST]):
            if value not in ("", None):
                high, wide = spans.get((row, column), (1, 1))
                yield Place(number, row + 1, column + 1, high, wide, name), value
