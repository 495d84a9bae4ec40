"""Pdf looked through for what runs, sends or hides; the plain notes on its maker are overwritten where they stand."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from umay.documents.examining.packed import Budget
from umay.documents.examining.values import Flag

_STREAM: Final = re.compile(rb"stream\r?\n")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAMES: Final[tuple[tuple[Flag, re.Pattern[bytes]], ...]] = (
    ("script", re.compile(rb"/(?:JavaScript|XFA)\b")),
    ("launch", re.compile(rb"/(?:Launch|SubmitForm|ImportData|GoToR|GoToE)\b")),
    ("embedded", re.compile(rb"/(?:EmbeddedFile|EmbeddedFiles|RichMedia|Filespec)\b")),
    ("encrypted", re.compile(rb"/Encrypt\b")),
)
_NOTE: Final = re.compile(
    rb"/(?:Author|Creator|Producer|Title|Subject|Keywords|CreationDate|ModDate|Company|Manager)\s*"
    rb"(\((?:\\.|[^\\()]){0,4000}\)|<[0-9A-Fa-f\s]{0,8000}>)",
    re.DOTALL,
)
_XMP: Final = (b"<x:xmpmeta", b"</x:xmpmeta>")
_LONGEST_NOTE: Final = 4 * 1024 * 1024
_STEP: Final = 64 * 1024
_LONGEST: Final = 8 * 1024 * 1024  # of one stream: what names actions is short


def looked_through(data: bytes) -> tuple[bytes, set[Flag]]:
    """Return the pdf with empty notes, and what to beware of. What stands in packed streams is read too, but not changed."""
    flags: set[Flag] = {"metadata_may_remain"}
    for words in (data, *_packed_words(data)):
        plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), words)
        flags.update(flag for flag, names in _NAMES if names.search(plain))
    if data[:5] != b"%PDF-":
        flags.add("polyglot")
    if b"%%EOF" not in data[-2048:]:
        flags.add("broken")
    return data if "encrypted" in flags else _without_notes(data), flags


def _packed_words(data: bytes) -> Iterator[bytes]:
    """Yield what packed streams of words say; pictures and fonts are passed over by their first bytes."""
    budget, whole = Budget(), memoryview(data)
    for found in _STREAM.finditer(data):
        start = found.end()
        if data[start : start + 1] not in (b"x", b"h", b"X", b"H", b"8", b"\x18"):
            continue
        try:
            words = zlib.decompressobj().decompress(whole[start : start + _LONGEST], _LONGEST)
        except zlib.error:
            continue
        budget.unpack(len(words))
        yield words


def _without_notes(data: bytes) -> bytes:
    """Overwrite notes with spaces of the same length, so that every place in the file stays where the file says it is."""

    def blank(found: re.Match[bytes]) -> bytes:
        said = found[1]
        return found[0][: -len(said)] + said[:1] + b" " * (len(said) - 2) + said[-1:]

    plain, at = bytearray(data), data.find(_XMP[0])
    while at >= 0 and (end := data.find(_XMP[1], at, at + _LONGEST_NOTE)) >= 0:
        plain[at : end + len(_XMP[1])] = b" " * (end + len(_XMP[1]) - at)
        at = data.find(_XMP[0], end)
    return _NOTE.sub(blank, bytes(plain))
