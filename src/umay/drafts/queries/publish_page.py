"""What must be put right before a draft can be published, row by row, and what publishing would make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, query
from umay.drafts.queries import drafts
from umay.drafts.queries.draft_page import DraftPage, Head, RowView, draft_page
from umay.drafts.rules.pack import next_version, row_of_path, rows_in_order
from umay.packs import api as packs
from umay.programme import api as programme


@dataclass(frozen=True, slots=True)
class PublishPage:
    """What is missing and what would be made. shortened: rows whose title was cut; that is allowed, but seldom good."""

    head: Head
    missing: tuple[RowView, ...]
    shortened: int
    not_carried_out: int
    next_version: str


@query
def publish_page(actor: Actor, uid: UUID, *, school_year: int, lang: str) -> PublishPage:
    """Return what stands between a draft of one's own unit and its publication.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted").
    """
    page: DraftPage = draft_page(actor, uid, school_year=school_year, lang=lang)
    views = [view for section in page.sections for view in section.rows]
    code = drafts.pack_code(drafts.own_draft(actor, uid))
    return PublishPage(
        head=page.head,
        missing=tuple(view for view in views if view.problems),
        shortened=sum(view.shortened and view.status == "live" for view in views),
        not_carried_out=sum(view.status == "not_carried_out" for view in views),
        next_version=next_version(programme.versions_of(code)),
    )


@dataclass(frozen=True, slots=True)
class Mistake:
    """What packs found. row: key of the row it is about, "" for another part; what: in its own words."""

    row: str
    title: str
    what: str


@query
def mistakes_of(actor: Actor, uid: UUID, problems: Iterable[packs.Problem]) -> tuple[Mistake, ...]:
    """Return what packs found wrong with a draft, each joined to its row. Raises ImportDraft.DoesNotExist."""
    draft = drafts.own_draft(actor, uid)
    rows = rows_in_order(drafts.sections_of(draft), drafts.rows_of(draft))
    titles = {row.key: row.title for row in rows}
    found = [(row_of_path(one.path, rows), one) for one in problems]
    return tuple(Mistake(key, titles.get(key, ""), f"{one.what}; {one.remedy}" if one.remedy else one.what) for key, one in found)
