"""What stops a letter from being made. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from umay.correspondence.rules.choosing import FIELDS, NAMES_NO_CHILD, NEEDED, Kind
from umay.kernel.refusal import Refusal

LONGEST: Final = 12_000
LEAST_NAME: Final = 3  # a longer part is also found with an ending, as some languages bend names
WAITS: Final = frozenset({"undecided", "wait", "left"})
"""How telling the guardians stands while they may not be written to: nobody decided, decided to wait, decided against."""


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """A letter before it is made. values: as typed. names: of the case's children. guardians: how telling them stands.

    place: words that tell where a protected child is; empty where nothing is hidden.
    """

    kind: Kind
    values: Mapping[str, str | date]
    names: Collection[str] = ()
    guardians: str = "free"
    place: Collection[str] = ()
    to: str = ""
    lead: str = field(default="")


def letter_refusal(letter: Checked) -> Refusal | None:
    """Return why the letter cannot be made, or None.

    >>> letter_refusal(Checked("education", {"kind": "Bullying", "done": "We spoke with Aliya"}, names=["Aliya Bek"])).code
    'correspondence.names_child'
    """
    if letter.kind == "guardians" and letter.guardians in WAITS:
        return Refusal(f"correspondence.guardians_{letter.guardians}")
    missing = [name for name in NEEDED[letter.kind] if not str(letter.values.get(name) or "").strip()]
    if missing:
        return Refusal("correspondence.field_missing", {"name": missing[0]})
    if set(letter.values) - {name for name, _shape in FIELDS[letter.kind]}:
        return Refusal("correspondence.field_unknown")
    return _long(letter) or _named(letter)


def _long(letter: Checked) -> Refusal | None:
    signs = sum(len(str(said)) for said in letter.values.values())
    return Refusal("correspondence.too_long", {"most": LONGEST}) if signs > LONGEST else None


def _named(letter: Checked) -> Refusal | None:
    said = " ".join((letter.to, *(str(one) for one in letter.values.values())))
    if letter.kind in NAMES_NO_CHILD and stands_in(letter.names, said):
        return Refusal("correspondence.names_child")
    if any(one in folded(said) for place in letter.place if len(one := folded(place)) >= LEAST_NAME):
        return Refusal("correspondence.names_place")
    if letter.kind == "accusation" and letter.lead and folded(letter.lead) in folded(str(letter.values.get("contact", ""))):
        return Refusal("correspondence.contact_leads")
    return None


def stands_in(names: Collection[str], said: str) -> bool:
    """Tell whether a name, or a part of one, stands in what is said.

    >>> stands_in(["Ali Can Yıldız"], "YILDIZ'ın öğretmeni"), stands_in(["王小明"], "關於王小明的事"), stands_in(["Bo Li"], "a bold line")
    (True, True, False)
    """
    words = _words(said)
    parts = {part for name in names for part in _words(name) if len(part) >= LEAST_NAME}
    if any(word == part or (len(part) > LEAST_NAME and word.startswith(part)) for word in words for part in parts):
        return True
    plain = folded(said)
    return any(_unspaced(name) and folded(name) in plain for name in names)


def _unspaced(name: str) -> bool:
    return len(name.strip()) > 1 and any("\u4e00" <= sign <= "\u9fff" for sign in name)


def folded(said: str) -> str:
    """Return the words without what capitals, dotted letters and spaces add."""
    plain = unicodedata.normalize("NFKD", said.casefold().replace("ı", "i"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", folded(said))
