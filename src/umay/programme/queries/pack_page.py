"""A programme as one reads it: every row with its source, who owes it, when, what Umay does with it, and where it disagrees with itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import Actor, Perm, access_refusal, query
from umay.kernel.refusal import Refusal
from umay.packs import api as packs
from umay.places import api as places
from umay.programme.models import Adoption, Obligation, PackVersion
from umay.programme.queries.adoptions import adopt_refusal, covering, pack_as, pack_of, pack_version
from umay.programme.queries.asked_dates import unsaid_days
from umay.programme.queries.register_page import ContradictionLine, contradiction_lines, source_lines
from umay.programme.queries.words import said, spoken

STATUS_WORDS = {
    "live": gettext_lazy("Duties that make tasks"),
    "history": gettext_lazy("History: can be looked at, makes no tasks"),
    "not_carried_out": gettext_lazy("Not carried out in Umay"),
    "entry": gettext_lazy("Kept with its source until Umay works with it"),
}


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One row of the programme."""

    code: str
    item: str
    title: str
    term: str
    status: str
    status_words: str
    reason: str
    owners: tuple[str, ...]
    partners: tuple[str, ...]
    phrase: str
    when: str
    lines: str
    provisional: bool
    answers: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section with its rows."""

    code: str
    title: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A body, procedure, form and so on: kept with its source until its room exists."""

    id: str
    title: str
    lines: str
    notes: str


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The version of a programme that is in force. may_switch: the reader's unit adopted it and may follow another."""

    adoption_uid: UUID
    version: str
    pack_uid: UUID
    may_switch: bool


@dataclass(frozen=True, slots=True)
class PackPage:
    """All the page of a programme shows. adoption_uid None: not adopted for one's unit this year.

    adopters: whose offices may adopt it. adopt_no: why one's own unit may not; None when it may.
    other: the version that one's units follow instead of this one. unsaid_days: asked of one's unit and not said yet.
    """

    uid: UUID
    code: str
    version: str
    title: str
    summary: str
    document: str
    country: str
    is_old: bool
    sections: tuple[SectionPart, ...]
    entries: tuple[tuple[str, tuple[EntryLine, ...]], ...]
    placeholders: tuple[tuple[str, str], ...]
    contradictions: tuple[ContradictionLine, ...]
    counts: tuple[tuple[str, int], ...]
    adoption_uid: UUID | None
    adopted_by: str
    school_year: str
    adopters: tuple[str, ...]
    adopt_no: Refusal | None
    unsaid_days: int
    other: OtherVersion | None
    may_end: bool


@query
def pack_page(actor: Actor, uid: UUID, *, school_year: int, lang: str) -> PackPage:
    """Return the page of a programme; packs are public, so any signed-in person may read one. Raises PackVersion.DoesNotExist."""
    version = pack_version(uid)
    unit = places.unit_by_id(actor, actor.seat.place.unit_id) if actor.seat else None
    bound = covering(unit, version.code, school_year) if unit else None
    adoption = bound if bound is not None and bound.pack_id == version.pk else None
    pack = pack_as(adoption, version) if adoption else pack_of(version)
    held = {row.code: row for row in Obligation.objects.filter(adoption=adoption)} if adoption else {}
    titles = {(role.code): spoken(dict(role.title), lang) for role in pack.roles}
    return PackPage(
        uid=uid,
        code=version.code,
        version=version.version,
        title=spoken(version.title, lang),
        summary=spoken(dict(pack.summary), lang) if pack.summary else "",
        document=spoken(dict(pack.document.title), lang) if pack.document else "",
        country=version.country,
        is_old=version.base_year is not None and version.base_year != school_year,
        sections=tuple(_section(pack, one, held, titles, lang) for one in pack.sections),
        entries=_entries(pack, lang),
        placeholders=tuple((spoken(dict(one.title), lang), spoken(dict(one.what), lang)) for one in pack.placeholders),
        contradictions=contradiction_lines(actor, pack, adoption, unit, lang),
        counts=_counts(pack),
        adoption_uid=adoption.uid if adoption else None,
        adopted_by=adoption.unit.name if adoption else "",
        school_year=f"{school_year}–{school_year + 1}",
        adopters=tuple(_adopter(pack, one, lang) for one in packs.adopters(pack)),
        adopt_no=_adopt_no(actor, unit, version, pack, school_year),
        unsaid_days=unsaid_days(adoption, unit.id) if adoption and unit else 0,
        other=_other_version(actor, bound, version),
        may_end=adoption is not None and _is_own(actor, adoption) and actor.holds(Perm.PROGRAMME_ADOPT),
    )


def _other_version(actor: Actor, bound: Adoption | None, version: PackVersion) -> OtherVersion | None:
    if bound is None or bound.pack_id == version.pk:
        return None
    may_switch = _is_own(actor, bound) and actor.holds(Perm.PROGRAMME_ADOPT)
    return OtherVersion(bound.uid, bound.pack.version, bound.pack.uid, may_switch)


def _is_own(actor: Actor, adoption: Adoption) -> bool:
    return actor.seat is not None and actor.seat.place.unit_id == adoption.unit_id


def _adopt_no(actor: Actor, unit: places.UnitCard | None, version: PackVersion, pack: packs.Pack, school_year: int) -> Refusal | None:
    if unit is None:
        return Refusal("access.not_granted")
    return access_refusal(actor, Perm.PROGRAMME_ADOPT, unit.place) or adopt_refusal(unit, version, pack, school_year)


