"""Rulings on an adoption: by the office that adopted, and more strictly by offices below for their areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from umay.core.api import Actor
from umay.kernel.refusal import Refusal
from umay.packs import api as packs
from umay.places import api as places
from umay.programme.models import Adoption, Ruling
from umay.programme.queries import adoptions
from umay.programme.rules import dating
from umay.programme.rules import ruling as rules
from umay.programme.rules.ruling import Level, Ruled, RulingFacts
from umay.timing import api as timing


@dataclass(frozen=True, slots=True)
class AreaRulings:
    """What one office below ruled. inside: keys of the areas around, the widest first. choices: what holds in its area by its word.

    ruled: ids of its rulings with the obligations that each touches.
    """

    key: int
    agency: str
    inside: tuple[int, ...]
    choices: dict[str, int]
    ruled: tuple[tuple[int, tuple[str, ...]], ...]

    def ruling_on(self, code: str) -> int | None:
        """Return the id of its ruling about the obligation; None if there is none."""
        return next((pk for pk, codes in self.ruled if code in codes), None)


def standing(adoption: Adoption) -> list[Ruling]:
    """Return the rulings that hold, of all offices."""
    return list(Ruling.objects.filter(adoption=adoption, replaced_at__isnull=True).select_related("unit").order_by("pk"))


def choices_for_all(adoption: Adoption) -> dict[str, int]:
    """Return the place that holds for all whom the adoption binds, by contradiction that the adopting office ruled on."""
    held = Ruling.objects.filter(adoption=adoption, replaced_at__isnull=True, area_key__isnull=True)
    return dict(held.values_list("contradiction", "choice"))


def area_rulings(adoption: Adoption) -> tuple[AreaRulings, ...]:
    """Return what offices below ruled, the widest area first."""
    held = standing(adoption)
    below = [one for one in held if one.area_key is not None]
    if not below:
        return ()
    said = [(one.area_key, one.contradiction, one.choice) for one in held]
    affected = {one.id: one.affects for one in adoptions.pack_for(adoption).contradictions}
    units = {one.area_key: one.unit for one in below if one.area_key is not None}
    found = []
    for key, unit in units.items():
        keys = rules.keys_of(unit.pk, unit.province_id, unit.district_id)
        around = keys[: keys.index(key)]
        ruled = tuple((one.pk, affected.get(one.contradiction, ())) for one in below if one.area_key == key)
        found.append(AreaRulings(key, unit.agency, around, rules.choices_in((*around, key), said), ruled))
    return tuple(sorted(found, key=lambda one: len(one.inside)))


def key_for(unit: places.UnitCard) -> int | None:
    """Return the key of the area that the unit answers for; None for a nation."""
    return rules.area_key(places.reach_of(unit), unit.id, unit.province_id, unit.district_id)


def keys_around(unit: places.UnitCard) -> tuple[int, ...]:
    """Return the keys of the areas around the one that the unit answers for, the widest first."""
    keys = rules.keys_of(unit.id, unit.province_id, unit.district_id)
    own = key_for(unit)
    return keys[: keys.index(own)] if own in keys else ()


def holds_for(unit: places.UnitCard) -> Q:
    """Return the condition that a date holds for the unit, as `sql.ON_ITS_CALENDAR` says it."""
    keys = list(rules.keys_of(unit.id, unit.province_id, unit.district_id))
    its_area = Q(area_key__isnull=True) | Q(agency=unit.agency, area_key__in=keys)
    return Q(calendar_id=unit.own_calendar_id) & its_area & ~Q(agency=unit.agency, not_in__overlap=keys)


def level_of(actor: Actor, adoption: Adoption) -> Level:
    """Return how the actor's office stands to the one that adopted."""
    if actor.seat is None:
        return "other"
    place = actor.seat.place
    reached = place.country == adoption.country and all(
        wanted is None or wanted == own
        for wanted, own in (
            (adoption.province_id, place.province_id),
            (adoption.district_id, place.district_id),
            (adoption.only_unit_id, place.unit_id),
        )
    )
    return rules.level_of((place.unit_id, place.agency), (adoption.unit_id, adoption.unit.agency), is_reached=reached)


@dataclass(frozen=True, slots=True)
class Register:
    """An adoption's contradictions as an office below judges them.

    for_all: what the adopting office ruled. above: what holds around the office's area. calendar: the adoption's own. first: its first day.
    """

    pack: packs.Pack
    agency: str
    for_all: dict[str, int]
    above: dict[str, int]
    own: dict[str, int]
    calendar: timing.Calendar
    first: date | None

    def ruled(self, contradiction: packs.Contradiction, choice: int) -> Ruled:
        """Return what a choice would change beside what holds around the area."""
        others = {**self.above, **{what: place for what, place in self.own.items() if what != contradiction.id}}
        parts = [self._part(code, others, {**others, contradiction.id: choice}) for code in contradiction.affects]
        return Ruled(
            tuple(pair for part in parts for pair in part.dates), any(part.loses for part in parts), any(part.gains for part in parts)
        )

    def _part(self, code: str, without: dict[str, int], choices: dict[str, int]) -> Ruled:
        row = next((one for one in self.pack.obligations if one.id == code and one.status == "live"), None)
        if row is None:
            return Ruled()
        now, then = packs.holding(self.pack, code, without), packs.holding(self.pack, code, choices)
        stands, chosen = self._days(row, now), self._days(row, then)
        return Ruled(
            tuple((chosen.get(number), stands.get(number)) for number in sorted({*stands, *chosen})),
            loses=any(one not in then.owners for one in now.owners),
            gains=any(one not in now.owners and one.agency == self.agency for one in then.owners),
        )

    def _days(self, row: packs.Obligation, held: packs.Holding) -> dict[int, date]:
        at_school = {one.level for one in packs.holding(self.pack, row.id, self.for_all).owners} == {places.SCHOOL_LEVEL}
        found = dating.laid(timing.from_json(held.timing), row.confirm, self.calendar, self.first, at_school=at_school)
        return {one.ordinal: one.due_on for one in found}


def register_for(unit: places.UnitCard, adoption: Adoption, pack: packs.Pack) -> Register:
    """Return the register as the office of the unit, below the one that adopted, judges it."""
    said = [(one.area_key, one.contradiction, one.choice) for one in standing(adoption)]
    own = key_for(unit)
    return Register(
        pack,
        unit.agency,
        {what: choice for key, what, choice in said if key is None},
        rules.choices_in(keys_around(unit), said),
        {what: choice for key, what, choice in said if key is not None and key == own},
        timing.calendar_from_json(adoption.calendar.data),
        adoption.starts_on,
    )


def refusal(register: Register, level: Level, known: packs.Contradiction, choice: int, reason: str) -> Refusal | None:
    """Return why the office may not rule so, or None; asked alike by the page and by the action."""
    inside = 0 <= choice < len(known.places)
    ruled = register.ruled(known, choice) if level == "below" and inside else Ruled()
    return rules.rule_refusal(RulingFacts(choice, len(known.places), reason, level, ruled, known.id in register.own))
