"""What anybody may tell of a danger, and hints at what does not belong there. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from umay.hazards.rules.kinds import HazardKind
from umay.hazards.rules.ledger import MOST_WHAT, MOST_WHERE

_TELEPHONE: Final = re.compile(r"\+?\b\d(?:[\s().-]{0,3}\d){8,13}\b")
_DAY: Final = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")
_NATIONAL_NUMBER: Final = re.compile(r"\b\d{11,12}\b|\b\d{17}[\dXx]\b")
_PLATE: Final = re.compile(r"\b\d{2}\s?[A-Z]{1,3}\s?\d{2,5}\b|[\u4e00-\u9fff][A-Z][\u00b7\s]?[A-Z0-9]{5,6}")


@dataclass(frozen=True, slots=True)
class PublicDraft:
    """What somebody without an account wrote. Text is readable: no control signs but line ends."""

    kind: str = ""
    where: str = ""
    what: str = ""

    def mistakes(self, *, has_label: bool) -> tuple[str, ...]:
        """Return what is missing or too long, as codes. has_label: the code says already where it is."""
        found = []
        if self.kind not in set(HazardKind):
            found.append("kind")
        if not self.where.strip() and not has_label:
            found.append("where")
        if len(self.where) > MOST_WHERE or len(self.what) > MOST_WHAT:
            found.append("long")
        return tuple(found)


def readable(words: str) -> str:
    r"""Return words without signs that no person writes.

    >>> readable("a\0b\r\nc")
    'ab\nc'
    """
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in plain if sign == "\n" or (sign.isprintable() and not 0xD800 <= ord(sign) <= 0xDFFF))


def hint_of(words: str) -> str:
    """Return which kind of personal thing stands in the words, for a gentle question: "number", "plate", or "" for none.

    A person decides; nothing is refused for it.

    >>> hint_of("Call 0555 123 45 67"), hint_of("34 ABC 123 stands there"), hint_of("Lamp 12 is dark since 17.11.")
    ('number', 'plate', '')
    """
    plain = _DAY.sub(" | ", words)
    if _NATIONAL_NUMBER.search(plain) or _TELEPHONE.search(plain):
        return "number"
    return "plate" if _PLATE.search(plain.upper()) else ""
