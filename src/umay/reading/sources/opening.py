"""Which reader a file needs, told by what is in it and not by its name; what no reader should touch is refused."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path
from typing import Final

from umay.reading.sources.packed import is_nested, names_in
from umay.reading.sources.plain import read_csv, read_text
from umay.reading.sources.refusing import BIGGEST_FILE, MOST_CHARACTERS, MOST_LINES, CannotRead
from umay.reading.values import Source

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN: Final = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"GIF8", "gif"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)


def open_source(name: str, data: bytes, lang: str | None) -> Source:
    """Return the lines of a document.

    name: of the file, shown and used to tell csv from text. Raises CannotRead.
    """
    if not data.strip():
        raise CannotRead("document.empty")
    if len(data) > BIGGEST_FILE:
        raise CannotRead("document.too_large", bytes=str(len(data)))
    source = _opened(name, data, lang)
    if sum(len(line.text) for line in source.lines) > MOST_CHARACTERS or len(source.lines) > MOST_LINES:
        raise CannotRead("document.too_long", lines=str(len(source.lines)))
    if not any(line.text.strip() for line in source.lines):
        raise CannotRead("document.empty")
    return source


def _opened(name: str, data: bytes, lang: str | None) -> Source:
    if data.startswith(b"PK"):
        return _packed(name, data)
    if data.startswith(_OLD_OFFICE):
        return _old(name, data)
    for mark, form in _KNOWN:
        if data.startswith(mark):
            raise CannotRead("document.unknown_form", form=form)
    if Path(name).suffix.lower() in (".csv", ".tsv"):
        lines, remarks, encoding = read_csv(data, lang)
        return Source(name, "csv", tuple(lines), tuple(remarks), encoding)
    if b"<html" in data[:2000].lower() or data.lstrip().startswith(b"<?xml"):
        raise CannotRead("document.unknown_form", form="html" if b"<html" in data[:2000].lower() else "xml")
    lines, remarks, encoding = read_text(data, lang)
    return Source(name, "txt", tuple(lines), tuple(remarks), encoding)


def _packed(name: str, data: bytes) -> Source:
    from umay.reading.sources.sheets import read_calamine, read_xlsx
    from umay.reading.sources.word import read_word

    names = names_in(data)
    if is_nested(names):
        raise CannotRead("document.bomb", place="nested")
    if "word/document.xml" in names:
        return Source(name, "docx", tuple(read_word(data)))
    if "xl/workbook.xml" in names:
        lines, remarks = read_xlsx(data)
        return Source(name, "xlsx", tuple(lines), tuple(remarks))
    if "content.xml" in names and b"opendocument.spreadsheet" in data[:200]:
        lines, remarks = read_calamine(data)
        return Source(name, "ods", tuple(lines), tuple(remarks))
    raise CannotRead("document.unknown_form", form="zip")


def _old(name: str, data: bytes) -> Source:
    from umay.reading.sources.sheets import read_calamine
    from umay.reading.sources.word import read_word

    if _says(data, "EncryptedPackage") or _says(data, "EncryptionInfo"):
        raise CannotRead("document.encrypted")
    if _says(data, "_VBA_PROJECT"):
        raise CannotRead("document.macros", place="_VBA_PROJECT")
    if _says(data, "WordDocument"):
        return Source(name, "doc", tuple(read_word(_as_docx(data))))
    lines, remarks = read_calamine(data)
    return Source(name, "xls", tuple(lines), tuple(remarks))


def _says(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _as_docx(data: bytes) -> bytes:
    """Return an old Word file as a new one, as well as its converter can. The files it needs are gone afterwards."""
    import doc2docx

    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        old, made = Path(folder, "old.doc"), Path(folder, "made.docx")
        old.write_bytes(data)
        try:
            doc2docx.convert(old, made)
        except Exception as error:
            code = "document.encrypted" if "encrypt" in str(error).lower() else "document.broken"
            raise CannotRead(code) from error
        return made.read_bytes()
