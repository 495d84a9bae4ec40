"""A letter as a frozen value, and what each kind of letter can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, get_args

LetterKind = Literal["police", "prosecutor", "child_rights", "education", "guardians", "accusation", "wipe_certificate", "file_receipt"]
LETTER_KINDS: Final[tuple[LetterKind, ...]] = get_args(LetterKind)

_EVERYWHERE: Final = frozenset({"number", "day", "from", "to", "school", "ref", "law", "contact", "phone"})
_ABOUT_A_CHILD: Final = frozenset({"child", "born_on", "class", "guardians", "happened", "learned_on", "learned_how", "done", "asked"})

PLACEHOLDERS: Final[Mapping[LetterKind, frozenset[str]]] = MappingProxyType(
    {
        "police": _EVERYWHERE | _ABOUT_A_CHILD | {"suspect", "danger"},
        "prosecutor": _EVERYWHERE | _ABOUT_A_CHILD | {"suspect", "evidence"},
        "child_rights": _EVERYWHERE | _ABOUT_A_CHILD | {"wish"},
        "education": _EVERYWHERE | {"kind", "registered_on", "state", "done", "asked"},
        "guardians": _EVERYWHERE | {"guardian", "child", "meeting_on", "meeting_at", "place", "bring"},
        "accusation": _EVERYWHERE | {"person", "post", "matter", "measures", "process", "consequences", "answer_by", "advice"},
        "wipe_certificate": _EVERYWHERE | {"key", "wiped_on", "backups_until", "receipt_number", "receipt_on", "taken_by", "stays"},
        "file_receipt": _EVERYWHERE
        | {"package", "sha256", "size", "items", "handed_on", "handed_by", "taken_by", "passphrase_by", "paper", "seal"},
    }
)
"""What a text of the kind may name in braces."""

NEEDED: Final[Mapping[LetterKind, frozenset[str]]] = MappingProxyType(
    {
        "police": frozenset({"child", "happened", "contact"}),
        "prosecutor": frozenset({"child", "happened", "contact"}),
        "child_rights": frozenset({"child", "asked", "contact"}),
        "education": frozenset({"kind", "done"}),
        "guardians": frozenset({"child", "contact"}),
        "accusation": frozenset({"person", "matter", "process", "consequences", "contact", "advice"}),
        "wipe_certificate": frozenset({"key", "wiped_on", "backups_until", "taken_by"}),
        "file_receipt": frozenset({"package", "sha256", "handed_on", "taken_by"}),
    }
)
"""Without what a letter of the kind would not do its work; a text that leaves one out is not in order."""


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What stands beside the parts of every letter of a language."""

    number: str
    day: str
    sender: str
    addressee: str
    subject: str
    enclosures: str
    signature: str


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """A letter, all of its words in their language.

    from_, to, signed_by: lines. paragraphs, fields, after: in the order in which they stand; "- " begins a point of a list.
    also: the same letter in a second language, on pages of its own. Nothing of it shows in a log: its words may be sealed elsewhere.
    """

    kind: LetterKind
    number: str
    day: str
    from_: tuple[str, ...]
    to: tuple[str, ...]
    subject: str
    lang: str
    words: LetterWords = field(repr=False)
    paragraphs: tuple[str, ...] = field(default=(), repr=False)
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    after: tuple[str, ...] = field(default=(), repr=False)
    signed_by: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = field(default=(), repr=False)
    heading: tuple[str, ...] = ()
    footer: str = ""
    also: LetterDocument | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """What a letter is written from.

    languages: one or two; the first is the one that counts. values: what stands in the braces, by name; days as dates, said in each
    language; what is missing or empty is left out together with its line. from_, to, signed_by, enclosures: lines, alike in both.
    """

    kind: LetterKind
    languages: tuple[str, ...]
    number: str
    day: date
    from_: tuple[str, ...]
    to: tuple[str, ...]
    values: Mapping[str, str | date] = field(repr=False)
    signed_by: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = field(default=(), repr=False)
    footer: str = ""

    def __post_init__(self) -> None:
        unknown = sorted(set(self.values) - PLACEHOLDERS[self.kind])
        if unknown:
            raise ValueError(f"a letter of the kind {self.kind} knows nothing of {', '.join(unknown)}")
        if not 1 <= len(self.languages) <= 2:
            raise ValueError("a letter is written in one or two languages")
