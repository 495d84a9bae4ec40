"""Drafts: a document taken in, its rows corrected one by one, until it is a pack. Each change is saved at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.drafts.models import ImportDraft, SentDocument
from umay.drafts.queries.drafts import locked_draft, rows_of, sections_of
from umay.drafts.rules import edits
from umay.drafts.rules import rows as rules
from umay.drafts.rules.taking import Taken
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.reading import api as reading

Move = Literal["up", "down"]


class ReadAlready(Exception):
    """Another job has made the draft of this document, or the document is gone."""


@action(Perm.PROGRAMME_DRAFT, "draft.imported")
def keep_draft(actor: Actor, document_id: int, taken: Taken, *, now: datetime) -> ImportDraft:
    """Keep what was recognised in a document that was sent as a draft of its unit; the document itself is let go.

    Raises ReadAlready. Audit: draft.imported.
    """
    sent = SentDocument.objects.select_for_update(of=("self",)).filter(pk=document_id, state="reading").first()
    if sent is None:
        raise ReadAlready
    unit = places.unit_by_id(actor, sent.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)

    title = " ".join(taken.found.document.split())[:300] or sent.file_name or "?"
    draft = ImportDraft(
        unit_id=unit.id,
        title=title,
        file_name=sent.file_name,
        sha256=sent.sha256,
        country=unit.country,
        made_at=now,
        made_by_id=sent.sent_by_id,
        changed_at=now,
        changed_by_id=sent.sent_by_id,
    )
    _fill(draft, taken)
    draft.save()
    sent.state, sent.draft, sent.content, sent.ended_at = "read", draft, None, now
    sent.save(update_fields=["state", "draft", "content", "ended_at"])

    record(actor, "draft.imported", draft.uid, at=now, place=unit.place, detail={"rows": len(draft.rows)})
    return draft


def _fill(draft: ImportDraft, taken: Taken) -> None:
    """Put what was recognised in the draft, in place of what was there."""
    found = taken.found
    asides = {one.line.number: one.why for one in found.set_aside}
    draft.lang = found.lang
    draft.base_year = rules.school_year_in(taken.rows, found.document)
    draft.lines = [_line(line, asides.get(line.number, "")) for line in found.source.lines]
    draft.sections = [rules.as_json(one) for one in taken.sections]
    draft.rows = [rules.as_json(row) for row in taken.rows]
    draft.not_understood = [{"line": line.number, "state": "open"} for line in found.not_understood]


def _line(line: reading.Line, why: str) -> list[Any]:
    where = line.place
    cell = [where.table, where.row, where.column, where.rows, where.columns, where.sheet] if where else None
    return [line.number, line.text, cell, line.heading, why]


def _keep(draft: ImportDraft, actor: Actor, now: datetime, *fields: str) -> None:
    """Save these fields of a draft, and that somebody changed it."""
    draft.changed_at = now
    draft.changed_by_id = actor.person_id
    draft.version += 1
    draft.state = "draft"
    draft.save(update_fields=[*fields, "state", "version", "changed_at", "changed_by_id"])


def _open(actor: Actor, uid: UUID) -> tuple[ImportDraft, Place]:
    """Return the locked draft and where it is. Raises ImportDraft.DoesNotExist; Refused "draft.was_dropped"."""
    draft = locked_draft(actor, uid)
    unit = places.unit_by_id(actor, draft.unit_id)
    if draft.state == "dropped":
        raise Refused(Refusal("draft.was_dropped"))
    return draft, unit.place


def _keep_rows(draft: ImportDraft, rows: edits.Rows, actor: Actor, now: datetime, *fields: str) -> None:
    draft.rows = [rules.as_json(row) for row in rows]
    _keep(draft, actor, now, "rows", *fields)


@action(Perm.PROGRAMME_DRAFT, "draft.read_again")
def read_again(actor: Actor, uid: UUID, taken: Taken, *, now: datetime) -> ImportDraft:
    """Put what the document gives in another language in place of its rows, while nobody has corrected any.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.already_corrected", "draft.was_dropped").
    Audit: draft.read_again.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    if any(row.version > 1 for row in rows_of(draft)):
        raise Refused(Refusal("draft.already_corrected"))

    _fill(draft, taken)
    _keep(draft, actor, now, "lang", "base_year", "lines", "sections", "rows", "not_understood")

    record(actor, "draft.read_again", draft.uid, at=now, place=place, detail={"lang": draft.lang})
    return draft


