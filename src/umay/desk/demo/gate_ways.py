"""Enters, where buses wait, their plan with the checks of the last school days, for a school of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from umay.desk.demo.gate_school import Gate
from umay.hazards import api as hazards
from umay.staffing import api as staffing
from umay.ways import api as ways

WEEKDAYS: Final = (0, 1, 2, 3, 4)
AGREED: Final = timedelta(days=60)


def keep(gate: Gate, workers: Sequence[staffing.Worker]) -> None:
    """Enter the agreement, its buses, and the checks of three days."""
    if "buses" not in gate.said:
        return
    drivers = [worker.pk for worker in workers if worker.kind == staffing.Kind.DRIVER]
    said = gate.said["buses"]
    came, until, leave, last = map(time.fromisoformat, said["hours"])
    plan = ways.PlanDraft(said["where"], gate.today - AGREED, said["police"], said["drivers"], (came, until, leave, last), said["paper"])
    ways.agree(gate.actor, plan, today=gate.today, now=gate.began)
    buses = [
        ways.enter_bus(gate.actor, ways.BusDraft(str(bay), plate, goes, drivers[0] if bay == 1 else None), now=gate.began)
        for bay, plate, goes in said["fleet"]
    ]
    for back in (3, 2, 1):
        day = gate.today - timedelta(days=back)
        if day.weekday() in WEEKDAYS:
            at = datetime.combine(day, leave, gate.zone)
            seen = dict.fromkeys(buses, ways.Seen())
            ways.check_buses(
                gate.actor, seen, "", danger=lambda *_bus: hazards.HazardDraft(hazards.HazardKind.OTHER, ""), today=day, now=at
            )
