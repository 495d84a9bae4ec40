"""What other rooms may use of documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from umay.documents.calendars import render_calendar
from umay.documents.cleaning import clean, neutral
from umay.documents.downloads import attachment, download_headers
from umay.documents.examining.apart import examine
from umay.documents.examining.names import safe_name
from umay.documents.examining.values import FLAGS, LARGEST, REFUSALS, Examined, Flag, Group, RefusalCode
from umay.documents.values import Both, CalendarDocument, Cell, Column, Event, Kind, Section, TableDocument

MEDIA_TYPES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv": "text/csv; charset=utf-8",
    }
)
CALENDAR_MEDIA_TYPE: Final = "text/calendar; charset=utf-8"


def render_table(document: TableDocument, kind: Kind) -> bytes:
    """Return the table as a file of the kind. Raises KeyError for a kind that is not known."""
    return _renderer(kind)(document)


def _renderer(kind: Kind) -> Callable[[TableDocument], bytes]:
    """Return what renders the kind; each brings a heavy library, so only the one asked for is loaded."""
    if kind == "pdf":
        from umay.documents.typeset import render_pdf

        return render_pdf
    if kind == "docx":
        from umay.documents.word import render_docx

        return render_docx
    from umay.documents.sheets import render_csv, render_xlsx

    return {"xlsx": render_xlsx, "csv": render_csv}[kind]


__all__ = [
    "CALENDAR_MEDIA_TYPE",
    "FLAGS",
    "LARGEST",
    "MEDIA_TYPES",
    "REFUSALS",
    "Both",
    "CalendarDocument",
    "Cell",
    "Column",
    "Event",
    "Examined",
    "Flag",
    "Group",
    "Kind",
    "RefusalCode",
    "Section",
    "TableDocument",
    "attachment",
    "clean",
    "download_headers",
    "examine",
    "neutral",
    "render_calendar",
    "render_table",
    "safe_name",
]
