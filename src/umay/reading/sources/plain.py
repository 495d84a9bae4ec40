"""Text and csv files: which encoding they are in, and their lines. Tables in text are recognised elsewhere."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import Final

import charset_normalizer

from umay.reading.languages import detect, score
from umay.reading.sources.refusing import MOST_CHARACTERS, CannotRead
from umay.reading.values import Line, Place, Remark

_PAGES: Final = {
    "tr": ("cp1254",),
    "kk": ("kz1048", "cp1251"),
    "ru": ("cp1251", "koi8_r", "cp866"),
    "vi": ("cp1258",),
    "zh": ("gb18030", "big5hkscs"),
    "en": ("cp1252",),
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DELIMITERS: Final = (";", ",", "\t", "|")
_MOST_CONTROLS = 0.02


def decode(data: bytes, lang: str | None) -> tuple[str, str]:
    """Return the text and the name of its encoding: Unicode first, then the code pages of the language, a guess last.

    Raises CannotRead "document.not_text" for bytes that are no text, "document.encoding" when nothing fits.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, name), name
    if name := _wide(data):
        return _strictly(data, name), name
    try:
        return _readable(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _by_page(data, lang)


def _strictly(data: bytes, name: str) -> str:
    try:
        return _readable(data.decode(name))
    except UnicodeDecodeError as error:
        raise CannotRead("document.encoding", place=str(error.start)) from error


def _wide(data: bytes) -> str:
    """Return which UTF-16 the bytes are without saying so: every other one of many is zero."""
    sample = data[:4000]
    if len(sample) < 8 or sample.count(0) < 0.15 * len(sample):
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"


def _readable(text: str) -> str:
    if len(_CONTROLS.findall(text[:20_000])) > _MOST_CONTROLS * min(len(text), 20_000):
        raise CannotRead("document.not_text")
    return text


def _by_page(data: bytes, lang: str | None) -> tuple[str, str]:
    wanted = [lang] if lang in _PAGES else []
    found: list[tuple[float, str, str]] = []
    for code in [*wanted, *(one for one in _PAGES if one not in wanted)]:
        for page in _PAGES[code]:
            try:
                text = data.decode(page)
            except UnicodeDecodeError:
                continue
            if not _CONTROLS.search(text[:20_000]):
                bonus = 0.02 if code in wanted else 0.0
                found.append(((score(text, code) if detect(text) == code else 0.0) + bonus - _oddities(text), text, page))
    if found and max(found)[0] > 0:
        best = max(found, key=lambda one: one[0])
        return best[1], best[2]
    guess = charset_normalizer.from_bytes(data).best()
    if guess is None:
        raise CannotRead("document.encoding")
    return _readable(str(guess)), guess.encoding


def _oddities(text: str) -> float:
    """Return which share of the text is letters that a wrong code page makes: signs inside of words, capitals after small letters."""
    sample = text[:20_000]
    return 2 * len(re.findall(r"[a-zа-яё][A-ZА-ЯЁ\u00a1-\u00bf‚„…†‡‰‹›€™]", sample)) / (len(sample) or 1)


def read_text(data: bytes, lang: str | None) -> tuple[list[Line], list[Remark], str]:
    """Return the lines of a text file, what is to be told about it, and its encoding."""
    text, encoding = decode(data, lang)
    remarks = [Remark("source.control_characters")] if _CONTROLS.search(text) else []
    plain = unicodedata.normalize("NFC", _CONTROLS.sub("", text).replace("\f", "\n"))
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    return [Line(number, line) for number, line in enumerate(lines, 1)], remarks, encoding


def read_csv(data: bytes, lang: str | None) -> tuple[list[Line], list[Remark], str]:
    """Return the cells of a csv file as lines of one table, what is to be told about it, and its encoding."""
    text, encoding = decode(data, lang)
    plain = unicodedata.normalize("NFC", _CONTROLS.sub("", text))
    lines: list[Line] = []
    for row, cells in enumerate(_records(plain), 1):
        for column, cell in enumerate(cells, 1):
            for one in cell.splitlines():
                if one.strip():
                    lines.append(Line(len(lines) + 1, one.strip(), Place(1, row, column)))
    return lines, [], encoding


def _records(text: str) -> list[list[str]]:
    """Return the cells of each row; a quotation mark that is never closed is a sign like any other."""
    csv.field_size_limit(MOST_CHARACTERS)
    delimiter = _delimiter(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines()]


def _delimiter(text: str) -> str:
    """Return what parts the cells: the sign that stands as often in most lines, and most often."""
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    counts = {sign: sorted(line.count(sign) for line in lines) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (counts[sign][len(lines) // 2] if lines else 0, sum(counts[sign])))