@action(Perm.PROGRAMME_DRAFT, "draft.described")
def describe(actor: Actor, uid: UUID, *, title: str, base_year: int | None, version: int, now: datetime) -> ImportDraft:
    """Change the draft's title and the school year it was written for. version: the draft's, as the person saw it.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.changed", "draft.was_dropped"). Audit: draft.described.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    if draft.version != version:
        raise Refused(Refusal("draft.changed"))

    draft.title = title
    draft.base_year = base_year
    _keep(draft, actor, now, "title", "base_year")

    record(actor, "draft.described", draft.uid, at=now, place=place, detail={"year": base_year})
    return draft


@action(Perm.PROGRAMME_DRAFT, "draft.row_changed")
def change_row(actor: Actor, uid: UUID, key: str, *, changes: Mapping[str, Any], version: int, now: datetime) -> rules.DraftRow:
    """Change what a row says; a new phrase is read at once. changes: by field. version: of the row, as the person saw it.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.row_changed", "draft.row_missing", "draft.was_dropped").
    Audit: draft.row_changed.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    rows = edits.edited(rows_of(draft), key, version, changes, draft.lang)

    _keep_rows(draft, rows, actor, now)

    record(actor, "draft.row_changed", draft.uid, at=now, place=place, detail={"row": key, "fields": sorted(changes)})
    return next(row for row in rows if row.key == key)


@action(Perm.PROGRAMME_DRAFT, "draft.row_split")
def split_row(actor: Actor, uid: UUID, key: str, *, at: str, version: int, now: datetime) -> None:
    """Split a row in two at a line or sentence. at: a name of `split_places`.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.cannot_split", "draft.row_…"). Audit: draft.row_split.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    rows = edits.split(rows_of(draft), key, version, at, texts_of(draft))

    _keep_rows(draft, rows, actor, now)

    record(actor, "draft.row_split", draft.uid, at=now, place=place, detail={"row": key})


def texts_of(draft: ImportDraft) -> dict[int, str]:
    """Return the text of each of the document's lines by its number."""
    return {line[0]: line[1] for line in draft.lines}


@action(Perm.PROGRAMME_DRAFT, "draft.rows_merged")
def merge_row(actor: Actor, uid: UUID, key: str, *, version: int, now: datetime) -> None:
    """Make one row of a row and the next one of its section.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.nothing_to_merge", "draft.row_…"). Audit: draft.rows_merged.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    rows = edits.merged(rows_of(draft), key, version)

    _keep_rows(draft, rows, actor, now)

    record(actor, "draft.rows_merged", draft.uid, at=now, place=place, detail={"row": key})


@action(Perm.PROGRAMME_DRAFT, "draft.rows_parted")
def part_row(actor: Actor, uid: UUID, key: str, *, version: int, now: datetime) -> None:
    """Undo the last merge into a row.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.not_merged", "draft.row_…"). Audit: draft.rows_parted.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    rows = edits.parted(rows_of(draft), key, version)

    _keep_rows(draft, rows, actor, now)

    record(actor, "draft.rows_parted", draft.uid, at=now, place=place, detail={"row": key})


@action(Perm.PROGRAMME_DRAFT, "draft.row_dropped")
def drop_row(actor: Actor, uid: UUID, key: str, *, out: bool, version: int, now: datetime) -> None:
    """Take a row out of the draft, or with `out` false take it back to where it stood.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.row_…", "draft.was_dropped"). Audit: draft.row_dropped.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    rows = edits.dropped(rows_of(draft), key, version, out=out)

    _keep_rows(draft, rows, actor, now)

    record(actor, "draft.row_dropped", draft.uid, at=now, place=place, detail={"row": key, "out": out})


@action(Perm.PROGRAMME_DRAFT, "draft.row_moved")
def move_row(actor: Actor, uid: UUID, key: str, *, to: Move, version: int, now: datetime) -> None:
    """Move a row up or down, at the end of a section into the next one.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.cannot_move", "draft.row_…"). Audit: draft.row_moved.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    keys = [section.key for section in sections_of(draft)]
    rows = edits.moved(rows_of(draft), key, version, -1 if to == "up" else 1, keys)

    _keep_rows(draft, rows, actor, now)

    record(actor, "draft.row_moved", draft.uid, at=now, place=place, detail={"row": key, "to": to})


