"""Patterns of duties in words: what each choice means, what it does by an example, and the rules of a roster as its form sends them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umay.turns.api import MOST_RUNNING, Asked, Pattern, Wanted

ANYHOW: Final = "off"
"""What the form sends where a pattern is not asked for."""
LABELS: Final = {
    Pattern.DAYS: gettext_lazy("Days in a row"),
    Pattern.MORNINGS: gettext_lazy("Mornings in a row"),
    Pattern.WEEKS: gettext_lazy("Weeks in a row"),
    Pattern.AFTER: gettext_lazy("A morning after an afternoon"),
}


def field_of(pattern: Pattern) -> str:
    """Return the name of a pattern's field in the form."""
    return f"pattern_{pattern.value}"


def choices_of(pattern: Pattern) -> tuple[Wanted, ...]:
    """Return how a pattern can be asked for, what is only rather not to be first."""
    numbers = (0,) if pattern is Pattern.AFTER else range(1, MOST_RUNNING + 1)
    return tuple(Wanted(most, never) for never in (False, True) for most in numbers)


def pattern_said(pattern: Pattern, wanted: Wanted) -> str:
    """Return a pattern as a rule of the roster."""
    said = _NEVER[pattern] if wanted.never else _RATHER[pattern]
    return said(wanted.most) % {"number": wanted.most}


def example_said(pattern: Pattern, wanted: Wanted) -> str:
    """Return what a pattern does, by an example, and what comes where nobody else is left."""
    if wanted.never:
        rest = _("Where nobody else is left, the place stays empty, and the roster says by what.")
    else:
        rest = _("Where nobody else is left, they stand all the same.")
    return f"{_EXAMPLES[pattern](wanted.most) % {'number': wanted.most}} {rest}"


def fields_of(asked: Asked) -> dict[str, Any]:
    """Return the rules as the form sends them; a limit that is not set is None."""
    kept = asked.to_json()
    patterns = {field_of(one): kept["patterns"].get(one.value, ANYHOW) for one in Pattern}
    return {"most_week": kept["most_week"], "most_term": kept["most_term"], "rest_weeks": kept["rest_weeks"], **kept["weights"], **patterns}


Says = Callable[[int], str]
_NEVER: Final[dict[Pattern, Says]] = {
    Pattern.DAYS: lambda most: (
        _("never two days in a row") if most == 1
        else ngettext("never more than %(number)s day in a row", "never more than %(number)s days in a row", most)
    ),
    Pattern.MORNINGS: lambda most: (
        _("never two mornings in a row") if most == 1
        else ngettext("never more than %(number)s morning in a row", "never more than %(number)s mornings in a row", most)
    ),
    Pattern.WEEKS: lambda most: (
        _("never two weeks in a row") if most == 1
        else ngettext("never more than %(number)s week in a row", "never more than %(number)s weeks in a row", most)
    ),
    Pattern.AFTER: lambda _most: _("never on the morning after an afternoon"),
}  # fmt: skip
_RATHER: Final[dict[Pattern, Says]] = {
    Pattern.DAYS: lambda most: (
        _("rather not two days in a row") if most == 1
        else ngettext("rather not more than %(number)s day in a row", "rather not more than %(number)s days in a row", most)
    ),
    Pattern.MORNINGS: lambda most: (
        _("rather not two mornings in a row") if most == 1
        else ngettext("rather not more than %(number)s morning in a row", "rather not more than %(number)s mornings in a row", most)
    ),
    Pattern.WEEKS: lambda most: (
        _("rather not two weeks in a row") if most == 1
        else ngettext("rather not more than %(number)s week in a row", "rather not more than %(number)s weeks in a row", most)
    ),
    Pattern.AFTER: lambda _most: _("rather not on the morning after an afternoon"),
}  # fmt: skip
_EXAMPLES: Final[dict[Pattern, Says]] = {
    Pattern.DAYS: lambda most: (
        _("Whoever stands on Monday is free on Tuesday.") if most == 1
        else ngettext("After %(number)s day in a row comes a free one.", "After %(number)s days in a row comes a free one.", most)
    ),
    Pattern.MORNINGS: lambda most: (
        _("Whoever stands on Monday morning is free on Tuesday morning; afternoons do not count.") if most == 1
        else ngettext("After %(number)s morning in a row comes a free one; afternoons do not count.",
                      "After %(number)s mornings in a row comes a free one; afternoons do not count.", most)
    ),
    Pattern.WEEKS: lambda most: (
        _("After a week with a duty comes a week without one.") if most == 1
        else ngettext("After %(number)s week with duties comes one without.", "After %(number)s weeks with duties comes one without.", most)
    ),
    Pattern.AFTER: lambda _most: _("Whoever stands on Monday afternoon is free on Tuesday morning."),
}  # fmt: skip
