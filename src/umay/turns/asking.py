"""The rules a roster is made by, as somebody sets them: limits, and how much each wish weighs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final


class Weight(StrEnum):
    """How much a rule that may be bent weighs."""

    OFF = "off"
    SMALL = "small"
    NORMAL = "normal"
    STRONG = "strong"

    @property
    def factor(self) -> int:
        """Return it as a number."""
        return {Weight.OFF: 0, Weight.SMALL: 1, Weight.NORMAL: 4, Weight.STRONG: 16}[self]


class Soft(StrEnum):
    """A rule that may be bent, at a price."""

    FAIR = "fair"
    REST = "rest"
    WISHES = "wishes"
    TOGETHER = "together"
    APART = "apart"
    DISTANCE = "distance"
    EXPERIENCED = "experienced"


class Pattern(StrEnum):
    """What may be asked of the row of everybody's duties: days, mornings or weeks running, and no morning after an afternoon."""

    DAYS = "days"
    MORNINGS = "mornings"
    WEEKS = "weeks"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a pattern is asked for. most: so many running, 0 where it is not about how many. never: it is not to be, else rather not.

    >>> str(Wanted(2, never=True)), wanted_from("rather:1"), wanted_from("")
    ('never:2', Wanted(most=1, never=False), None)
    """

    most: int
    never: bool

    def __str__(self) -> str:
        return f"{'never' if self.never else 'rather'}:{self.most}"


def wanted_from(kept: str) -> Wanted | None:
    """Return how a pattern was asked for; None where it was not."""
    how, _colon, most = kept.partition(":")
    return Wanted(int(most), how == "never") if most else None


MOST_RUNNING: Final = 3
"""Whoever stands on four days running may as well stand on five."""
USUAL: Final[Mapping[Soft, Weight]] = {
    Soft.FAIR: Weight.STRONG,
    Soft.REST: Weight.NORMAL,
    Soft.WISHES: Weight.NORMAL,
    Soft.TOGETHER: Weight.STRONG,
    Soft.APART: Weight.STRONG,
    Soft.DISTANCE: Weight.SMALL,
    Soft.EXPERIENCED: Weight.NORMAL,
}
MOST_WEEK: Final = 1
REST_WEEKS: Final = 1
MOST_LIMIT: Final = 400
"""No school year has more days."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a roster is to be. most_week, most_term: duties of one person at most; most_term None for no limit.

    rest_weeks: whole weeks between two duties, where it can be. weights: of rules that may be bent. patterns: those that are asked for.
    """

    most_week: int = MOST_WEEK
    most_term: int | None = None
    rest_weeks: int = REST_WEEKS
    weights: Mapping[Soft, Weight] = field(default_factory=lambda: dict(USUAL))
    patterns: Mapping[Pattern, Wanted] = field(default_factory=dict)

    def weight(self, soft: Soft) -> int:
        """Return how much a rule weighs; 0 for not at all."""
        return self.weights.get(soft, Weight.OFF).factor

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept with a roster."""
        weights = {soft.value: self.weights.get(soft, Weight.OFF).value for soft in Soft}
        patterns = {one.value: str(self.patterns[one]) for one in Pattern if one in self.patterns}
        limits = {"most_week": self.most_week, "most_term": self.most_term, "rest_weeks": self.rest_weeks}
        return {**limits, "weights": weights, "patterns": patterns}


def asked_from(kept: Mapping[str, Any]) -> Asked:
    """Return what was kept with a roster; what it does not say is as usual."""
    weights = {soft: Weight(kept.get("weights", {}).get(soft.value, USUAL[soft].value)) for soft in Soft}
    said = {one: wanted_from(kept.get("patterns", {}).get(one.value, "")) for one in Pattern}
    patterns = {one: wanted for one, wanted in said.items() if wanted is not None}
    return Asked(kept.get("most_week", MOST_WEEK), kept.get("most_term"), kept.get("rest_weeks", REST_WEEKS), weights, patterns)
