"""The values of this room: lines of a source, and the rows recognised in them. Nothing is recognised here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from umay.timing.values import Timing

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in a table of the source; table, row and column count from 1.

    rows, columns: how many it spans when it is merged. sheet: the sheet's name in a workbook.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source as a person would read it. number: from 1; in a text file the line of the file.

    place: set when the line stands in a cell of a real table. heading: the file itself marks it as a heading.
    """

    number: int
    text: str
    place: Place | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader of the result should know about the file. code: stable, such as "source.hidden_sheet"."""

    code: str
    values: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a document. form: "docx", "xlsx", "xls", "ods", "csv", "txt" or "doc". encoding: of a text file."""

    name: str
    form: str
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One recognised duty. Texts are the document's own, lines joined by a line break; empty when it says nothing.

    number: as in the document, without its brackets. timing: None when nothing could be read from `timing_text`.
    lines: numbers of all lines it was made from. problems: codes such as "timing_missing", "owner_missing".
    """

    number: str
    title: str
    lines: tuple[int, ...]
    steps: str = ""
    place: str = ""
    lead: str = ""
    partners: str = ""
    timing_text: str = ""
    timing: Timing | None = None
    explanation: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading. owner: who owes them, when the heading says so. part: the annex or plan they stand in."""

    title: str
    owner: str
    rows: tuple[Row, ...]
    part: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that was recognised as no duty. why: such as "definition", "principle", "agenda", "signature", "preamble"."""

    line: Line
    why: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was made of a document. Every line that is not blank is used by a row or section, set aside, or not understood."""

    document: str
    lang: str
    sections: tuple[Section, ...]
    not_understood: tuple[Line, ...]
    set_aside: tuple[SetAside, ...]
    source: Source
    country: str | None = None
