"""Who keeps the rosters of a school, to be told."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import Perm, functions_with
from umay.people.api import holders, zone_of


def keepers_of(unit_id: int, country: str, now: datetime) -> tuple[int, ...]:
    """Return the persons who keep the rosters of a school on the day that it is there."""
    return holders(unit_id, now.astimezone(zone_of(country)).date(), functions_with(Perm.ROSTER_KEEP))
