"""A letter before it is made: what somebody typed, and whether it may be written so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from umay.cases import api as cases
from umay.core.api import Actor, query
from umay.correspondence import papers
from umay.correspondence.queries.filling import Value, Wanted, filled, signer
from umay.correspondence.queries.hidden import words_of
from umay.correspondence.queries.offices import guardians_of
from umay.correspondence.queries.people import lead_name
from umay.correspondence.rules.checking import Checked, letter_refusal
from umay.kernel.refusal import Refusal, Refused

FileKind = Literal["pdf", "docx"]


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """A letter as somebody signs it. uid: of the form, so that it is made once. way: how it leaves at once, "" when it does not yet."""

    uid: UUID
    wanted: Wanted
    values: dict[str, Value]
    to: tuple[str, ...]
    file_kind: FileKind = "pdf"
    also: str = ""
    way: str = ""


@query
def checked(actor: Actor, work: cases.Work, order: Order) -> papers.Draft:
    """Return the letter as it would be written. Raises Refused with what is wrong with it."""
    wanted = order.wanted
    found = filled(actor, work, wanted)
    if wanted.child is not None and wanted.child not in work.children:
        raise cases.CaseMissing
    letter = Checked(
        kind=wanted.kind, values=order.values, names=tuple(one.name for one in found.page.children if one.name),
        guardians=guardians_of(work, found.page).get(wanted.child, "free"), place=words_of(found.unit) if found.hidden else (),
        to=" ".join(order.to), lead=lead_name(work),
    )  # fmt: skip
    refusal = letter_refusal(letter) or (Refusal("correspondence.to_missing") if not any(one.strip() for one in order.to) else None)
    if refusal:
        raise Refused(refusal)
    return papers.Draft(wanted, found, order.values, order.to, signer(actor, work, wanted.lang), order.also)