@action(Perm.PROGRAMME_DRAFT, "draft.line_settled")
def settle_line(actor: Actor, uid: UUID, number: int, *, state: Literal["row", "not_needed", "open"], now: datetime) -> None:
    """Say what becomes of a line that was not understood: a row, not needed, or open again.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.line_settled", "draft.was_dropped"). Audit: draft.line_settled.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    states = {one["line"]: one["state"] for one in draft.not_understood}
    if number not in states or states[number] in (state, "row"):
        raise Refused(Refusal("draft.line_settled"))

    rows = rows_of(draft)
    if state == "row":
        firsts = _first_lines(sections_of(draft), rows)
        rows = edits.row_from_line(rows, number, texts_of(draft)[number], firsts)
    draft.not_understood = [one | {"state": state} if one["line"] == number else one for one in draft.not_understood]
    _keep_rows(draft, rows, actor, now, "not_understood")

    record(actor, "draft.line_settled", draft.uid, at=now, place=place, detail={"line": number, "state": state})


def _first_lines(sections: Sequence[rules.DraftSection], rows: edits.Rows) -> dict[str, int]:
    """Return the line with which each section begins."""
    of = {one.key: [*one.lines, *(line for row in rows if row.section == one.key for line in row.lines)] for one in sections}
    return {key: min(lines, default=1) for key, lines in of.items()}


@action(Perm.PROGRAMME_DRAFT, "draft.owner_chosen")
def choose_owner(actor: Actor, uid: UUID, *, lead: str, owners: tuple[str, ...], now: datetime) -> int:
    """Say who a document means by its words for an owner; every row with these words and no owner has it. Returns how many rows.

    lead: as `plain_lead` gives it. Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.nobody_chosen",
    "draft.was_dropped"). Audit: draft.owner_chosen.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    if not owners:
        raise Refused(Refusal("draft.nobody_chosen"))

    rows, count = edits.owned(rows_of(draft), lead, owners)
    _keep_rows(draft, rows, actor, now)

    record(actor, "draft.owner_chosen", draft.uid, at=now, place=place, detail={"rows": count, "owners": list(owners)})
    return count


@action(Perm.PROGRAMME_DRAFT, "draft.section_changed")
def change_section(actor: Actor, uid: UUID, key: str, *, title: str, owner: str, version: int, now: datetime) -> None:
    """Change a section's heading and who owes those of its rows that name nobody. owner: a code, "" for nobody.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted", "draft.section_changed", "draft.was_dropped").
    Audit: draft.section_changed.
    """
    draft, place = _open(actor, uid)
    require(actor, Perm.PROGRAMME_DRAFT, place)
    sections = sections_of(draft)
    if not any(one.key == key and one.version == version for one in sections):
        raise Refused(Refusal("draft.section_changed"))

    changed = [replace(one, title=title, owner=owner, version=version + 1) if one.key == key else one for one in sections]
    draft.sections = [rules.as_json(one) for one in changed]
    _keep(draft, actor, now, "sections")

    record(actor, "draft.section_changed", draft.uid, at=now, place=place, detail={"section": key, "owner": owner})


@action(Perm.PROGRAMME_DRAFT, "draft.put_away")
def put_away(actor: Actor, uid: UUID, *, away: bool, now: datetime) -> ImportDraft:
    """Put a whole draft away, or with `away` false take it back as it was. What was published from it stays.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted"). Audit: draft.put_away.
    """
    draft = locked_draft(actor, uid)
    unit = places.unit_by_id(actor, draft.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)

    draft.state = "dropped" if away else "published" if draft.pack_id else "draft"
    draft.changed_at = now
    draft.changed_by_id = actor.person_id
    draft.save(update_fields=["state", "changed_at", "changed_by_id"])

    record(actor, "draft.put_away", draft.uid, at=now, place=unit.place, detail={"away": away})
    return draft
