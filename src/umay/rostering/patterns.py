"""What may be asked of one person's row of duties over the days: runs, totals, weekends, what follows what. No solving, no counting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PatternKind(StrEnum):
    """What a pattern counts. docs/roster.md says it for those who write one."""

    DUTIES = "duties"
    MINUTES = "minutes"
    WEEKENDS = "weekends"
    DAYS_RUNNING = "days_running"
    DAYS_OFF_RUNNING = "days_off_running"
    WEEKS_RUNNING = "weeks_running"
    NOT_AFTER = "not_after"


RUNS = frozenset({PatternKind.DAYS_RUNNING, PatternKind.DAYS_OFF_RUNNING, PatternKind.WEEKS_RUNNING})
TOTALS = frozenset({PatternKind.DUTIES, PatternKind.MINUTES, PatternKind.WEEKENDS})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing asked of each person's row of duties. Of several, all hold.

    most, least: of what the kind counts, in the whole roster or in each run; None for no limit. A run that touches the roster's first or
    last day may be longer than it looks, and is never too short. names: only duties so named (slot, window, post, tag); empty for all.
    then: what may not stand on the day after (not_after). weight: price of each unit beyond or lacking; not read where hard.
    kinds, groups: people it holds for, by kind and by group; empty for everybody.
    """

    kind: PatternKind
    most: int | None = None
    least: int | None = None
    names: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    hard: bool = True
    weight: int = 0
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def holds_for(self, kind: str, groups: tuple[str, ...]) -> bool:
        """Return whether a person of this kind and these groups is meant."""
        return (not self.kinds or kind in self.kinds) and (not self.groups or not set(self.groups).isdisjoint(groups))

    def means(self, names: tuple[str, ...]) -> bool:
        """Return whether a duty that goes by these names is counted."""
        return not self.names or not set(self.names).isdisjoint(names)
