"""How far schools are with their posts: shares on a day, against dated targets. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Stand:
    """Schools alike. town: in a town or city. opened_on: when their first post was opened, None where they said nothing.

    closed_on: since when they have none any more, None while they have one.
    """

    schools: int
    town: bool
    opened_on: date | None = None
    closed_on: date | None = None

    def is_set_up(self, day: date) -> bool:
        """Tell whether they have a post on the day."""
        return self.opened_on is not None and self.opened_on <= day and (self.closed_on is None or day < self.closed_on)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many schools have a post, have none any more, and said nothing."""

    have: int
    ended: int
    silent: int

    @property
    def all(self) -> int:
        """Every school."""
        return self.have + self.ended + self.silent

    @property
    def share(self) -> float | None:
        """Of all schools those with a post; None where there is no school or none has said anything, which is not zero."""
        return self.have / self.all if self.have or self.ended else None


def rate(stands: Iterable[Stand], day: date, *, town: bool | None = None) -> Rate:
    """Return how far the schools are on a day. town: only those in towns, or only the others; None for all.

    >>> rate([Stand(3, town=True, opened_on=date(2026, 9, 1)), Stand(1, town=False)], date(2026, 9, 2))
    Rate(have=3, ended=0, silent=1)
    """
    chosen = [one for one in stands if town is None or one.town is town]
    have = sum(one.schools for one in chosen if one.is_set_up(day))
    silent = sum(one.schools for one in chosen if one.opened_on is None or one.opened_on > day)
    return Rate(have, sum(one.schools for one in chosen) - have - silent, silent)


def month_ends(first: date, months: int) -> tuple[date, ...]:
    """Return the last day of each month, from that of the day on.

    >>> [str(day) for day in month_ends(date(2026, 12, 5), 3)]
    ['2026-12-31', '2027-01-31', '2027-02-28']
    """
    whole = first.year * 12 + first.month
    return tuple(date((whole + each) // 12, (whole + each) % 12 + 1, 1) - timedelta(days=1) for each in range(months))


def week_ends(last: date, weeks: int) -> tuple[date, ...]:
    """Return the Sundays of the weeks until the day's own, the earliest first."""
    sunday = last + timedelta(days=6 - last.weekday())
    return tuple(sunday - timedelta(weeks=each) for each in reversed(range(weeks)))
