"""Targets of an adopted programme with their progress in the actor's area, or in their own unit where they may not read figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, access_refusal, own_place, query, require
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


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """The targets in the pack's order. own_unit: only what the reader's own unit recorded is added up."""

    lines: tuple[TargetLine, ...]
    own_unit: bool


@query
def targets_page(actor: Actor, adoption_uid: UUID, *, lang: str) -> TargetsPage:
    """Return the targets of the adoption with what is added up: the reader's area, or without figures of others their own unit.

    Raises Adoption.DoesNotExist; Refused ("access.not_granted") for somebody who may read neither figures nor tasks.
    """
    country = actor.seat.place.country if actor.seat else ""
    adoption = Adoption.objects.get(uid=adoption_uid, country=country)
    place = own_place(actor)
    own_unit = access_refusal(actor, Perm.ROLLUP_READ, place) is not None
    if own_unit:
        require(actor, Perm.TASK_READ, place)
    rows = list(adoption.obligations.filter(target__isnull=False, status="live").order_by("position"))
    done = TaskRecord.objects.filter(obligation__in=rows, state__in=[State.DONE.value, State.DONE_LATE.value])
    given: dict[int, list[dict[str, object]]] = {}
    for obligation_id, figures in (done.filter(unit_id=place.unit_id) if own_unit else done).values_list("obligation_id", "figures"):
        given.setdefault(obligation_id, []).append(figures)
    return TargetsPage(tuple(_line(row, given.get(row.pk, []), lang) for row in rows), own_unit)


def _line(row: Obligation, given: list[dict[str, object]], lang: str) -> TargetLine:
    target = row.target or {}
    reached = progress(target, row.figures, given)
    asked: list[dict[str, Any]] = row.figures
    figure: dict[str, Any] = next((one for one in asked if one["code"] == target["figure"]), {"title": {}, "unit": "count"})
    say = dates.say_percentage if reached.in_percent else dates.say_number
    wanted = say(reached.wanted)
    if reached.value is None:
        said = _("Nothing received yet; the target is %(wanted)s") % {"wanted": wanted}
    else:
        said = _("%(value)s of %(wanted)s") % {"value": say(reached.value), "wanted": wanted}
    return TargetLine(
        spoken(row.title, lang),
        spoken(figure["title"], lang),
        said,
        round(100 * (reached.share or 0)),
        reached,
        str(target.get("by") or ""),
    )
