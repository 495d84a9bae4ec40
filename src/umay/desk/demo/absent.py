"""Enters a few invented children whom the demo's people follow, sealed to them like real ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from umay.absence import api as absence
from umay.people import api as people

KEPT_DAYS: Final = 400


def make(country: Mapping[str, Any], email: str, today: date, now: datetime) -> None:
    """Enter the children of a country's description. email: of a seat, with its key to be filled in."""
    for number, one in enumerate(country.get("followed", ())):
        actor = people.actor_for(people.Account.objects.get(email=email.format(key=one["by"])), today)
        entry = absence.Entry(
            absence.Reason(one["reason"]), today - timedelta(days=one["days_ago"]), "", today + timedelta(days=KEPT_DAYS - one["days_ago"])
        )
        found = absence.Found(entry, absence.Sex(one["sex"]), absence.AgeBand(one["age_band"]), absence.GradeBand(one["grade_band"]))
        said = absence.Said(one["name"], notes=one["notes"], address=one["address"])
        key = uuid5(NAMESPACE_URL, f"umay-demo/{country['code']}/{number}")
        absence.enter_child(actor, found, said, key=key, today=today, now=now)
