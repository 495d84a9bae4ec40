"""Sets up a round for a school of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Final

from umay.desk.demo.gate_school import Gate
from umay.rounds import api as rounds
from umay.staffing import api as staffing

WEEKDAYS: Final = (0, 1, 2, 3, 4)
HANGS: Final = timedelta(days=200)


def keep(gate: Gate, workers: Sequence[staffing.Worker]) -> None:
    """Put up checkpoints, join them to a route, and say who walks it."""
    said = gate.said["route"]
    points = [
        rounds.put_up(gate.actor, rounds.PointDraft(**one, valid_until=gate.today + HANGS), today=gate.today, now=gate.now)
        for one in gate.said["points"]
    ]
    begins = tuple(map(time.fromisoformat, said["begins"]))
    halts = tuple(zip(points, said["minutes"], strict=True))
    draft = rounds.RouteDraft(said["name"], begins, WEEKDAYS, said["lasts"], halts)
    route = rounds.keep_route(gate.actor, draft, today=gate.today, now=gate.now)
    walkers = [worker.pk for worker in workers if worker.kind == said["by"]]
    for weekday in WEEKDAYS:
        rounds.set_turns(gate.actor, route, weekday, [("worker", walkers[weekday % len(walkers)])], now=gate.now)
