"""Letters on paper: pdf set by typst, and an ordinary text document on which an office can go on writing."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, Literal

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from umay.documents.cleaning import clean
from umay.documents.fonts import WORD_FONT, chinese_word_font, locale_of, written_in
from umay.documents.letters.values import LetterDocument
from umay.documents.typeset import compiled

_SHAPE: Final = Path(__file__).with_name("letter.typ")
_GREY: Final = RGBColor(0x46, 0x46, 0x46)
_STEP: Final = "- "


def render_letter(letter: LetterDocument, kind: Literal["pdf", "docx"], *, watermark: str = "") -> bytes:
    """Return the letter as a file. watermark: words behind the text, such as who printed it and when; "" for none."""
    return _pdf(letter, watermark) if kind == "pdf" else _docx(letter, watermark)


def _both(letter: LetterDocument) -> tuple[LetterDocument, ...]:
    return (letter, letter.also) if letter.also else (letter,)


def _pdf(letter: LetterDocument, watermark: str) -> bytes:
    return compiled(_SHAPE, {"letters": [_plain(one) for one in _both(letter)], "watermark": clean(watermark)})


def _plain(letter: LetterDocument) -> dict[str, Any]:
    said = _cleaned({**asdict(letter), "also": None})
    lang = written_in(letter.lang, json.dumps(said, ensure_ascii=False))
    return {**said, **dict(zip(("lang", "region"), locale_of(lang).split("-"), strict=True))}


def _cleaned(what: Any) -> Any:
    """Return a value with each of its words cleaned."""
    if isinstance(what, str):
        return clean(what)
    if isinstance(what, dict):
        return {name: _cleaned(inner) for name, inner in what.items()}
    return [_cleaned(inner) for inner in what] if isinstance(what, list | tuple) else what


def _docx(letter: LetterDocument, watermark: str) -> bytes:
    paper: Any = docx.Document()
    _shape(paper, letter)
    for at, one in enumerate(_both(letter)):
        if at:
            paper.add_page_break()
        _write(paper, one)
    footer = paper.sections[0].footer.paragraphs[0]
    _run(footer, " · ".join(words for words in (letter.footer, watermark) if words), size=7.5)
    about = paper.core_properties
    about.title, about.author, about.comments, about.language = clean(letter.subject)[:250], "Umay", "", locale_of(letter.lang)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _shape(paper: Any, letter: LetterDocument) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(25), Mm(20), Mm(20), Mm(20)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = WORD_FONT, Pt(10.5)
    style.paragraph_format.space_after = Pt(7)
    named = style.element.get_or_add_rPr()
    named.rFonts.set(qn("w:eastAsia"), chinese_word_font(letter.lang))
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), locale_of(letter.lang))
    named.append(spoken)


def _run(paragraph: Any, words: str, *, size: float = 10.5, bold: bool = False, quiet: bool = False) -> Any:
    run = paragraph.add_run(clean(words))
    run.font.size, run.bold = Pt(size), bold
    if quiet:
        run.font.color.rgb = _GREY
    return paragraph


def _write(paper: Any, letter: LetterDocument) -> None:
    bold = not letter.lang.startswith("zh")
    for words in letter.heading:
        _run(paper.add_paragraph(), words, bold=bold).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _labelled(paper, letter.words.sender, letter.from_)
    numbered = f"{letter.words.number} {letter.number}    " if letter.number else ""
    _run(paper.add_paragraph(), f"{numbered}{letter.words.day} {letter.day}")
    _labelled(paper, letter.words.addressee, letter.to, bold=bold)
    _run(paper.add_heading(level=1), letter.subject, size=12, bold=bold)
    _paragraphs(paper, letter.paragraphs)
    if letter.fields:
        table = paper.add_table(rows=0, cols=2, style="Table Grid")
        for label, what in letter.fields:
            cells = table.add_row().cells
            cells[0].width, cells[1].width = Mm(52), Mm(113)
            _run(cells[0].paragraphs[0], label, size=9.5, quiet=True)
            _run(cells[1].paragraphs[0], what)
        paper.add_paragraph()
    _paragraphs(paper, letter.after)
    _run(paper.add_paragraph(), "\n" + "_" * 34 + "\n" + ("\n".join(letter.signed_by) or letter.words.signature))
    if letter.enclosures:
        listed = (f"{at}. {what}" for at, what in enumerate(letter.enclosures, 1))
        _labelled(paper, letter.words.enclosures, listed)


def _labelled(paper: Any, label: str, lines: Iterable[str], *, bold: bool = False) -> None:
    paragraph = _run(paper.add_paragraph(), f"{label}\n", size=8.5, quiet=True)
    _run(paragraph, "\n".join(lines), bold=bold)


def _paragraphs(paper: Any, paragraphs: tuple[str, ...]) -> None:
    for words in paragraphs:
        is_point = words.startswith(_STEP)
        _run(paper.add_paragraph(style="List Bullet" if is_point else None), words.removeprefix(_STEP) if is_point else words)
