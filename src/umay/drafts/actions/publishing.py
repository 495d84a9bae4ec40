"""A draft becomes a pack that can be adopted; a pack from another deployment is taken in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.drafts.models import ImportDraft
from umay.drafts.queries import drafts
from umay.drafts.rules import pack as draft_pack
from umay.drafts.rules import rows as rules
from umay.kernel.refusal import Refusal, Refused
from umay.packs import api as packs
from umay.places import api as places
from umay.programme import api as programme

IMPORTED = "imported"


@action(Perm.PROGRAMME_DRAFT, "draft.published")
def publish_draft(actor: Actor, uid: UUID, *, version: str, draft_version: int, now: datetime) -> UUID:
    """Publish a draft as a version of its pack and return that version's id. draft_version: the draft's own, as the person saw it.

    Raises ImportDraft.DoesNotExist; PackRefused with every mistake that packs finds; Refused ("access.not_granted", "draft.changed",
    "draft.empty", "draft.incomplete", "draft.was_dropped", "pack.version_taken"). Audit: draft.published, pack.published.
    """
    draft = drafts.locked_draft(actor, uid)
    unit = places.unit_by_id(actor, draft.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)
    directory = drafts.directory_for(draft.country, unit.agency)
    if no := _refusal(draft, draft_version, directory):
        raise Refused(no)

    pack = checked(draft_pack.document_of(drafts.material_of(draft, version, directory)), drafts.text_of(draft))
    published = programme.publish_pack(actor, pack, place=unit.place, origin=IMPORTED, now=now)
    draft.pack = published
    draft.state = "published"
    draft.version += 1
    draft.save(update_fields=["pack", "state", "version"])

    record(actor, "draft.published", draft.uid, at=now, place=unit.place, detail={"pack": pack.pack, "version": version})
    return published.uid


def _refusal(draft: ImportDraft, seen: int, directory: draft_pack.Directory) -> Refusal | None:
    if draft.state == "dropped":
        return Refusal("draft.was_dropped")
    if draft.version != seen:
        return Refusal("draft.changed")
    sections = {one.key: one for one in drafts.sections_of(draft)}
    rows = drafts.rows_of(draft)
    if not any(row.counts for row in rows):
        return Refusal("draft.empty")
    open_rows = sum(bool(rules.problems(row, sections.get(row.section), directory.choices)) for row in rows)
    return Refusal("draft.incomplete", {"rows": open_rows}) if open_rows else None


def checked(document: dict[str, object], text: str) -> packs.Pack:
    """Return the pack of a document, its sources joined to the lines of the text by hashes, checked as if it came from outside.

    Raises PackRefused with every mistake.
    """
    joined = packs.with_hashes(packs.pack_from_document(document), text)
    return packs.import_pack(packs.export_pack(joined))


@action(Perm.PROGRAMME_DRAFT, "pack.taken_in")
def take_in_pack(actor: Actor, text: str, *, name: str, now: datetime) -> UUID:
    """Take in a pack that another deployment has exported, so that it can be adopted here; return its id. text: of one YAML file.

    Under the code of a programme that comes with Umay only an office of the whole country takes one in.

    Raises PackRefused with every mistake and its line; Refused ("access.not_granted", "adoption.other_country", "draft.no_unit",
    "pack.version_taken"). Audit: pack.taken_in, pack.published.
    """
    if actor.seat is None:
        raise Refused(Refusal("draft.no_unit"))
    unit = places.unit_by_id(actor, actor.seat.place.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)
    pack = packs.import_pack(text, name)
    if pack.country != unit.country:
        raise Refused(Refusal("adoption.other_country"))
    if pack.pack in packs.builtin_codes() and actor.seat.level != "nation":  # else any school could put its text in the ministry's place
        raise Refused(Refusal("access.not_granted", {"perm": Perm.PROGRAMME_DRAFT.value}))

    version = programme.publish_pack(actor, pack, place=unit.place, origin=IMPORTED, now=now)

    record(actor, "pack.taken_in", version.uid, at=now, place=unit.place, detail={"code": pack.pack, "version": pack.version})
    return version.uid
