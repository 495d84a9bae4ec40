"""What the daily round does: who was to fix a danger and did not is told, then the level above; who has to look again too."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action
from umay.hazards.actions.bench import KEEPERS, Work, begin, holders_above
from umay.hazards.actions.keeping import link_of
from umay.hazards.models import Hazard
from umay.hazards.queries.common import day_at
from umay.hazards.rules import ledger
from umay.hazards.rules.kinds import Deed, Size, Source
from umay.notices.api import Urgency, tell
from umay.people import api as people


@action(Perm.HAZARD_KEEP, "hazard.reminded")
def remind(actor: Actor, uid: UUID, *, today: date, now: datetime) -> int:
    """Tell of a danger whose day is over, or that is to be looked at again; return how many were told. Each day is told of once.

    Raises HazardMissing. Audit: hazard.reminded.
    """
    work = begin(actor, uid, Perm.HAZARD_KEEP, now)

    count = 0
    if ledger.is_late(work.facts, today):
        count = _tell_late(work, today)
    elif ledger.asks_for_look(work.facts, today) and work.row.told_look_on != work.row.look_on:
        work.row.told_look_on = work.row.look_on
        count = _tell(work, people.holders(work.row.unit_id, today, KEEPERS), "hazards.look", "look")

    work.done("hazard.reminded", Deed.RAISED, day=work.row.due_on, fields=("told_due_on", "told_above_on", "told_look_on"))
    return count


def _tell_late(work: Work, today: date) -> int:
    row, count = work.row, 0
    if row.due_on is None:
        return 0
    if row.told_due_on != row.due_on:
        row.told_due_on = row.due_on
        owner = {row.owner_person_id} if row.owner_person_id is not None else set[int]()
        count += _tell(work, owner | set(people.holders(row.unit_id, today, KEEPERS)), "hazards.late", "late")
    if row.told_above_on != row.due_on and today >= row.due_on + ledger.ABOVE_AFTER[Size(row.size)]:
        row.told_above_on = row.due_on
        count += _tell(work, holders_above(row.unit_id, today), "hazards.late_below", "above")
    return count


def _tell(work: Work, person_ids: Collection[int], code: str, what: str) -> int:
    row = work.row
    link = "/hazards/area/" if code == "hazards.late_below" else link_of(row)
    key, urgency = f"hazard:{row.uid}:{what}:{row.due_on or row.look_on}", Urgency.URGENT if row.size == Size.LARGE else Urgency.USUAL
    return tell(work.actor, person_ids, code, link=link, at=work.at, key=key, urgency=urgency)


@action(Perm.HAZARD_KEEP, "hazard.told_of")
def tell_of_public(actor: Actor, hazard_id: int, *, now: datetime) -> int:
    """Tell the heads that somebody outside told of a danger; return how many were told.

    Raises HazardMissing. Audit: hazard.told_of.
    """
    uid = Hazard.objects.values_list("uid", flat=True).get(pk=hazard_id, source=Source.PUBLIC)
    work = begin(actor, uid, Perm.HAZARD_KEEP, now)

    heads = people.holders(work.row.unit_id, day_at(work.row, now), KEEPERS)
    count = tell(actor, heads, "hazards.told", link=link_of(work.row), at=now, key=f"hazard:told:{work.row.unit_id}", counts={"count": 1})

    work.done("hazard.told_of", Deed.RAISED)
    return count
