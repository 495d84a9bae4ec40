"""The timing of a row: checks that its object is the normal form. What it means and which dates it yields is umay.timing's."""

from __future__ import annotations

from typing import Any, Final

KINDS: Final = frozenset({
    "continuous", "as_needed", "immediate", "vague", "reference", "every_n", "yearly_months", "nth_week_of_month", "month_day",
    "relative_event", "weekly_windows", "bell_window", "term_weeks", "date_range", "single_date", "single_month", "single_year",
    "school_year_relative", "termwise", "duration", "named_occasion", "any_of", "all_of",
})  # fmt: skip


def read_form(value: Any) -> dict[str, Any]:
    """Return the object as it stands. Raises ValueError when it is no timing."""
    if not isinstance(value, dict):
        raise ValueError("a timing is a map with its kind, such as {kind: continuous}")  # noqa: TRY004 - pydantic collects ValueError
    if value.get("kind") not in KINDS:
        raise ValueError(f'"{value.get("kind")}" is no kind of timing; kinds are {", ".join(sorted(KINDS))}')
    return dict(value)
