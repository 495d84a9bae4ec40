"""Targets of an adopted programme with their progress in the actor's area; row security confines what is added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, query
from umay.programme.models import Adoption, Obligation, TaskRecord
from umay.programme.queries.words import spoken
from umay.programme.rules.states import State
from umay.programme.rules.targets import Reached, progress
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target with its progress. said: what was reached of what, or that nothing was received."""

    title: str
    figure: str
    said: str
    share: int
    reached: Reached
    by: str


@query
def target_lines(actor: Actor, adoption_uid: UUID, *, lang: str) -> tuple[TargetLine, ...]:
    """Return the targets of the adoption, in the pack's order. Empty for somebody who may neither read figures nor tasks."""
    if not (actor.holds(Perm.ROLLUP_READ) or actor.holds(Perm.TASK_READ)) or actor.seat is None:
        return ()
    adoption = Adoption.objects.get(uid=adoption_uid, country=actor.seat.place.country)
    rows = list(adoption.obligations.filter(target__isnull=False, status="live").order_by("position"))
    given: dict[int, list[dict[str, object]]] = {}
    done = TaskRecord.objects.filter(obligation__in=rows, state__in=[State.DONE.value, State.DONE_LATE.value])
    for obligation_id, figures in done.values_list("obligation_id", "figures"):
        given.setdefault(obligation_id, []).append(figures)
    return tuple(_line(row, given.get(row.pk, []), lang) for row in rows)


def _line(row: Obligation, given: list[dict[str, object]], lang: str) -> TargetLine:
    target = row.target or {}
    reached = progress(target, row.figures, given)
    asked: list[dict[str, Any]] = row.figures
    figure: dict[str, Any] = next((one for one in asked if one["code"] == target["figure"]), {"title": {}, "unit": "count"})
    unit = " %" if target.get("unit") == "percent" or figure["unit"] == "percent" else ""
    wanted = dates.say_number(reached.wanted) + unit
    if reached.value is None:
        said = _("Nothing received yet; the target is %(wanted)s") % {"wanted": wanted}
    else:
        said = _("%(value)s of %(wanted)s") % {"value": dates.say_number(reached.value) + unit, "wanted": wanted}
    return TargetLine(
        spoken(row.title, lang),
        spoken(figure["title"], lang),
        said,
        round(100 * (reached.share or 0)),
        reached,
        str(target.get("by") or ""),
    )
