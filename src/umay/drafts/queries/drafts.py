"""Reads for drafts: a draft of one's own unit, who can owe a duty in its country, what its pack is made of."""

from __future__ import annotations

from uuid import UUID

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from umay.core.api import Actor
from umay.drafts.models import ImportDraft
from umay.drafts.rules.edits import Rows
from umay.drafts.rules.pack import Directory, Material, directory_of
from umay.drafts.rules.rows import DraftSection, row_of, section_of
from umay.programme import api as programme
from umay.reading import api as reading

LEVELS = ("school", "district", "province", "national")


def own_unit(actor: Actor) -> int:
    """Return the id of the actor's unit; one that no unit has when they act for none."""
    return actor.seat.place.unit_id if actor.seat else 0


def own_draft(actor: Actor, uid: UUID) -> ImportDraft:
    """Return a draft of the actor's own unit. Raises ImportDraft.DoesNotExist for a missing one and another unit's alike."""
    return ImportDraft.objects.select_related("pack").get(uid=uid, unit_id=own_unit(actor))


def locked_draft(actor: Actor, uid: UUID) -> ImportDraft:
    """Return a draft of the actor's own unit, locked. Raises ImportDraft.DoesNotExist for a missing one and another unit's alike."""
    found = ImportDraft.objects.select_for_update(of=("self",))
    return found.get(uid=uid, unit_id=own_unit(actor))


def rows_of(draft: ImportDraft) -> Rows:
    """Return the draft's rows in order."""
    return tuple(row_of(one) for one in draft.rows)


def sections_of(draft: ImportDraft) -> tuple[DraftSection, ...]:
    """Return the draft's sections in order."""
    return tuple(section_of(one) for one in draft.sections)


def source_of(draft: ImportDraft) -> reading.Source:
    """Return the document as it was read from the file, so that it can be recognised again."""
    lines = tuple(
        reading.Line(number, text, reading.Place(*cell) if cell else None, heading) for number, text, cell, heading, _why in draft.lines
    )
    return reading.Source(draft.file_name, "txt", lines)


def text_of(draft: ImportDraft) -> str:
    """Return the document's text with each line at its number."""
    by_number = {line[0]: line[1].replace("\n", " ") for line in draft.lines}
    return "\n".join(by_number.get(number, "") for number in range(1, max(by_number, default=0) + 1))


def directory_for(country: str, agency: str) -> Directory:
    """Return who can owe a duty in the country, by the newest version of each of its published packs.

    agency: of the unit that asks; where the country has no pack yet, its offices at each level can be chosen.
    """
    known = programme.newest_packs(country)
    return directory_of(known) if known else _offices(agency)


def _offices(agency: str) -> Directory:
    """Return the offices of one agency at the four levels, in words of each language."""
    codes = ("en", "tr", "kk", "ru", "vi")

    def each(code: str) -> dict[str, str]:
        words = {}
        for lang in (*codes, "zh-hant"):
            with translation.override(lang):
                names = {"education": _("Education"), "school": _("School"), "district": _("District"), "province": _("Province")}
                words[lang] = str({**names, "national": _("Country")}.get(code, code))
        return words | {"zh": words["zh-hant"]}

    return Directory({agency: each(agency)}, {code: each(code) for code in LEVELS}, {}, tuple(f"{agency}|{code}|" for code in LEVELS))


def partner_words(lang: str) -> dict[str, str]:
    """Return what partners that a document names are called together, in English and the language."""
    words = {}
    for code in ("en", lang):
        with translation.override("zh-hant" if code.startswith("zh") else code):
            words[code] = _("Partners the document names")
    return words


def pack_code(draft: ImportDraft) -> str:
    """Return the code of the draft's pack: the same for all its versions, and no other draft's."""
    if draft.pack is not None:
        return draft.pack.code
    named = slugify(draft.title).replace("_", "-").lstrip("0123456789-")[:30].strip("-")
    return f"{named or 'plan'}-{draft.uid.hex[:6]}"


def material_of(draft: ImportDraft, version: str, directory: Directory) -> Material:
    """Return all that a pack of the draft is made of."""
    return Material(
        code=pack_code(draft),
        version=version,
        country=draft.country,
        lang=draft.lang,
        base_year=draft.base_year,
        title=draft.title,
        title_en="",
        file=draft.file_name,
        sha256=draft.sha256,
        sections=sections_of(draft),
        rows=rows_of(draft),
        directory=directory,
        partner_words=partner_words(draft.lang),
    )
