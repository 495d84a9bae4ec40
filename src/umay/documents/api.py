"""What other rooms may use of documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal

from umay.documents.actions.registering import LetterEntry, Registered, erase_letter_links, register_letter
from umay.documents.calendars import render_calendar
from umay.documents.cleaning import clean, neutral
from umay.documents.downloads import MEDIA_TYPES, attachment, download_headers, paper_headers, shown
from umay.documents.examining.apart import examine
from umay.documents.examining.names import safe_name
from umay.documents.examining.values import FLAGS, LARGEST, REFUSALS, Examined, Flag, Group, RefusalCode
from umay.documents.letters.reading import Problem as LetterProblem
from umay.documents.letters.values import LETTER_KINDS, PLACEHOLDERS, LetterDocument, LetterKind, LetterOrder
from umay.documents.letters.writing import BUILTIN as LETTER_TEXTS
from umay.documents.letters.writing import LETTER_LANGUAGES, check_letters, own_texts, write_letter
from umay.documents.packages import new_passphrase, pack_locked
from umay.documents.papers.cards import PassCard, PassSheet, pass_cards
from umay.documents.papers.sheets import Certificate, SignSheet, certificates, sign_sheet
from umay.documents.posters.badge import BadgeDocument, visitor_badge
from umay.documents.posters.checkpoint import CheckpointDocument, SheetWords, SignWords, WeekSheets, checkpoint_signs, week_sheets
from umay.documents.posters.post_sign import PostSignDocument, PostSignWords, RuleSheetDocument, RuleWords, post_sign, rule_sheet
from umay.documents.posters.poster import PosterDocument, PosterHelpline, telling_poster
from umay.documents.said import FLAG_WORDS, REFUSAL_WORDS
from umay.documents.signs import Sign, letter_to, sign_of
from umay.documents.values import Both, CalendarDocument, Cell, Column, Event, Kind, Section, TableDocument

CALENDAR_MEDIA_TYPE: Final = "text/calendar; charset=utf-8"


def render_table(document: TableDocument, kind: Kind, *, watermark: str = "") -> bytes:
    """Return the table as a file of the kind. Raises KeyError for a kind that is not known.

    watermark: who takes it out and when, behind the words of a pdf, at the foot of other papers, above a workbook; "" for none.
    """
    if not watermark:
        return _renderer(kind)(document)
    if kind == "pdf":
        from umay.documents.typeset import render_pdf

        return render_pdf(document, watermark=watermark)
    return _renderer(kind)(replace(document, footer=" · ".join(one for one in (document.footer, watermark) if one)))


def render_letter(letter: LetterDocument, kind: Literal["pdf", "docx"], *, watermark: str = "") -> bytes:
    """Return the letter as a file. watermark: who takes it out and when, behind the words; "" for none."""
    from umay.documents.letters.paper import render_letter as rendered

    return rendered(letter, kind, watermark=watermark)


def _renderer(kind: Kind) -> Callable[[TableDocument], bytes]:
    """Return what renders the kind; each brings a heavy library, so only the one asked for is loaded."""
    if kind == "pdf":
        from umay.documents.typeset import render_pdf

        return render_pdf
    if kind == "docx":
        from umay.documents.word import render_docx

        return render_docx
    from umay.documents.sheets import render_csv, render_xlsx

    return {"xlsx": render_xlsx, "csv": render_csv}[kind]


__all__ = [
    "CALENDAR_MEDIA_TYPE",
    "FLAGS",
    "FLAG_WORDS",
    "LARGEST",
    "LETTER_KINDS",
    "LETTER_LANGUAGES",
    "LETTER_TEXTS",
    "MEDIA_TYPES",
    "PLACEHOLDERS",
    "REFUSALS",
    "REFUSAL_WORDS",
    "BadgeDocument",
    "Both",
    "CalendarDocument",
    "Cell",
    "Certificate",
    "CheckpointDocument",
    "Column",
    "Event",
    "Examined",
    "Flag",
    "Group",
    "Kind",
    "LetterDocument",
    "LetterEntry",
    "LetterKind",
    "LetterOrder",
    "LetterProblem",
    "PassCard",
    "PassSheet",
    "PostSignDocument",
    "PostSignWords",
    "PosterDocument",
    "PosterHelpline",
    "RefusalCode",
    "Registered",
    "RuleSheetDocument",
    "RuleWords",
    "Section",
    "SheetWords",
    "Sign",
    "SignSheet",
    "SignWords",
    "TableDocument",
    "WeekSheets",
    "attachment",
    "certificates",
    "check_letters",
    "checkpoint_signs",
    "clean",
    "download_headers",
    "erase_letter_links",
    "examine",
    "letter_to",
    "neutral",
    "new_passphrase",
    "own_texts",
    "pack_locked",
    "paper_headers",
    "pass_cards",
    "post_sign",
    "register_letter",
    "render_calendar",
    "render_letter",
    "render_table",
    "rule_sheet",
    "safe_name",
    "shown",
    "sign_of",
    "sign_sheet",
    "telling_poster",
    "visitor_badge",
    "week_sheets",
    "write_letter",
]
