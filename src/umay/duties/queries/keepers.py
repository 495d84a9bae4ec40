"""Who keeps the rosters of a school, to be told."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from umay.core.api import Perm, policy_rules
from umay.people.api import holders

_KEEP: Final = tuple(function for rule in policy_rules() if rule.perm is Perm.ROSTER_KEEP for function in rule.functions)


def keepers_of(unit_id: int, now: datetime) -> tuple[int, ...]:
    """Return the persons who keep the rosters of a school today."""
    return holders(unit_id, now.date(), _KEEP)
