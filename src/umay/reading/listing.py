"""A recognised document as text to read: a table of its rows, what is open about them, and which lines were not understood."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from umay.reading.values import Recognised, Row, Section
from umay.timing.api import write

_WIDTHS: Final = (7, 6, 46, 24, 34)
_HEADINGS: Final = ("lines", "no.", "what", "who", "when")
_BETWEEN: Final = "  "
_LONGEST: Final = 110
_MOST_TEXT: Final = 240
_PROBLEMS: Final = {
    "timing_missing": "says no time",
    "timing_not_understood": "time not understood",
    "timing_no_timing": "time not understood",
    "timing_partly": "time understood in part",
    "timing_impossible": "a time that cannot be",
    "timing_ambiguous": "a time of two meanings",
    "timing_not_a_duty_time": "a date of a paper, not of a duty",
    "owner_missing": "names nobody",
    "title_missing": "says nothing to do",
    "cell_not_understood": "a cell not understood",
}


def as_listing(found: Recognised, lang: str = "en") -> str:
    """Return the recognised document as text to read. lang: of the sentences that say when."""
    said = [found.document, "", _line(_HEADINGS), _line(tuple("-" * width for width in _WIDTHS))]
    for section in found.sections:
        said += [*_heading(section, found.document), *(line for row in section.rows for line in _listed(row, lang))]
    return "\n".join([*said, "", *_counts(found), *_open_rows(found), *_left(found)]) + "\n"


def said_lines(numbers: Sequence[int]) -> str:
    """Return which lines these are: "line 7", "lines 7-9", "lines 7-9, 12"; "" for none.

    >>> said_lines([7]), said_lines([7, 8, 9, 12])
    ('line 7', 'lines 7-9, 12')
    """
    return f"line{'s' if len(numbers) > 1 else ''} {_runs(numbers)}" if numbers else ""


def _runs(numbers: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


def _heading(section: Section, document: str) -> list[str]:
    title = " / ".join(one for one in (section.part, section.title) if one and one != document)
    return ["", _short(title)] if title else [""]


def _listed(row: Row, lang: str) -> list[str]:
    """Return the lines of the table that the row takes."""
    cells = (_runs(row.lines[:1] + row.lines[-1:]) if len(row.lines) < 3 else f"{row.lines[0]}-{row.lines[-1]}", row.number)
    texts = (*cells, _flat(row.title), _flat(row.lead) or "?", _when(row, lang))
    columns = [_wrapped(text, width) for text, width in zip(texts, _WIDTHS, strict=True)]
    return [_line(line) for line in zip_longest(*columns, fillvalue="")]


def _when(row: Row, lang: str) -> str:
    if row.timing is not None:
        return write(row.timing, lang)
    return f'? "{_flat(row.timing_text)}"' if row.timing_text else "?"


def _counts(found: Recognised) -> list[str]:
    rows = [row for section in found.sections for row in section.rows]
    timed, owned = sum(row.timing is not None for row in rows), sum(bool(row.lead) for row in rows)
    lines = f"{_many(len(found.set_aside), 'line')} set aside, {_many(len(found.not_understood), 'line')} not understood"
    return [f"{_many(len(rows), 'row')}: {timed} with a time that was understood, {owned} with somebody who owes it; {lines}"]


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _open_rows(found: Recognised) -> list[str]:
    """Return for each problem how many rows have it, and where they stand."""
    where: dict[str, list[int]] = {}
    for row in (row for section in found.sections for row in section.rows):
        for problem in row.problems:
            where.setdefault(problem, []).append(row.lines[0] if row.lines else 0)
    return [_short(f"  {_PROBLEMS.get(code, code)}: {_many(len(at), 'row')}, {said_lines(at)}") for code, at in where.items()]


def _left(found: Recognised) -> list[str]:
    """Return what was set aside, counted by its reason, and each line that was not understood."""
    why = Counter(one.why.replace("_", " ") for one in found.set_aside)
    aside = ["  set aside as " + ", ".join(f"{reason} ({count})" for reason, count in why.most_common())] if why else []
    remarks = [f"  remark: {remark.code} {', '.join(remark.values.values())}".rstrip() for remark in found.source.remarks]
    left = ["", "not understood:", *(_short(f"  line {line.number}: {_flat(line.text)}") for line in found.not_understood)]
    return [*aside, *remarks, *(left if found.not_understood else [])]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines no wider than the column; a Chinese sign takes two places."""
    lines: list[str] = []
    for word_line in textwrap.wrap(text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…", width) or [""]:
        line = ""
        for sign in word_line:
            if _wide(line + sign) > width:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines


def _wide(text: str) -> int:
    return sum(0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _line(cells: Sequence[str]) -> str:
    return _BETWEEN.join(cell + " " * (width - _wide(cell)) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
