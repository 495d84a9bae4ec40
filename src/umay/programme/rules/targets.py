"""How far a target is reached: sums for counts, shares of their whole for percentages. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

HUNDRED: Final = 100.0
Given = Mapping[str, Any]
"""The figures of one record, by code."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Progress towards a target. value: what was reached, None when nothing was received. share: 0 to 1, None likewise.

    units: how many units gave the figure. in_percent: value and wanted are percentages.
    """

    value: float | None
    wanted: float
    share: float | None
    units: int
    is_met: bool
    in_percent: bool


def progress(target: Mapping[str, Any], asked: Sequence[Mapping[str, Any]], given: Sequence[Given]) -> Reached:
    """Return how far the figures given by units carry the target.

    target: as in the pack (figure, value, unit, direction). asked: the obligation's figures. given: the figures of each record.
    A target in numbers adds counts up. One in percent is the share that all together have: a count of its whole's count; a percentage
    weighed by the whole that each unit gave with it, alike for all where none did; of yes and no the yes. A count without a whole has no
    share, so nothing can be said of it in percent.
    """
    figure = next((one for one in asked if one["code"] == target["figure"]), {"code": target["figure"], "unit": "count"})
    in_percent = target.get("unit") == "percent" or figure["unit"] == "percent"
    with_figure = [
        one for one in given if _number(one.get(figure["code"])) is not None and figure["unit"] in {"count", "percent", "yes_no"}
    ]
    value = _share(figure, with_figure) if in_percent else _sum(figure["code"], with_figure)
    wanted = float(target["value"])
    if value is None:
        return Reached(None, wanted, None, 0, is_met=False, in_percent=in_percent)
    is_met = value <= wanted if target.get("direction") == "at_most" else value >= wanted
    share = min(value / wanted, 1.0) if wanted else 1.0
    return Reached(round(value, 1), wanted, share, len(with_figure), is_met, in_percent)


def _number(raw: Any) -> float | None:
    return float(raw) if isinstance(raw, bool | int | float) else None


def _sum(code: str, given: Sequence[Given]) -> float | None:
    return sum(float(one[code]) for one in given) if given else None


def _share(figure: Mapping[str, Any], given: Sequence[Given]) -> float | None:
    """Return the percentage that all together have; None where none can be computed."""
    code, whole = figure["code"], figure.get("of") or ""
    if figure["unit"] == "yes_no":
        return _mean((HUNDRED * float(one[code]), 1.0) for one in given)
    if figure["unit"] == "percent":
        weights = [_number(one.get(whole)) for one in given]
        known = [weight for weight in weights if weight is not None]
        usual = sum(known) / len(known) if any(known) else 1.0
        return _mean((float(one[code]), usual if weight is None else weight) for one, weight in zip(given, weights, strict=True))
    pairs = [(float(one[code]), weight) for one in given if (weight := _number(one.get(whole))) is not None]
    return _mean((HUNDRED * part / weight, weight) for part, weight in pairs if weight)


def _mean(weighed: Iterable[tuple[float, float]]) -> float | None:
    """Return the mean of values by their weights; None where nothing weighs."""
    pairs = list(weighed)
    total = sum(weight for _, weight in pairs)
    return sum(value * weight for value, weight in pairs) / total if total else None
