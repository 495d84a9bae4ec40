"""How quarters are said."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from umay.journal.rules.quarters import Quarter, Span


def say_quarter(quarter: Quarter) -> str:
    """Return a quarter as people say it: its number and its school year."""
    years = f"{quarter.school_year}–{(quarter.school_year + 1) % 100:02d}"
    return _("Quarter %(number)s of %(years)s") % {"number": quarter.number, "years": years}


def short_quarter(quarter: Quarter) -> str:
    """Return a quarter for under a bar."""
    return f"{quarter.number}/{quarter.school_year % 100:02d}"


def quarter_chips(spans: Iterable[Span], chosen: Quarter, more: str = "") -> tuple[tuple[str, str, bool], ...]:
    """Return the quarters to choose from. more: what else stays in the address."""
    return tuple((say_quarter(span.quarter), f"?quarter={span.quarter}{more}", span.quarter == chosen) for span in spans)
