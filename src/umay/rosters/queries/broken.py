"""Shifts of people who may not serve: barred, not cleared, not trained, or gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from umay.core.api import Actor
from umay.kernel.refusal import Refusal
from umay.rosters.models import Shift
from umay.staffing.api import serve_refusals


def broken_shifts(actor: Actor, shifts: Sequence[Shift]) -> dict[int, Refusal]:
    """Return, by the id of a shift, why who stands in it may not serve on the first day that they do."""
    first: dict[int, date] = {}
    for one in shifts:
        first[one.worker_id] = min(one.on_day, first.get(one.worker_id, one.on_day))
    if not first:
        return {}
    found = serve_refusals(actor, sorted(first), min(first.values()))
    return {one.id: found[one.worker_id] for one in shifts if one.worker_id in found}
