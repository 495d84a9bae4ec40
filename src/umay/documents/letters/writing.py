"""From an order to a letter: the office's own text where it has one, else ours; filled in memory, nothing kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import structlog
from django.conf import settings

from umay.documents.letters.reading import Problem, Template, filled, read_template
from umay.documents.letters.values import LETTER_KINDS, LetterDocument, LetterKind, LetterOrder, LetterWords
from umay.web.api import dates

BUILTIN: Final = Path(__file__).with_name("templates")
OWN_FOLDER: Final = "letters"
LETTER_LANGUAGES: Final = ("en", "tr", "kk", "ru", "vi", "zh-hant")
log = structlog.get_logger("umay.letters")


def own_texts() -> Path:
    """Return the folder with the deployment's own texts; it need not be there."""
    return Path(settings.UMAY_DATA) / OWN_FOLDER


def write_letter(order: LetterOrder, own: Path | None = None) -> LetterDocument:
    """Return the letter, in each of its languages. own: folder with the deployment's texts, "letters" in its data when None.

    An own text that is not in order is passed over for ours, since a notice must not wait for a slip in a file; the log says which.
    """
    first, *second = (_written(order, lang, own or own_texts()) for lang in order.languages)
    return replace(first, also=second[0]) if second else first


def _written(order: LetterOrder, lang: str, own: Path) -> LetterDocument:
    template = _template(order.kind, lang, own)
    values = _values(order, lang)
    return LetterDocument(
        kind=order.kind,
        number=order.number,
        day=dates.say_date(order.day, lang),
        from_=order.from_,
        to=order.to,
        subject=filled(template.subject, values),
        lang=lang,
        words=_words(lang),
        paragraphs=tuple(said for one in template.before if (said := filled(one, values))),
        fields=tuple((label, values[name]) for name, label in template.fields if values.get(name)),
        after=tuple(said for one in template.after if (said := filled(one, values))),
        signed_by=order.signed_by,
        enclosures=order.enclosures,
        heading=template.heading,
        footer=order.footer,
    )


def _values(order: LetterOrder, lang: str) -> dict[str, str]:
    said = {name: dates.say_date(value, lang) if isinstance(value, date) else value.strip() for name, value in order.values.items()}
    whole: Mapping[str, str] = {
        "number": order.number,
        "day": dates.say_date(order.day, lang),
        "from": " ".join(order.from_[:1]),
        "to": " ".join(order.to[:1]),
    }
    return {**whole, **said}


def _template(kind: LetterKind, lang: str, own: Path) -> Template:
    for folder in (own, BUILTIN):
        for spoken in (lang, "en") if folder is BUILTIN else (lang,):
            file = folder / kind / f"{spoken}.txt"
            if not file.is_file():
                continue
            template, problems = _read(file, kind)
            if not problems:
                return template
            log.warning("own letter is not in order", file=f"{kind}/{file.name}", line=problems[0].line)
    raise LookupError(kind)


def _read(file: Path, kind: LetterKind) -> tuple[Template, tuple[Problem, ...]]:
    name = f"{kind}/{file.name}"
    try:
        return read_template(file.read_text(encoding="utf-8"), kind, name)
    except (OSError, UnicodeDecodeError):
        return Template("", (), (), (), ()), (Problem(name, 1, "cannot be read as UTF-8 text"),)


def _words(lang: str) -> LetterWords:
    """Return the words beside the parts of a letter."""
    file = BUILTIN / "words" / f"{lang}.txt"
    lines = (file if file.is_file() else BUILTIN / "words" / "en.txt").read_text(encoding="utf-8").splitlines()
    said = dict(line.split(": ", 1) for line in lines if line)
    return LetterWords(**said)


def check_letters(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the texts of a folder: in each file, and files that no letter would ever read."""
    for found in sorted(folder.rglob("*")):
        kind = next((one for one in LETTER_KINDS if found.parent == folder / one), None)
        if found.is_dir() or (folder == BUILTIN and found.parent.name == "words"):
            continue
        if kind is None:
            yield Problem(
                str(found.relative_to(folder)), 1, f"stands in no folder of a kind of letter; these are {', '.join(LETTER_KINDS)}"
            )
        elif found.suffix != ".txt" or found.stem not in LETTER_LANGUAGES:
            named = ", ".join(f"{lang}.txt" for lang in LETTER_LANGUAGES)
            yield Problem(str(found.relative_to(folder)), 1, f"is not named as a language; names are {named}")
        else:
            yield from _read(found, kind)[1]
