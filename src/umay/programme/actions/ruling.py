"""A board rules where a document disagrees with itself; dates change accordingly."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.packs import api as packs
from umay.places import api as places
from umay.programme.actions import laying
from umay.programme.models import Adoption, Obligation, Ruling
from umay.programme.queries import adoptions, rulings


@action(Perm.PROGRAMME_RULE, "contradiction.ruled")
def rule(actor: Actor, adoption_uid: UUID, contradiction: str, *, choice: int, reason: str, today: date, now: datetime) -> Ruling:
    """Rule for one of the places that disagree. The earlier ruling of the same office, if any, is replaced and kept.

    The office that adopted rules for all whom the programme binds; an office below it, of the same agency, only more strictly, for that
    agency's units in its own area. choice: index of the place. reason: shown to everybody beside the date.
    Raises Adoption.DoesNotExist; Refused ("access.not_granted", "adoption.already_withdrawn", "ruling.…"). Audit: contradiction.ruled.
    """
    adoption = adoptions.locked_adoption(actor, adoption_uid)
    if actor.seat is None:
        raise Refused(Refusal("access.not_granted", {"perm": Perm.PROGRAMME_RULE.value}))
    require(actor, Perm.PROGRAMME_RULE, actor.seat.place)
    unit, pack = places.unit_by_id(actor, actor.seat.place.unit_id), adoptions.pack_for(adoption)
    known = next((one for one in pack.contradictions if one.id == contradiction), None)
    if known is None:
        raise Refused(Refusal("ruling.no_such_contradiction"))
    level = rulings.level_of(actor, adoption)
    if no := rulings.refusal(rulings.register_for(unit, adoption, pack), level, known, choice, reason):
        raise Refused(no)

    ruling = _write(adoption, unit, None if level == "adopting" else rulings.key_for(unit), known, choice, reason, actor, now)
    rows = list(adoption.obligations.filter(code__in=known.affects))
    if level == "adopting":
        _apply(rows, pack, ruling)
    laying.move_dates(adoption, rows, today=today)

    detail = {"contradiction": contradiction, "choice": choice, "area_key": ruling.area_key}
    record(actor, "contradiction.ruled", ruling.uid, at=now, place=unit.place, detail=detail)
    return ruling


def _write(  # noqa: PLR0917
    adoption: Adoption,
    unit: places.UnitCard,
    area_key: int | None,
    known: packs.Contradiction,
    choice: int,
    reason: str,
    actor: Actor,
    now: datetime,
) -> Ruling:
    before = Ruling.objects.filter(adoption=adoption, area_key=area_key, contradiction=known.id, replaced_at__isnull=True).first()
    ruling = Ruling(
        adoption=adoption,
        unit_id=unit.id,
        area_key=area_key,
        contradiction=known.id,
        choice=choice,
        reason=reason.strip(),
        ruled_at=now,
        ruled_by_id=actor.person_id,
    )
    if before is not None:
        ruling.replaced_at = now  # steps aside for a moment, so that one ruling holds at any time
        ruling.replaced_by = before
    ruling.save()
    if before is not None:
        Ruling.objects.filter(pk=before.pk).update(replaced_at=now, replaced_by=ruling)
        Ruling.objects.filter(pk=ruling.pk).update(replaced_at=None, replaced_by=None)
    return ruling


def _apply(rows: list[Obligation], pack: packs.Pack, ruling: Ruling) -> None:
    """Lay anew what holds for the obligations now that the adopting office ruled once more."""
    choices = rulings.choices_for_all(ruling.adoption)
    for row in rows:
        held = packs.holding(pack, row.code, choices)
        row.timing = held.timing
        row.provisional = held.open[0] if held.open else ""
        row.ruled = ruling
        row.save(update_fields=["timing", "provisional", "ruled"])
        laying.lay_owners(row, held.owners)
