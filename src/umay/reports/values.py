"""What an opened report holds, for as long as one request takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.reports.models import Report


@dataclass(frozen=True, slots=True, repr=False)
class FileRead:
    """A file of a report. name None: its description could not be opened. shows_abuse: it opens for the hand-over alone."""

    id: UUID
    name: str | None
    kind: str
    size: int
    notes: tuple[str, ...]
    kept_apart: bool
    shows_abuse: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class MessageRead:
    """One message. words None: it could not be opened. author_id None: the teller."""

    kind: str
    words: str | None
    author_id: int | None
    at: datetime
    files: tuple[FileRead, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ReportRead:
    """A report, opened. name, reach None: not said, or not sealed to this reader (then name_is_kept)."""

    report: Report
    messages: tuple[MessageRead, ...]
    name: str | None
    reach: str | None
    name_is_kept: bool

    @property
    def is_whole(self) -> bool:
        """Tell whether every message and every file's description could be opened."""
        return all(one.words is not None and all(file.name is not None for file in one.files) for one in self.messages)
