"""What other rooms may use of reading: a file's lines, the rows recognised in it, and both as JSON or as a listing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from umay.kernel.refusal import Refusal, Refused
from umay.reading.apart import read_apart
from umay.reading.command import as_json
from umay.reading.languages import detect
from umay.reading.listing import as_listing
from umay.reading.recognition.recognising import recognise
from umay.reading.recognition.watched import Told
from umay.reading.sources.refusing import MOST_CHARACTERS
from umay.reading.values import Line, Place, Recognised, Remark, Row, Section, SetAside, Source

__all__ = [
    "Line", "Place", "Recognised", "Remark", "Row", "Section", "SetAside", "Source", "Told",
    "as_json", "as_listing", "detect", "extract", "recognise", "recognise_file", "recognise_text",
]  # fmt: skip


def extract(path: Path | str, lang: str | None = None) -> Source:
    """Return the lines of a document file, read in a process apart.

    lang: helps with the encoding of old text files. Raises Refused with a code "document.…" and the place.
    """
    return read_apart(Path(path), lang)


def recognise_file(path: Path | str, lang: str | None = None, country: str | None = None) -> Recognised:
    """Return the rows of duties in a document file. lang: detected when not given. country: kept with the result.

    Raises Refused with a code "document.…" and the place.
    """
    return recognise(extract(path, lang), lang, country)


def recognise_text(
    text: str, lang: str | None = None, country: str | None = None, *, name: str = "", told: Told | None = None
) -> Recognised:
    """Return the rows of duties in a text that is already here, such as one typed or pasted. told: hears how far it is.

    Raises Refused "document.too_long" or "document.empty".
    """
    if len(text) > MOST_CHARACTERS:
        raise Refused(Refusal("document.too_long", {"place": name}))
    if not text.strip():
        raise Refused(Refusal("document.empty", {"place": name}))
    plain = unicodedata.normalize("NFC", text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"))
    lines = tuple(Line(number, line) for number, line in enumerate(plain.split("\n"), 1))
    return recognise(Source(name, "txt", lines), lang, country, told=told)
