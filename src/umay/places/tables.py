"""The first table of a spreadsheet file as rows of text. The file is read in the process apart that reads all strangers' files."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from umay.kernel.refusal import Refusal, Refused
from umay.reading import api as reading

FORMS: Final = (".xlsx", ".csv", ".ods", ".xls")
LARGEST: Final = 20 * 2**20  # bytes; 75,000 schools are about 6 MB

Rows = list[tuple[int, list[str]]]


def rows_of(sent: UploadedFile[Any]) -> Rows:
    """Return line numbers and cells of the first table, empty rows left out.

    Raises Refused: "sheet.form_unknown", "document.too_large", "document.empty" and whatever reading refuses.
    """
    form = Path(sent.name or "").suffix.lower()
    if form not in FORMS:
        raise Refused(Refusal("sheet.form_unknown"))
    if (sent.size or 0) > LARGEST:
        raise Refused(Refusal("document.too_large", {"place": sent.name or ""}))
    with tempfile.TemporaryDirectory(prefix="umay-list-") as folder:
        path = Path(folder, f"list{form}")
        with path.open("wb") as file:
            file.writelines(sent.chunks())
        source = reading.extract(path)
    return _rows(source)


def _rows(source: reading.Source) -> Rows:
    cells: dict[int, dict[int, str]] = defaultdict(dict)
    first = min((line.place.table for line in source.lines if line.place), default=0)
    for line in source.lines:
        place = line.place
        if place is None or place.table != first:
            continue
        row = cells[place.row]
        row[place.column] = f"{row[place.column]} {line.text}" if place.column in row else line.text
    if not cells:
        raise Refused(Refusal("document.empty", {"place": source.name}))
    return [(number, [row.get(column, "") for column in range(1, max(row) + 1)]) for number, row in sorted(cells.items())]
