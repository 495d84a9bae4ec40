"""A draft as a pack: who can owe a duty in a country, and the document that packs checks. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from umay.drafts.rules.rows import TITLE_LIMIT, DraftRow, DraftSection, owners_of, plain_lead, short_title
from umay.packs import api as packs

PARTNER: Final = "partner"
MOST_PARTNERS: Final = 20
_BETWEEN_PARTNERS: Final = re.compile(r"[\n;、]|,\s")
_STEP: Final = re.compile(r"\n+")
_PATH: Final = re.compile(r"^(obligations|sections)\[(\d+)\]")

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Directory:
    """Who can owe a duty: agencies, levels (lowest first) and roles by code, and the choices "agency|level|role", most used first."""

    agencies: Mapping[str, Words]
    levels: Mapping[str, Words]
    roles: Mapping[str, dict[str, Any]]
    choices: tuple[str, ...]


def directory_of(known: Sequence[packs.Pack]) -> Directory:
    """Return who can owe a duty by the packs of a country: those who owe one there already, then the other posts and their offices."""
    levels: dict[str, Words] = {}
    for pack in sorted(known, key=lambda one: -len(one.levels)):
        levels |= {one.code: dict(one.title) for one in pack.levels if one.code not in levels}
    roles = {one.code: one.model_dump(mode="json") for pack in reversed(known) for one in pack.roles}
    used = Counter(_code(owner) for pack in known for one in pack.obligations for owner in one.owners)
    posts = [f"{one['agency']}|{one['level']}|{one['code']}" for one in roles.values()]
    offices = [f"{one['agency']}|{one['level']}|" for one in roles.values()]
    return Directory(
        agencies={one.code: dict(one.title) for pack in reversed(known) for one in pack.agencies if one.code != PARTNER},
        levels=levels,
        roles=roles,
        choices=tuple(dict.fromkeys([*(code for code, _ in used.most_common()), *posts, *offices])),
    )


def _code(owner: packs.Owner) -> str:
    return f"{owner.agency}|{owner.level}|{owner.role or ''}"


def owner_named(lead: str, directory: Directory, lang: str) -> str:
    """Return the code of the post that the document's words name exactly; "" when none or several have that name."""
    said = plain_lead(lead)
    meant = [
        f"{one['agency']}|{one['level']}|{code}"
        for code, one in directory.roles.items()
        if said and plain_lead(one["title"].get(lang, "")) == said
    ]
    return meant[0] if len(meant) == 1 else ""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a pack is made of. partner_words: what partners that the document names are called together, by language."""

    code: str
    version: str
    country: str
    lang: str
    base_year: int | None
    title: str
    title_en: str
    file: str
    sha256: str
    sections: tuple[DraftSection, ...]
    rows: tuple[DraftRow, ...]
    directory: Directory
    partner_words: Words


def said(words: str, lang: str, english: str = "") -> Words:
    """Return words as a pack holds them: in English and the document's language; the same where there are no English ones.

    >>> said("Kapıyı kapat", "tr")
    {'en': 'Kapıyı kapat', 'tr': 'Kapıyı kapat'}
    """
    plain = " ".join(words.split())
    return {"en": " ".join(english.split()) or plain} | ({lang: plain} if lang != "en" else {})


def rows_in_order(sections: Iterable[DraftSection], rows: Iterable[DraftRow]) -> tuple[DraftRow, ...]:
    """Return the rows that become part of the pack, section by section."""
    place = {section.key: at for at, section in enumerate(sections)}
    return tuple(sorted((row for row in rows if row.counts), key=lambda row: place.get(row.section, len(place))))


def document_of(given: Material) -> dict[str, Any]:
    """Return the pack as plain values, ready to be checked; its obligations stand as `rows_in_order` has them."""
    rows = rows_in_order(given.sections, given.rows)
    used = {row.section for row in rows}
    by_key = {section.key: section for section in given.sections}
    owners = {code for row in rows for code in owners_of(row, by_key.get(row.section))}
    title = short_title(given.title)
    return {
        "pack": given.code,
        "version": given.version,
        "country": given.country,
        "lang": given.lang,
        **({"base_year": given.base_year} if given.base_year else {}),
        "title": said(title, given.lang, given.title_en),
        "summary": said(given.title, given.lang, given.title_en),
        "document": {"title": said(given.title, given.lang), **({"file": given.file} if given.file else {}), "sha256": given.sha256},
        **_who(given, owners, any(row.partners.strip() for row in rows)),
        "sections": [
            {"code": one.key, "title": said(short_title(one.title) or title, given.lang, one.title_en)}
            for one in given.sections
            if one.key in used
        ],
        "obligations": [_obligation(row, by_key.get(row.section), at, given.lang) for at, row in enumerate(rows, 1)],
    }


def _who(given: Material, owners: Iterable[str], partners: bool) -> dict[str, Any]:
    parts = [code.split("|") for code in owners]
    agencies = {agency for agency, _, _ in parts}
    known = given.directory
    roles = [dict(known.roles[role]) for role in sorted({role for _, _, role in parts if role in known.roles})]
    listed = [{"code": code, "title": _in(known.agencies[code], given.lang)} for code in sorted(agencies & set(known.agencies))]
    if partners:
        listed.append({"code": PARTNER, "title": _in(given.partner_words, given.lang)})
    return {
        "agencies": listed,
        "levels": [{"code": code, "title": _in(words, given.lang)} for code, words in known.levels.items()],
        "roles": [one | {"title": _in(one["title"], given.lang)} for one in roles],
    }


def _in(words: Words, lang: str) -> Words:
    """Return the words with those languages a pack must have."""
    return {**words, lang: words.get(lang) or words["en"]}


def _obligation(row: DraftRow, section: DraftSection | None, position: int, lang: str) -> dict[str, Any]:
    owners = [_owner(code) for code in owners_of(row, section)]
    lines = row.lines or (section.lines if section else ()) or (1,)
    return {
        "id": row.key,
        "section": row.section,
        "item": row.number.strip() or str(position),
        "source": {"lines": [min(lines), max(lines)]},
        "title": said(row.title, lang, row.title_en),
        "owners": owners,
        **({"joint": row.joint} if len(owners) > 1 else {}),
        **({"partners": _partners(row.partners, lang)} if row.partners.strip() else {}),
        **({"place": said(row.place, lang)} if row.place.strip() else {}),
        **({"timing_text": row.phrase[:500]} if row.phrase.strip() else {}),
        "timing": row.form,
        "confirm": row.confirm,
        **({"steps": [said(step, lang) for step in _STEP.split(row.steps.strip())]} if row.steps.strip() else {}),
        "status": row.status,
        **({"reason": said(row.reason, lang)} if row.status == "not_carried_out" and row.reason.strip() else {}),
    }


def _owner(code: str) -> dict[str, str]:
    agency, level, role = code.split("|")
    return {"agency": agency, "level": level} | ({"role": role} if role else {})


def _partners(words: str, lang: str) -> list[dict[str, Any]]:
    names = dict.fromkeys(
        short_title(part.strip(" -–•.\t"), TITLE_LIMIT) for part in _BETWEEN_PARTNERS.split(words) if part.strip(" -–•.\t")
    )
    return [{"agency": PARTNER, "title": said(name, lang)} for name in list(names)[:MOST_PARTNERS]]


def row_of_path(path: str, rows: Sequence[DraftRow]) -> str:
    """Return the key of the row that a mistake's path is about, such as "obligations[3].title"; "" for another part of the pack."""
    where = _PATH.match(path)
    if where is None or where[1] != "obligations" or int(where[2]) >= len(rows):
        return ""
    return rows[int(where[2])].key


def next_version(taken: Iterable[str]) -> str:
    """Return the version after the highest taken one.

    >>> next_version([]), next_version(["1.0", "1.9"])
    ('1.0', '1.10')
    """
    numbers = sorted(tuple(int(part) for part in one.split(".")) for one in taken if re.fullmatch(r"\d+(\.\d+)*", one))
    if not numbers:
        return "1.0"
    return ".".join(str(part) for part in (*numbers[-1][:-1], numbers[-1][-1] + 1)) if len(numbers[-1]) > 1 else f"{numbers[-1][0] + 1}.0"
