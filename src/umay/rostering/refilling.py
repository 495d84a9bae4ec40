"""Rosters that keep hard patterns: what breaks one is taken out, its place goes to whom no pattern keeps from it. Not the best yet.

Only for patterns that a duty less never breaks, so that any part of a roster that keeps them is one too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Final

from umay.rostering.full import kept
from umay.rostering.model import Model
from umay.rostering.network import Fixed, Flowed, Options, Pair, fixed_by, flowed
from umay.rostering.pairs import cost_of, open_options
from umay.rostering.rows import forbidding

ROUNDS: Final = 20


def refillable(model: Model) -> bool:
    """Return whether every hard pattern is one that a duty less never breaks."""
    return not any(limit and limit.price is None for row in model.rows for limit in (row.least,))


def refilled(model: Model, fixed: Fixed, pairs: Collection[Pair]) -> list[Pair]:
    """Return a roster near this one that breaks no hard pattern; soft ones neither, where that is cheaper. What is fixed stays."""
    found = [_refilled(model, fixed, pairs, soft=soft) for soft in (False, True)]
    return min(found, key=lambda one: cost_of(model, one))


def _refilled(model: Model, fixed: Fixed, pairs: Collection[Pair], *, soft: bool) -> list[Pair]:
    found = _whole(model, fixed.pairs, pairs, soft=soft)
    for _ in range(ROUNDS):
        held = fixed_by(model, found)
        options: Options = [
            {one: price for one, price in mine.items() if forbidding(model, person, held.of_person[person], one, soft=soft) is None}
            for person, mine in enumerate(open_options(model, held))
        ]
        tried = _whole(model, found, kept(model, held, Flowed(flowed(model, options, held).pairs, {})), soft=soft)
        if len(tried) <= len(found):
            break
        found = tried
    return found


def _whole(model: Model, first: Collection[Pair], others: Collection[Pair], *, soft: bool) -> list[Pair]:
    """Return the first duties and of the others, day by day, those that break no pattern beside them."""
    found, known = list(first), set(first)
    held: dict[int, list[int]] = defaultdict(list)
    for person, demand in found:
        held[person].append(demand)
    for person, demand in sorted(others, key=lambda pair: (model.demands[pair[1]].day, pair)):
        if (person, demand) not in known and forbidding(model, person, held[person], demand, soft=soft) is None:
            held[person].append(demand)
            found.append((person, demand))
    return found
