"""Hours in which nothing leaves Umay for a person, but danger. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final


@dataclass(frozen=True, slots=True)
class Quiet:
    """From a time of the day until another, which may be of the next day. Both the same: no hour is quiet."""

    since: time
    until: time

    def holds(self, moment: time) -> bool:
        """Tell whether it is quiet then. Until the end, not including it.

        >>> Quiet(time(22), time(7)).holds(time(23)), Quiet(time(22), time(7)).holds(time(7))
        (True, False)
        """
        if self.since <= self.until:
            return self.since <= moment < self.until
        return moment >= self.since or moment < self.until


USUAL_QUIET: Final = Quiet(time(22), time(7))


def after_quiet(at: datetime, quiet: Quiet | None, zone: tzinfo) -> datetime:
    """Return the moment itself, or the end of the quiet hours that it falls into. at: aware. zone: where the person is."""
    local = at.astimezone(zone)
    if quiet is None or not quiet.holds(local.time()):
        return at
    end = local.replace(hour=quiet.until.hour, minute=quiet.until.minute, second=0, microsecond=0)
    if end <= local:
        end = (local.replace(tzinfo=None) + timedelta(days=1)).replace(
            hour=quiet.until.hour, minute=quiet.until.minute, second=0, microsecond=0, tzinfo=zone
        )
    return max(at, end.astimezone(UTC))
