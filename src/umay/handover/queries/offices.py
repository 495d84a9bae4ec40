"""Which offices something can be handed to: the authorities of the country's procedure."""

from __future__ import annotations

from dataclasses import dataclass

from umay.cases import api as cases
from umay.documents import api as documents
from umay.kernel.text import Text
from umay.packs import api as packs

FALLBACK: documents.LetterKind = "police"


@dataclass(frozen=True, slots=True)
class Office:
    """An office. letter: the kind of letter it gets. agency: whose it is."""

    code: str
    title: Text
    letter: documents.LetterKind
    agency: str

    def named(self, lang: str) -> str:
        """Return what it is called in a language."""
        return self.title.in_(lang)


def offices_of(response: packs.Response) -> tuple[Office, ...]:
    """Return the authorities of a procedure, each once, in its order."""
    return tuple(Office(one.code, one.title, _letter(one), one.agency) for one in response.authorities)


def _letter(one: packs.Authority) -> documents.LetterKind:
    return next((kind for kind in documents.LETTER_KINDS for name in (one.letter, one.agency, one.code) if kind == name), FALLBACK)


def office(work: cases.Work, code: str) -> Office | None:
    """Return the office of that code; None for one that the procedure does not know."""
    return next((one for one in offices_of(work.response) if one.code == code), None)
