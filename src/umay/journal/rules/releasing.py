"""Whether a quarter may be confirmed by a unit or published for a country. Pure."""

from __future__ import annotations

from datetime import date

from umay.journal.rules.quarters import Span
from umay.kernel.refusal import Refusal


def confirm_refusal(span: Span | None, today: date, *, released: bool) -> Refusal | None:
    """Return why a unit cannot say that its quarter is whole, or None. span None: the school year has no such quarter."""
    if span is None:
        return Refusal("journal.no_such_quarter")
    if released:
        return Refusal("journal.already_released")
    return Refusal("journal.quarter_not_over", {"day": span.taught_until}) if today <= span.taught_until else None


def release_refusal(span: Span | None, today: date, *, released: bool, is_top: bool) -> Refusal | None:
    """Return why the quarter cannot be published, or None. is_top: no office above leads the same schools."""
    if not is_top:
        return Refusal("journal.not_the_top_office")
    return confirm_refusal(span, today, released=released)
