"""An adopted programme follows another version of its pack: dates that lie ahead change, what was done stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.programme.actions import laying
from umay.programme.models import Adoption, Obligation
from umay.programme.queries import adoptions
from umay.programme.queries.rulings import choices_for_all
from umay.programme.rules import versions as rules

_LAID = (
    "section", "section_title", "item", "position", "status", "title", "detail", "timing", "timing_text", "provisional", "confirm", "joint",
    "figures", "evidence", "target", "ended_on",
)  # fmt: skip


@action(Perm.PROGRAMME_ADOPT, "programme.version_followed")
def follow_version(
    actor: Actor, adoption_uid: UUID, pack_uid: UUID, *, shifts: Collection[str], today: date, now: datetime
) -> rules.Changes:
    """Let an adoption follow another version of its pack. Duties keep their records by code; those left out end today.

    shifts: names of the year's proposals that a person confirmed, beside those confirmed before. Raises Adoption.DoesNotExist;
    PackVersion.DoesNotExist; Refused ("access.not_granted", "adoption.…"). Audit: programme.version_followed.
    """
    adoption, unit = adoptions.locked_with_unit(actor, adoption_uid)
    require(actor, Perm.PROGRAMME_ADOPT, unit.place)
    version = adoptions.pack_version(pack_uid)
    if no := adoptions.switch_refusal(adoption, version):
        raise Refused(no)

    old, rulings = adoptions.pack_for(adoption), choices_for_all(adoption)
    _follow(adoption, adoptions.pack_of(version), version.pk, shifts)
    new = adoptions.pack_for(adoption)
    found = rules.changes(old, new, rulings)
    _lay(adoption, new, found, rulings, today=today, now=now)

    detail = {"version": version.version, "added": len(found.added), "changed": len(found.changed), "gone": len(found.gone)}
    record(actor, "programme.version_followed", adoption.uid, at=now, place=unit.place, detail=detail)
    return found


def _follow(adoption: Adoption, pack: packs.Pack, version_id: int, shifts: Collection[str]) -> None:
    proposed = {one.name: one.proposal.new for one in adoptions.proposals(pack, adoption.school_year)}
    adoption.shifts = {name: new for name, new in proposed.items() if name in shifts or name in adoption.shifts}
    adoption.pack_id = version_id
    adoption.save(update_fields=["pack", "shifts"])
    adoption.refresh_from_db(fields=["pack"])


def _lay(adoption: Adoption, pack: packs.Pack, found: rules.Changes, rulings: Mapping[str, int], *, today: date, now: datetime) -> None:
    """Lay what is new, lay what changed anew, end what is gone; what says the same keeps its dates and only its texts follow."""
    there = {row.code: row for row in adoption.obligations.all()}
    fresh = laying.planned_obligations(adoption, pack, rulings)
    added = Obligation.objects.bulk_create(row for row in fresh if row.code not in there)
    followed = [_anew(there[row.code], row) for row in fresh if row.code in there]
    changed = [row for row in followed if row.code in {*found.changed, *found.added}]  # what an earlier version had left out comes back
    laying.lay_what_belongs(pack, [*added, *changed], rulings, at=now)
    laying.lay_dates(adoption, added)
    laying.replace_dates(adoption, changed, today=today)
    for code in found.gone:
        laying.end_obligation(there[code], today=today)


def _anew(row: Obligation, fresh: Obligation) -> Obligation:
    """Take over what the version says."""
    for name in _LAID:
        setattr(row, name, getattr(fresh, name))
    row.save(update_fields=_LAID)
    return row
