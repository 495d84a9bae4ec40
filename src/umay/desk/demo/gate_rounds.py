"""Sets up a round and, where buses wait, their plan with the checks of the last school days, for a school of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from umay.hazards import api as hazards
from umay.rounds import api as rounds
from umay.staffing import api as staffing

if TYPE_CHECKING:
    from umay.desk.demo.gate import Gate

WEEKDAYS: Final = (0, 1, 2, 3, 4)
HANGS: Final = timedelta(days=200)
AGREED: Final = timedelta(days=60)


def keep(gate: Gate, workers: Sequence[staffing.Worker]) -> None:
    """Put up checkpoints, join them to a route, and say who walks it; then the buses."""
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
    if "buses" in gate.said:
        _buses(gate, [worker.pk for worker in workers if worker.kind == staffing.Kind.DRIVER])


def _buses(gate: Gate, drivers: Sequence[int]) -> None:
    said = gate.said["buses"]
    came, until, leave, last = map(time.fromisoformat, said["hours"])
    plan = rounds.PlanDraft(said["where"], gate.today - AGREED, said["police"], said["drivers"], (came, until, leave, last), said["paper"])
    rounds.agree(gate.actor, plan, today=gate.today, now=gate.began)
    buses = [
        rounds.enter_bus(gate.actor, rounds.BusDraft(str(bay), plate, goes, drivers[0] if bay == 1 else None), now=gate.began)
        for bay, plate, goes in said["fleet"]
    ]
    for back in (3, 2, 1):
        day = gate.today - timedelta(days=back)
        if day.weekday() in WEEKDAYS:
            at = datetime.combine(day, leave, gate.zone)
            seen = dict.fromkeys(buses, rounds.Seen())
            rounds.check_buses(
                gate.actor, seen, "", danger=lambda *_bus: hazards.HazardDraft(hazards.HazardKind.OTHER, ""), today=day, now=at
            )
