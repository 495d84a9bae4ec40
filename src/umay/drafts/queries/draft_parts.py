"""Smaller pages of drafts: the list, who is who, a section, what stands over each."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, Perm, query
from umay.drafts.models import ImportDraft
from umay.drafts.queries import drafts
from umay.drafts.queries.draft_page import Head, head_of, loaded, owner_names, saved_words
from umay.drafts.rules import rows as rules


@dataclass(frozen=True, slots=True)
class NamedOwner:
    """Words with which a document names owners, on how many rows without a sure owner, and the row they stand in first.

    guess: codes of who may be meant, in order; empty when nobody could be guessed.
    """

    lead: str
    words: str
    rows: int
    example: str
    guess: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnersPage:
    """Who is who in the document."""

    head: Head
    named: tuple[NamedOwner, ...]
    choices: tuple[tuple[str, str], ...]


@query
def owners_page(actor: Actor, uid: UUID, *, lang: str) -> OwnersPage:
    """Return the document's words for owners that nobody has told apart or confirmed yet. Raises ImportDraft.DoesNotExist; Refused."""
    draft, unit = loaded(actor, uid)
    directory = drafts.directory_for(draft.country, unit.agency)
    sections = {one.key: one for one in drafts.sections_of(draft)}
    found: dict[str, list[rules.DraftRow]] = {}
    for row in drafts.rows_of(draft):
        if row.counts and (row.guessed or not rules.owners_of(row, sections.get(row.section))):
            found.setdefault(rules.plain_lead(row.lead), []).append(row)
    named = [
        NamedOwner(lead, " ".join(rows[0].lead.split()), len(rows), rows[0].title, next((row.owners for row in rows if row.guessed), ()))
        for lead, rows in found.items()
    ]
    return OwnersPage(head_of(draft, unit), tuple(sorted(named, key=lambda one: -one.rows)), tuple(owner_names(directory, lang).items()))


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft in the list."""

    uid: UUID
    title: str
    saved: str
    rows: int
    state: str
    pack_uid: UUID | None


@query
def draft_cards(actor: Actor) -> tuple[DraftCard, ...]:
    """Return the drafts of one's own unit, the last changed first; empty for those who may not import."""
    if actor.seat is None or not actor.may(Perm.PROGRAMME_DRAFT, actor.seat.place):
        return ()
    found = ImportDraft.objects.filter(unit_id=actor.seat.place.unit_id).select_related("pack").defer("lines", "sections", "not_understood")
    return tuple(
        DraftCard(
            one.uid,
            one.title,
            saved_words(one),
            sum(row.counts for row in drafts.rows_of(one)),
            one.state,
            one.pack.uid if one.pack else None,
        )
        for one in found.order_by("-changed_at")[:100]
    )


@query
def draft_head(actor: Actor, uid: UUID) -> Head:
    """Return what stands over each page of a draft. Raises ImportDraft.DoesNotExist; Refused ("access.not_granted")."""
    draft, unit = loaded(actor, uid)
    return head_of(draft, unit)


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One section to correct."""

    head: Head
    key: str
    version: int
    title: str
    owner: str
    choices: tuple[tuple[str, str], ...]


@query
def section_page(actor: Actor, uid: UUID, key: str, *, lang: str) -> SectionPage:
    """Return a section to correct. Raises ImportDraft.DoesNotExist, also for a section that is not there; Refused."""
    draft, unit = loaded(actor, uid)
    one = next((section for section in drafts.sections_of(draft) if section.key == key), None)
    if one is None:
        raise ImportDraft.DoesNotExist
    names = owner_names(drafts.directory_for(draft.country, unit.agency), lang)
    return SectionPage(head_of(draft, unit), key, one.version, one.title, one.owner, tuple(names.items()))
