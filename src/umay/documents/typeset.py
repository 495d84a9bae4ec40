"""Tables as pdf, set by typst. The page's shape stands in pages.typ; words go in as data and are never read as markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, Literal

import typst

from umay.documents.cleaning import clean
from umay.documents.fonts import locale_of, typeset_fonts, written_in
from umay.documents.values import Both, Cell, TableDocument

_SHAPE: Final = Path(__file__).with_name("pages.typ")


def render_pdf(document: TableDocument, *, watermark: str = "") -> bytes:
    """Return the table as a pdf. watermark: words behind the text, such as who printed it and when; "" for none."""
    return compiled(_SHAPE, _words(document, watermark))


def _words(document: TableDocument, watermark: str = "") -> dict[str, Any]:
    """Return what the page is told, in the script in which the document is written."""
    plain = _plain(document)
    lang = written_in(document.lang, json.dumps(plain, ensure_ascii=False))
    spoken = dict(zip(("lang", "region"), locale_of(lang).split("-"), strict=True))
    return {**plain, **spoken, "watermark": clean(watermark)}


def compiled(shape: Path, words: dict[str, Any]) -> bytes:
    """Return a pdf that screen readers can follow (PDF/UA-1); an ordinary one where a sign is in none of the fonts.

    shape: how the page looks. words: what it is told, with Chinese in the script in which it is written.
    """
    said = json.dumps(words)
    try:
        return _set(shape, said, "ua-1")
    except typst.TypstError:
        return _set(shape, said, None)


def _set(shape: Path, words: str, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        shape,
        root=shape.parent,
        font_paths=typeset_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=standard,
        sys_inputs={"document": words},
    )


def _both(words: Cell) -> dict[str, str]:
    return (
        {"first": clean(words.first), "second": clean(words.second)}
        if isinstance(words, Both)
        else {"first": clean(str(words)), "second": ""}
    )


def _plain(document: TableDocument) -> dict[str, Any]:
    return {
        "title": _both(document.title),
        "subtitle": _both(document.subtitle),
        "facts": [[clean(name), clean(what)] for name, what in document.facts],
        "columns": [{"title": _both(one.title), "weight": one.weight, "numbers": one.numbers} for one in document.columns],
        "sections": [
            {"title": _both(section.title), "rows": [[_both(cell) for cell in row] for row in section.rows]}
            for section in document.sections
        ],
        "notes": [clean(note) for note in document.notes],
        "signatures": [clean(who) for who in document.signatures],
        "footer": clean(document.footer),
        "landscape": document.landscape,
    }
