"""Packed files looked at before anything reads them: bombs, encryption, macros and document types are refused here."""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers.expat import ExpatError, ParserCreate

from umay.reading.sources.refusing import BIGGEST_UNPACKED, HIGHEST_RATIO, MOST_ENTRIES, CannotRead

_CHUNK = 1 << 16
_SMALL = 1 << 20
_TYPES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = re.compile(r"vbaProject\.bin$|(?:^|/)macros?/|(?:^|/)Basic/|activeX/.*\.bin$", re.IGNORECASE)
_NESTED = (".zip", ".docx", ".xlsx", ".docm", ".xlsm", ".jar", ".7z", ".rar", ".gz")


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of the packed file's entries after looking through all of them.

    Raises CannotRead: "document.broken", "document.bomb", "document.encrypted", "document.macros", "document.has_dtd".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_ENTRIES:
                raise CannotRead("document.bomb", entries=str(len(entries)))
            budget = BIGGEST_UNPACKED
            for entry in entries:
                budget = _look_at(packed, entry, budget)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise CannotRead("document.broken") from error
    return frozenset(entry.filename for entry in entries)


def _look_at(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> int:
    """Read the entry through, counting what really comes out, and return what of the budget is left."""
    if entry.flag_bits & 0x1:
        raise CannotRead("document.encrypted", place=entry.filename)
    if _MACROS.search(entry.filename):
        raise CannotRead("document.macros", place=entry.filename)
    if entry.file_size > budget:
        raise CannotRead("document.bomb", place=entry.filename)
    came, tail = 0, b""
    is_markup = entry.filename.endswith((".xml", ".rels", ".vml"))
    with packed.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            came += len(chunk)
            if came > budget or (came > _SMALL and came > HIGHEST_RATIO * max(entry.compress_size, 1)):
                raise CannotRead("document.bomb", place=entry.filename)
            if is_markup:
                tail = _refuse_types(tail + chunk, entry.filename)
    return budget - came


def _refuse_types(markup: bytes, place: str) -> bytes:
    plain = markup.replace(b"\0", b"")
    if _TYPES.search(plain):
        raise CannotRead("document.has_dtd", place=place)
    return markup[-32:]


def broken_place(data: bytes) -> dict[str, str]:
    """Return where a packed document is broken, as the values of a refusal: the first entry that is no XML and its line; {} if none."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in sorted(packed.namelist(), key=lambda name: ("document" not in name and "sheet" not in name, name)):
            if not name.endswith((".xml", ".rels")):
                continue
            parser = ParserCreate()
            try:
                parser.Parse(packed.read(name), True)
            except ExpatError as error:
                return {"place": name, "line": str(error.lineno)}
    return {}


def is_nested(names: frozenset[str]) -> bool:
    """Tell whether the packed file is only a wrapping for other packed files."""
    return bool(names) and all(name.lower().endswith(_NESTED) or name.endswith("/") for name in names)
