"""Phrases in Cyrillic cut into typed tokens by stems and number forms: what Kazakh and Russian share before grammar."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from umay.timing.readers.token_rules import Token

Typed = tuple[str, Any] | None
Reader = Callable[[re.Match[str]], Typed]

_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"), "-")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_LOOKALIKES: Final = str.maketrans("aeopcyxihkmtb", "аеорсухінкмтв")
_MIXED: Final = re.compile(r"(?=[a-z]*[а-яәғқңөұүһі])[a-zа-яәғқңөұүһі]+")
_UNKNOWN: Final = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d|.")
_LISTED: Final = re.compile(r"(?<![\d.])(\d{1,2}),(?=\d{1,2}(?:,\d{1,2})*[ -]*(?:чет|нед|кв|полуг|числ|семестр|тоқсан|апта|жарты|жұлдыз))")
_SPELLED: Final = re.compile(
    r"(\d+) ?\((?:од|дв|тр|четыр|пят|шест|сем|вос|дев|дес|соро|бір|екі|үш|төрт|бес|алты|жет|сегіз|тоғыз|он|жиырма|отыз)[^()\d]{0,20}\)",
    re.IGNORECASE,
)
_MARKS: Final = {
    ",": "COMMA", ";": "SEMI", "/": "SLASH", "-": "DASH", ".": "DOT", "(": "OPEN", ")": "CLOSE", ":": "COLON", "№": "NO",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stems:
    """The words of one language by their first letter, and the forms of numbers."""

    entries: dict[str, tuple[tuple[re.Pattern[str], str, Any], ...]]
    numbers: tuple[tuple[re.Pattern[str], Reader], ...]


def clean(phrase: str) -> str:
    """Return the phrase in one typography: composed letters, one kind of dash and quote, single blanks; case is kept."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", phrase)).translate(_DASHES)
    text = re.sub(r"[“„‟]", "«", text)
    text = re.sub(r"”", "»", text).replace("’", "'").replace("‘", "'")
    text = re.sub(r'"([^"]*)"', r"«\1»", text)
    text = re.sub(r"«\s*(\d{1,2})\s*»", r"\1", text)
    text = re.sub(r"(?i)\bеже ?- ?(?=[а-я])", "еже", _SPELLED.sub(r"\1", text))
    text = _LISTED.sub(r"\1, ", text)
    text = re.sub(r"\s+", " ", text).strip(" .;,·•*")
    return text[1:-1] if re.fullmatch(r"«[^«»]*»", text) else text


def fold(text: str) -> str:
    """Return `text` in lower case with look-alike letters made one, letter for letter: its length stays."""
    lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text).replace("ё", "е")
    return _MIXED.sub(lambda found: found[0].translate(_LOOKALIKES), lowered)


def stems(words: Iterable[tuple[str, Any, str]], numbers: Iterable[tuple[str, Reader]]) -> Stems:
    """Return the stems of a language. words: (kind, value, forms parted by `|`; `*` any letters, `?` the letter before may lack)."""
    entries: defaultdict[str, list[tuple[re.Pattern[str], str, Any]]] = defaultdict(list)
    for kind, value, forms in words:
        for form in (" ".join(part.split()) for part in forms.split("|")):
            entries[form[0]].append((_pattern(form), kind, value))
    compiled = tuple((re.compile(pattern), reader) for pattern, reader in numbers)
    return Stems({letter: tuple(found) for letter, found in entries.items()}, compiled)


def _pattern(form: str) -> re.Pattern[str]:
    source = re.escape(form).replace(r"\*", r"[^\W\d_]*").replace(r"\.\ ", r"\.\s*").replace(r"\ ", r"\s+")
    source = source[:-2] + r"(?:\.|$)" if source.endswith(r"\.") else source
    source = source.replace(r"\?", "?").replace(r"\-", r"\s?-\s?")
    return re.compile(source + (r"(?![^\W_])" if form[-1].isalnum() or form[-1] in "*?" else ""))


def cut(text: str, known: Stems) -> list[Token]:
    """Cut a cleaned phrase into tokens, the longest form first; unknown words are "W", marks have kinds of their own."""
    folded, found, place = fold(text), list[Token](), 0
    while place < len(folded):
        if folded[place] == " ":
            place += 1
            continue
        kind, value, end = _longest(folded, place, known)
        shown = text[place:end].strip()
        found.append(Token(kind, shown if value is None and kind in ("W", "QUOTE", "ROTATION") else value, shown))
        place = end
    return found


def _longest(folded: str, place: int, known: Stems) -> tuple[str, Any, int]:
    best: tuple[str, Any, int] | None = None
    for pattern, reader in known.numbers:
        match = pattern.match(folded, place)
        read = reader(match) if match and (best is None or match.end() > best[2]) else None
        best = (*read, match.end()) if match and read else best
    for entry, kind, value in known.entries.get(folded[place], ()):
        match = entry.match(folded, place)
        if match and (best is None or match.end() > best[2]):
            best = (kind, value, match.end())
    return best or _unknown(folded, place)


def _unknown(folded: str, place: int) -> tuple[str, Any, int]:
    match = _UNKNOWN.match(folded, place)
    if match is None:  # a line break, which `clean` takes out
        return "OTHER", None, place + 1
    return _MARKS.get(match[0], "W" if match[0].isalpha() else "OTHER"), None, match.end()
