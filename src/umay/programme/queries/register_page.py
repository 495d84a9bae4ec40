"""The contradictions of a programme as a reader sees them: both places, what holds for them, who ruled, and what they may rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, access_refusal
from umay.kernel.refusal import Refusal
from umay.packs import api as packs
from umay.people import api as people
from umay.places import api as places
from umay.programme.models import Adoption, Ruling
from umay.programme.queries import rulings
from umay.programme.queries.words import said, spoken
from umay.programme.rules.ruling import MIN_REASON, Level, choices_in, keys_of
from umay.web.api import dates

_SOME_REASON = "." * MIN_REASON  # offers are judged by the place; the reason is asked for afterwards


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One of the places that disagree. holds: it holds now for the reader. no: why the reader may not rule for it; None when they may."""

    index: int
    item: str
    says: str
    when: str
    lines: str
    holds: bool
    no: Refusal | None


@dataclass(frozen=True, slots=True)
class RulingLine:
    """One ruling that concerns the reader. below: by an office below the one that adopted, for its own area only."""

    unit: str
    by: str
    when: str
    says: str
    reason: str
    below: bool


@dataclass(frozen=True, slots=True)
class ContradictionLine:
    """A contradiction with its places and the rulings on it. level: how the reader's office stands to the one that adopted.

    may_rule: there is a place that the reader may rule for. tells_why: the reader rules on such things, so each place says why not it.
    """

    id: str
    title: str
    why: str
    places: tuple[PlaceLine, ...]
    rulings: tuple[RulingLine, ...]
    level: Level
    may_rule: bool
    tells_why: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    """How a reader stands to the register. register None: nothing is adopted, or the reader may not rule at all.

    shifted: places of an old plan that were moved to this year, as "contradiction/place:0".
    """

    level: Level
    choices: Mapping[str, int]
    register: rulings.Register | None
    heard: tuple[Ruling, ...]
    names: Mapping[int, str]
    lang: str
    shifted: frozenset[str] = frozenset()


def source_lines(source: Any) -> str:
    """Return the lines of the document that a source names, in words."""
    return "–".join(str(line) for line in dict.fromkeys(source.lines)) if source and source.lines else ""


def contradiction_lines(
    actor: Actor, pack: packs.Pack, adoption: Adoption | None, unit: places.UnitCard | None, lang: str
) -> tuple[ContradictionLine, ...]:
    """Return the register as the actor sees it. pack: with the dates of the adoption's year. unit: the actor's own."""
    reader = _reader(actor, pack, adoption, unit, lang) if adoption and unit else _Reader("other", {}, None, (), {}, lang)
    return tuple(_line(one, reader) for one in pack.contradictions)


def _reader(actor: Actor, pack: packs.Pack, adoption: Adoption, unit: places.UnitCard, lang: str) -> _Reader:
    held = rulings.standing(adoption)
    keys = keys_of(unit.id, unit.province_id, unit.district_id)
    level = rulings.level_of(actor, adoption)
    may = access_refusal(actor, Perm.PROGRAMME_RULE, unit.place) is None
    reaches = places.reach_of(unit)
    heard = tuple(one for one in held if one.area_key is None or one.area_key in keys or _is_inside(one, unit, reaches))
    same = unit.agency == adoption.unit.agency  # what an office below ruled binds units of its own agency only
    return _Reader(
        level,
        choices_in(keys if same else (), [(one.area_key, one.contradiction, one.choice) for one in held]),
        rulings.register_for(unit, adoption, pack) if may else None,
        heard,
        people.names_of({one.ruled_by_id for one in held if one.ruled_by_id}),
        lang,
        frozenset(adoption.shifts),
    )


def _is_inside(ruling: Ruling, unit: places.UnitCard, reaches: str) -> bool:
    """Tell whether the ruling is for an area inside the one that the unit answers for."""
    inner = ruling.unit
    same = {"nation": True, "province": inner.province_id == unit.province_id, "district": inner.district_id == unit.district_id}
    return inner.country == unit.country and same.get(reaches, inner.pk == unit.id)


def _line(one: packs.Contradiction, reader: _Reader) -> ContradictionLine:
    holds = reader.choices.get(one.id, one.provisional)
    shown = tuple(_place(one, index, reader, holds=index == holds) for index in range(len(one.places)))
    return ContradictionLine(
        id=one.id,
        title=spoken(dict(one.title), reader.lang),
        why=spoken(dict(one.why), reader.lang),
        places=shown,
        rulings=tuple(_ruling(one, each, reader) for each in reader.heard if each.contradiction == one.id),
        level=reader.level,
        may_rule=reader.register is not None and any(place.no is None for place in shown),
        tells_why=reader.register is not None and reader.level == "below",
    )


def _place(one: packs.Contradiction, index: int, reader: _Reader, *, holds: bool) -> PlaceLine:
    place = one.places[index]
    no: Refusal | None = Refusal("access.not_granted")
    if reader.register is not None:
        no = rulings.refusal(reader.register, reader.level, one, index, _SOME_REASON)
    return PlaceLine(
        index=index,
        item=place.item or "",
        says=spoken(dict(place.says), reader.lang),
        when=_when(place, reader, is_shifted=f"{one.id}/place:{index}" in reader.shifted),
        lines=source_lines(place.source),
        holds=holds,
        no=no,
    )


def _when(place: packs.Place, reader: _Reader, *, is_shifted: bool) -> str:
    """Return the timing of a place where the document's own words do not say it to the reader already."""
    if not place.timing or (reader.lang in dict(place.says) and not is_shifted):
        return ""
    when = said(place.timing, reader.lang)
    return _("this year: %(when)s") % {"when": when} if is_shifted else when


def _ruling(one: packs.Contradiction, ruling: Ruling, reader: _Reader) -> RulingLine:
    place = one.places[ruling.choice] if ruling.choice < len(one.places) else None
    return RulingLine(
        unit=ruling.unit.name,
        by=reader.names.get(ruling.ruled_by_id or 0, ""),
        when=dates.say_date(dates.local_day(ruling.ruled_at)),
        says=spoken(dict(place.says), reader.lang) if place else "",
        reason=ruling.reason,
        below=ruling.area_key is not None,
    )