def _adopter(pack: packs.Pack, one: packs.Adopter, lang: str) -> str:
    agency = next((spoken(dict(each.title), lang) for each in pack.agencies if each.code == one.agency), one.agency)
    levels = [spoken(dict(each.title), lang) for each in pack.levels if each.code in one.levels]
    return f"{agency}: {', '.join(levels)}" if levels else agency


def _counts(pack: packs.Pack) -> tuple[tuple[str, int], ...]:
    found = {status: sum(1 for one in pack.obligations if one.status == status) for status in STATUS_WORDS}
    return tuple((str(STATUS_WORDS[status]), count) for status, count in found.items() if count)


def _section(pack: packs.Pack, section: Any, held: dict[str, Obligation], titles: dict[str, str], lang: str) -> SectionPart:
    rows = [one for one in pack.obligations if one.section == section.code]
    return SectionPart(
        section.code, spoken(dict(section.title), lang), tuple(_item(pack, one, held.get(one.id), titles, lang) for one in rows)
    )


def _item(pack: packs.Pack, one: packs.Obligation, row: Obligation | None, titles: dict[str, str], lang: str) -> ItemLine:
    return ItemLine(
        code=one.id,
        item=one.item,
        title=spoken(dict(one.title), lang),
        term=one.term or "",
        status=one.status,
        status_words=str(STATUS_WORDS[one.status]),
        reason=spoken(dict(one.reason), lang) if one.reason else "",
        owners=tuple(_owner(pack, owner, titles, lang) for owner in one.owners),
        partners=tuple(_partner(pack, partner, lang) for partner in one.partners),
        phrase=one.timing_text or "",
        when=said(row.timing if row else one.timing, lang),
        lines=source_lines(one.source),
        provisional=bool(row.provisional) if row else bool(one.contradicts),
        answers=one.answers,
        notes=spoken(dict(one.notes), lang) if one.notes else "",
    )


def _owner(pack: packs.Pack, owner: packs.Owner, titles: dict[str, str], lang: str) -> str:
    agency = next((spoken(dict(one.title), lang) for one in pack.agencies if one.code == owner.agency), owner.agency)
    level = next((spoken(dict(one.title), lang) for one in pack.levels if one.code == owner.level), owner.level)
    who = titles.get(owner.role or "", "")
    return " · ".join(part for part in (agency, level, who) if part)


def _partner(pack: packs.Pack, partner: packs.Partner, lang: str) -> str:
    if partner.title:
        return spoken(dict(partner.title), lang)
    return next((spoken(dict(one.title), lang) for one in pack.agencies if one.code == partner.agency), partner.agency)


ENTRY_TITLES = {
    "bodies": gettext_lazy("Boards, commissions and teams"),
    "procedures": gettext_lazy("Procedures"),
    "forms": gettext_lazy("Forms"),
    "scales": gettext_lazy("Scales"),
    "indicators": gettext_lazy("Indicators"),
    "returns": gettext_lazy("Returns"),
    "posts": gettext_lazy("Posts"),
}


def _entries(pack: packs.Pack, lang: str) -> tuple[tuple[str, tuple[EntryLine, ...]], ...]:
    found = []
    for name, title in ENTRY_TITLES.items():
        entries = getattr(pack, name, ())
        if entries:
            found.append((str(title), tuple(_entry(one, lang) for one in entries)))
    return tuple(found)


def _entry(one: packs.Entry, lang: str) -> EntryLine:
    return EntryLine(one.id, spoken(dict(one.title), lang), source_lines(one.source), spoken(dict(one.notes), lang) if one.notes else "")


@dataclass(frozen=True, slots=True)
class PackCard:
    """A programme in the list."""

    uid: UUID
    title: str
    version: str
    origin: str
    adopted: str
    live: int


@query
def pack_cards(actor: Actor, *, school_year: int, lang: str) -> tuple[PackCard, ...]:
    """Return the programmes of the actor's country, adopted ones first."""
    country = actor.seat.place.country if actor.seat else ""
    unit = places.unit_by_id(actor, actor.seat.place.unit_id) if actor.seat else None
    cards = []
    for version in PackVersion.objects.filter(country=country).order_by("code", "-published_at"):
        adoption = covering(unit, version.code, school_year) if unit else None
        bound = adoption if adoption and adoption.pack_id == version.pk else None
        live = sum(1 for one in version.content["obligations"] if one.get("status", "live") == "live")
        words = _("Adopted by %(unit)s") % {"unit": bound.unit.name} if bound else ""
        cards.append(PackCard(version.uid, spoken(version.title, lang), version.version, version.origin, words, live))
    return tuple(sorted(cards, key=lambda card: (not card.adopted, card.title)))


@query
def builtin_offers(actor: Actor, *, lang: str) -> tuple[tuple[str, str], ...]:
    """Return code and title of the programmes that come with Umay for the actor's country and are not taken over yet."""
    country = actor.seat.place.country if actor.seat else ""
    there = set(PackVersion.objects.filter(country=country, origin="builtin").values_list("code", flat=True))
    return tuple((one.pack, spoken(dict(one.title), lang)) for one in places.packs_of(country) if one.pack not in there)
