"""Invented countries to publish: a tree of areas and schools, with few, many and one-sided counts. The same for the same number."""

from __future__ import annotations

import random

from umay.figures.api import Counts, Node, Row, counts_of

CODES = {"kind": ("bullying", "physical", "sexual", "neglect", "threats"), "sex": ("girl", "boy", "unknown")}
MEASURES = {"harmed": ("kind", "sex"), "expelled": ("kind",)}


def world(number: int, *, provinces: int = 2, districts: int = 3, schools: int = 6) -> Counts:
    """Return a country of at most so many areas and schools."""
    dice = random.Random(number)
    parents = _tree(dice, provinces, districts, schools)
    leaves = [node for node in parents if str(node).startswith("s")]
    plenty = dice.choice((0.5, 1, 3, 8))
    sent: dict[str, dict[Node, Row]] = {
        measure: {leaf: _row(dice, by, plenty) for leaf in leaves if dice.random() < 0.95} for measure, by in MEASURES.items()
    }
    return counts_of(parents, CODES, sent)


def _tree(dice: random.Random, provinces: int, districts: int, schools: int) -> dict[Node, Node | None]:
    parents: dict[Node, Node | None] = {"country": None}
    for p in range(dice.randint(1, provinces)):
        parents[f"p{p}"] = "country"
        for d in range(dice.randint(1, districts)):
            parents[f"d{p}.{d}"] = f"p{p}"
            for s in range(dice.randint(1, schools)):
                parents[f"s{p}.{d}.{s}"] = f"d{p}.{d}"
    return parents


def _row(dice: random.Random, breakdowns: tuple[str, ...], plenty: float) -> Row:
    total = int(dice.paretovariate(1.1) * plenty) - 1 if dice.random() < 0.7 else 0
    total = max(0, min(total, 200))
    parts = {}
    for by in breakdowns:
        weights = [dice.random() ** 3 + 0.001 for _code in CODES[by]]
        if dice.random() < 0.15:  # all of a kind
            weights = [1.0 if n == dice.randrange(len(weights)) else 0.0 for n in range(len(weights))] if dice.random() < 0.5 else weights
        drawn = dice.choices(range(len(weights)), weights, k=total) if sum(weights) else [0] * total
        parts[by] = tuple(drawn.count(n) for n in range(len(weights)))
    return Row(total, parts)
