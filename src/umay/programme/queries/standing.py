"""Standing duties that wait to be confirmed, together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from umay.core.api import Actor, Perm, access_refusal, query, require
from umay.places import api as places
from umay.programme.queries.tasks import TaskLine, line_of, rows
from umay.programme.rules.standing import Alone


@dataclass(frozen=True, slots=True)
class StandingPage:
    """The unit's standing duties whose time to be confirmed has come.

    lines: those confirmed together. sent_back: those that want an answer of their own. asking: those that ask for figures, recorded one by
    one.
    """

    unit: places.UnitCard
    lines: tuple[TaskLine, ...]
    sent_back: tuple[TaskLine, ...]
    asking: tuple[TaskLine, ...]
    may_confirm: bool


@query
def standing_page(actor: Actor, *, today: date, lang: str, days_ahead: int = 31) -> StandingPage:
    """Return what the actor's own unit may confirm now: late ones and those due within the days ahead.

    Raises UnitMissing; Refused ("access.not_granted").
    """
    if actor.seat is None:
        raise places.UnitMissing
    unit = places.unit_by_id(actor, actor.seat.place.unit_id)
    require(actor, Perm.TASK_READ, unit.place)
    found = rows(unit.id, today - timedelta(days=366), today + timedelta(days=days_ahead))
    lines = [line_of(row, unit.uid, lang, today) for row in found if row.standing]
    together, sent_back, asking = (tuple(line for line in lines if line.alone is one) for one in (None, Alone.SENT_BACK, Alone.FIGURES))
    return StandingPage(unit, together, sent_back, asking, access_refusal(actor, Perm.TASK_RECORD, unit.place) is None)
