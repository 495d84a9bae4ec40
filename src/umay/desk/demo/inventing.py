"""Invents what units recorded: mostly done, some late, some not done with a reason, some silent. The same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from umay.programme import api as programme


def seeds(tasks: Iterable[programme.Seedable], today: date) -> Iterator[programme.Seed]:
    """Yield an invented record for most tasks; units differ in how diligent they are, for that is what a grid shows."""
    for task in tasks:
        if state := _state(task, today):
            yield _seed(task, state, today)


def _dice(*parts: object) -> int:
    """Return a number from 0 to 99 that is the same for the same parts."""
    return int.from_bytes(hashlib.sha256("/".join(map(str, parts)).encode()).digest()[:4], "big") % 100


def _state(task: programme.Seedable, today: date) -> programme.State | None:
    diligence = 55 + _dice("unit", task.unit_id) * 4 // 10
    roll = _dice(task.obligation_id, task.unit_id, task.ordinal)
    if roll < diligence * 8 // 10:
        return programme.State.DONE
    if roll < diligence:
        return programme.State.DONE_LATE if task.due_on < today - timedelta(days=10) else programme.State.DONE
    if roll < diligence + 4:
        return programme.State.NOT_DONE
    if roll < diligence + 6:
        return programme.State.IN_PROGRESS
    return programme.State.SENT_BACK if roll < diligence + 7 else None


def _seed(task: programme.Seedable, state: programme.State, today: date) -> programme.Seed:
    days = _dice("days", task.obligation_id, task.unit_id)
    late = state is programme.State.DONE_LATE
    done_on = None
    if state in (programme.State.DONE, programme.State.DONE_LATE):
        done_on = min(task.due_on + timedelta(days=1 + days % 9), today) if late else task.due_on - timedelta(days=days % 12)
    return programme.Seed(
        obligation_id=task.obligation_id,
        unit_id=task.unit_id,
        ordinal=task.ordinal,
        country=task.country,
        province_id=task.province_id,
        district_id=task.district_id,
        due_on=task.due_on,
        state=state,
        done_on=done_on,
        figures=_figures(task) if done_on else {},
        reason_code="no_staff" if state is programme.State.NOT_DONE else "",
        sent_back_note="demo" if state is programme.State.SENT_BACK else "",
    )


def _figures(task: programme.Seedable) -> dict[str, Any]:
    """Return a figure for each that is asked: counts up to a hundred or so, shares from 70 to 100 %."""
    found: dict[str, Any] = {}
    for figure in task.figures:
        roll = _dice(figure["code"], task.unit_id)
        match figure["unit"]:
            case "count":
                found[figure["code"]] = min(roll + 3, found.get(figure.get("of") or "", 200))
            case "percent":
                found[figure["code"]] = float(70 + roll * 3 // 10)
            case "yes_no":
                found[figure["code"]] = roll > 20
            case "date":
                found[figure["code"]] = task.due_on.isoformat()
            case _:
                found[figure["code"]] = "demo"
    return found
