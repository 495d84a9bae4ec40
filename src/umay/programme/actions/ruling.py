"""A board rules where a document disagrees with itself; dates change accordingly."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.packs import api as packs
from umay.programme.actions import laying
from umay.programme.models import Adoption, Obligation, Ruling
from umay.programme.queries import adoptions
from umay.programme.rules.ruling import RulingFacts, rule_refusal


@action(Perm.PROGRAMME_RULE, "contradiction.ruled")
def rule(actor: Actor, adoption_uid: UUID, contradiction: str, *, choice: int, reason: str, today: date, now: datetime) -> Ruling:
    """Rule for one of the places that disagree. The earlier ruling, if any, is replaced and kept.

    choice: index of the place. reason: shown to everybody beside the date. Only the adopting unit rules; a lower level's stricter
    practice is its own adoption. Raises Adoption.DoesNotExist; Refused ("access.not_granted", "ruling.…"). Audit: contradiction.ruled.
    """
    adoption, unit = adoptions.locked_with_unit(actor, adoption_uid)
    require(actor, Perm.PROGRAMME_RULE, unit.place)
    pack = adoptions.pack_for(adoption)
    known = next((one for one in pack.contradictions if one.id == contradiction), None)
    if known is None:
        raise Refused(Refusal("ruling.no_such_contradiction"))
    facts = RulingFacts(choice, len(known.places), reason, is_adopting_level=True)
    if no := rule_refusal(facts):
        raise Refused(no)

    ruling = _write(adoption, unit.id, known, choice, reason, actor, now)
    rows = list(adoption.obligations.filter(code__in=known.affects))
    _apply(rows, pack, ruling)
    laying.move_dates(adoption, rows, today=today)

    record(actor, "contradiction.ruled", ruling.uid, at=now, place=unit.place, detail={"contradiction": contradiction, "choice": choice})
    return ruling


def _write(  # noqa: PLR0917
    adoption: Adoption, unit_id: int, known: packs.Contradiction, choice: int, reason: str, actor: Actor, now: datetime
) -> Ruling:
    before = Ruling.objects.filter(adoption=adoption, unit_id=unit_id, contradiction=known.id, replaced_at__isnull=True).first()
    ruling = Ruling(
        adoption=adoption,
        unit_id=unit_id,
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
    """Lay anew what holds for the obligations now that there is a ruling more."""
    standing = Ruling.objects.filter(adoption_id=ruling.adoption_id, replaced_at__isnull=True)
    rulings = dict(standing.values_list("contradiction", "choice"))
    for row in rows:
        held = packs.holding(pack, row.code, rulings)
        row.timing = held.timing
        row.provisional = held.open[0] if held.open else ""
        row.ruled = ruling
        row.save(update_fields=["timing", "provisional", "ruled"])
        laying.lay_owners(row, held.owners)
