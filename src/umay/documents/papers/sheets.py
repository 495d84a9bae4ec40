"""A sheet with a sign to scan, and a certificate, as pdf in one or two languages. Whoever asks brings the words."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import segno

from umay.documents.cleaning import clean
from umay.documents.fonts import locale_of, written_in
from umay.documents.typeset import compiled

_HERE: Final = Path(__file__).parent
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class SignSheet:
    """A sheet with a sign. words: by language, one or two, the first larger: title, lead, how, foot; url: whole; the sign leads there.

    place: whose it is, such as the school and the class.
    """

    place: str
    url: str
    words: Words


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is given to one person. words: by language, one or two: title, lead, thanks, day, signed. place: who gives it."""

    place: str
    name: str
    words: Words


def sign_sheet(sheet: SignSheet) -> bytes:
    """Return the sheet as a page of A4. Raises ValueError for more than two languages or an address that is not whole."""
    if not sheet.url.startswith(("https://", "http://")):
        raise ValueError("a sign leads to a whole address")
    out = io.BytesIO()
    segno.make(sheet.url, error="q", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    address = clean(sheet.url.split("://", 1)[1].rstrip("/"))
    said = {"place": clean(sheet.place), "address": address, "sign": out.getvalue().decode(), "spoken": spoken(sheet.words)}
    return compiled(_HERE / "sign.typ", said)


def certificates(papers: Sequence[Certificate]) -> bytes:
    """Return the certificates, a page of A4 across for each. Raises ValueError for none, or for more than two languages."""
    if not papers:
        raise ValueError("a certificate is somebody's")
    said = [{"place": clean(one.place), "name": clean(one.name), "spoken": spoken(one.words)} for one in papers]
    return compiled(_HERE / "certificate.typ", {"papers": said})


def spoken(words: Words) -> list[dict[str, Any]]:
    """Return words by language as a page is told them. Raises ValueError for none or more than two languages."""
    if not 1 <= len(words) <= 2:
        raise ValueError("a sheet speaks one or two languages")
    found = []
    for lang, said in words.items():
        plain = {name: clean(one) for name, one in said.items()}
        script = written_in(lang, json.dumps(plain, ensure_ascii=False))
        found.append({**plain, **dict(zip(("lang", "region"), locale_of(script).split("-"), strict=True))})
    return found
