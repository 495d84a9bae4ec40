"""Word documents: paragraphs and tables in their order, merged cells with what they span, counted numbers put in front."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import docx
from docx.oxml.ns import qn

from umay.reading.sources.numbering import Counter
from umay.reading.sources.packed import broken_place
from umay.reading.sources.refusing import CannotRead
from umay.reading.values import Line, Place

_SKIPPED: Final = frozenset(map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr", "w:tblPr"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_SIGNS: Final = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_WRAPPINGS: Final = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:moveTo", "w:smartTag")))
_DEEPEST: Final = 12


@dataclass(slots=True)
class _Reading:
    counter: Counter
    styles: dict[str, tuple[str, str, int]]
    lines: list[Line] = field(default_factory=list)
    tables: int = 0

    def say(self, text: str, place: Place | None = None, *, heading: bool = False) -> None:
        for one in text.split("\n"):
            self.lines.append(Line(len(self.lines) + 1, one.rstrip(), place, heading and bool(one.strip())))


def read_word(data: bytes) -> list[Line]:
    """Return the lines of a .docx file.

    Raises CannotRead "document.broken" when it is none.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        reading = _Reading(Counter.of(document), _styles(document))
        for element in _blocks(document.element.body):
            if element.tag == qn("w:p"):
                _paragraph(reading, element, None)
            else:
                _table(reading, element)
    except (KeyError, ValueError, AttributeError, TypeError, SyntaxError, RecursionError) as error:
        raise CannotRead("document.broken", **broken_place(data)) from error
    return reading.lines


def _styles(document: Any) -> dict[str, tuple[str, str, int]]:
    """Return for each style its name, and the list and depth that it numbers paragraphs with."""
    found = {}
    for style in document.styles.element.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id, depth = _list_of(number)
        found[style.get(qn("w:styleId"), "")] = (name.get(qn("w:val"), "").lower() if name is not None else "", list_id, depth)
    return found


def _list_of(number: Any) -> tuple[str, int]:
    if number is None:
        return "", 0
    list_id, depth = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
    return (list_id.get(qn("w:val"), "") if list_id is not None else ""), (int(depth.get(qn("w:val"), "0")) if depth is not None else 0)


def _blocks(parent: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the paragraphs and tables of the element in order, also those that something is wrapped around."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in _WRAPPINGS and depth < _DEEPEST:
            yield from _blocks(child, depth + 1)


def _text(element: Any, depth: int = 0) -> str:
    """Return the words of a paragraph as it would be printed: without what was struck out, with text boxes behind."""
    said: list[str] = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            said.append(child.text or "")
        elif child.tag in _SIGNS:
            said.append(_SIGNS[child.tag])
        elif child.tag == qn("w:txbxContent"):
            said.extend("\n" + _text(box, depth + 1) for box in child.iter(qn("w:p")))
        elif depth < 40:
            said.append(_text(child, depth + 1))
    return "".join(said)


def _paragraph(reading: _Reading, paragraph: Any, place: Place | None) -> None:
    style_element = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = style_element.get(qn("w:val"), "") if style_element is not None else ""
    name, list_id, depth = reading.styles.get(style, ("", "", 0))
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if own is not None:
        list_id, depth = _list_of(own)
    text = _text(paragraph)
    label = reading.counter.label(list_id, depth) if list_id and (text.strip() or place is not None) else ""
    heading = name.startswith(("heading", "title", "заголовок", "başlık")) and place is None
    if place is not None and not (label or text.strip()):
        return
    reading.say(f"{label} {text.lstrip()}".strip() if label else text, place, heading=heading)


def _table(reading: _Reading, table: Any) -> None:
    reading.tables += 1
    number = reading.tables
    cells = _cells(table)
    for place, cell in cells:
        spot = Place(number, place[0], place[1], place[2], place[3])
        for element in _blocks(cell):
            if element.tag == qn("w:p"):
                _paragraph(reading, element, spot)
            else:
                for inner in element.iter(qn("w:p")):
                    _paragraph(reading, inner, spot)


def _cells(table: Any) -> list[tuple[list[int], Any]]:
    """Return each cell with its row, column, and how many rows and columns it spans; cells merged downwards are one."""
    found: list[tuple[list[int], Any]] = []
    above: dict[int, list[int]] = {}
    for row, element in enumerate(_rows(table), 1):
        column = 1 + _number(element.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for cell in _cells_of(element):
            wide = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            if goes_on and column in above and not _text(cell).strip():
                above[column][2] = row - above[column][0] + 1
            else:
                place = [row, column, 1, wide]
                found.append((place, cell))
                above.pop(column, None)
                if merge is not None:
                    above[column] = place
            column += wide
    return found


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in _WRAPPINGS:
            yield from _rows(child)


def _cells_of(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _WRAPPINGS:
            yield from _cells_of(child)


def _number(element: Any, default: int) -> int:
    value = element.get(qn("w:val"), "") if element is not None else ""
    return max(min(int(value), 200), 0) if value.isdigit() else default
