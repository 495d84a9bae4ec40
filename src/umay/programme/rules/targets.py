"""How far a target is reached: sums for counts, means for shares. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reached:
    """Progress towards a target. value: what was reached, None when nothing was received. share: 0 to 1, None likewise.

    units: how many units gave the figure.
    """

    value: float | None
    wanted: float
    share: float | None
    units: int
    is_met: bool


def progress(target: Mapping[str, Any], asked: Sequence[Mapping[str, Any]], given: Sequence[Mapping[str, Any]]) -> Reached:
    """Return how far the figures given by units carry the target.

    target: as in the pack (figure, value, direction). asked: the obligation's figures, for the unit of the one counted. given: the
    figures of each record. A count is added up; a share is the mean of what units gave; yes or no counts the yes.
    """
    code = target["figure"]
    unit = next((one["unit"] for one in asked if one["code"] == code), "count")
    values = [float(one[code]) for one in given if one.get(code) is not None and unit != "text"]
    wanted = float(target["value"])
    if not values:
        return Reached(None, wanted, None, 0, is_met=False)
    value = sum(values) / len(values) if unit == "percent" else sum(values)
    if target.get("unit") == "percent" and unit == "yes_no":
        value = 100 * sum(values) / len(values)
    is_met = value <= wanted if target.get("direction") == "at_most" else value >= wanted
    share = min(value / wanted, 1.0) if wanted else 1.0
    return Reached(round(value, 1), wanted, share, len(values), is_met)
