"""From what was recognised in a document to the rows of a draft, with the owners that its words name. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from umay.drafts.rules.guessing import Names, guessed
from umay.drafts.rules.pack import Directory, owner_named
from umay.drafts.rules.rows import DraftRow, DraftSection, drafted, plain_lead
from umay.kernel.refusal import Refusal, Refused
from umay.reading import api as reading

MOST_ROWS: Final = 3_000  # a page of more takes longer than a transaction may; the longest plan that came in has some hundred


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read, and the sections and rows made of it."""

    found: reading.Recognised
    sections: tuple[DraftSection, ...]
    rows: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class Owners:
    """Who can be meant. names: what guesses are made with. own: code of the office that owes what names nobody, "" for none."""

    directory: Directory
    names: Names
    own: str = ""


def taken(found: reading.Recognised, owners: Owners, *, told: Callable[[int, int], None] | None = None) -> Taken:
    """Return the draft of a document. A post with just the document's words has the row; another is guessed, to be confirmed.

    told: hears how many rows are made, of how many. Raises Refused ("document.too_many_rows").
    """
    if sum(len(section.rows) for section in found.sections) > MOST_ROWS:
        raise Refused(Refusal("document.too_many_rows", {"most": MOST_ROWS}))
    sections, rows = drafted(found, told=told)
    leads = {plain_lead(row.lead): row.lead for row in rows}
    known = {plainly: _meant(lead, owners, found.lang) for plainly, lead in leads.items()}
    named = tuple(replace(row, owners=codes, guessed=guess) for row in rows for codes, guess in (known[plain_lead(row.lead)],))
    return Taken(found, tuple(replace(one, owner=owners.own) for one in sections), named)


def _meant(lead: str, owners: Owners, lang: str) -> tuple[tuple[str, ...], bool]:
    """Return whom the words mean, and whether that is a guess."""
    if exact := owner_named(lead, owners.directory, lang):
        return (exact,), False
    codes = guessed(lead, owners.names)
    return codes, bool(codes)
