"""People pasted as lines: a name, a number, a class, however they are divided. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MOST_LINES: Final = 1_000
_DIVIDED: Final = re.compile(r"\t|;|,|，|、|\||\s{2,}")
_NUMBER: Final = re.compile(r"[\d+()\-\s./]{5,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was understood. number: of the line, counted from 1. wrong: why it was not, "" when it was."""

    number: int
    name: str
    phone: str = ""
    class_name: str = ""
    wrong: str = ""


def read_lines(pasted: str) -> tuple[Line, ...]:
    """Return the people of pasted lines; empty lines are passed over, what is no name is named.

    >>> [(one.name, one.phone, one.class_name) for one in read_lines("Ayşe Yılmaz; 0555 123 45 67; 3-A")]
    [('Ayşe Yılmaz', '0555 123 45 67', '3-A')]
    """
    lines = [(number, line.strip()) for number, line in enumerate(pasted.splitlines(), start=1) if line.strip()]
    return tuple(_read(number, line) for number, line in lines[:MOST_LINES])


def _read(number: int, line: str) -> Line:
    parts = [part.strip() for part in _DIVIDED.split(line) if part.strip()]
    phones = [part for part in parts if _is_number(part)]
    words = [part for part in parts if not _is_number(part)]
    if not words:
        return Line(number, "", wrong="name")
    if len(words[0]) > 120 or len(words) > 2 or len(phones) > 1:
        return Line(number, words[0][:120], wrong="shape")
    return Line(number, words[0], (phones or [""])[0][:30], (words[1:] or [""])[0][:20])


def _is_number(part: str) -> bool:
    return _NUMBER.fullmatch(part) is not None and sum(sign.isdigit() for sign in part) >= 5
