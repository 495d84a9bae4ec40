"""Rosters that no network can hold, by CP-SAT: first all at once, then a few people or a few days at a time, the rest held as it is.

Limits are units of work and not of time, so that the same problem has the same roster on any machine. Nothing is written into models here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from umay.rostering.kit import Answer, Engine
from umay.rostering.model import Model
from umay.rostering.network import Fixed, Options, Pair
from umay.rostering.programme import Programme, Programmed

AT_ONCE: Final = 0.2  # of the work goes into all at once
STEP: Final = (0.25, 1.0)  # work for a part of the roster, at least and at most
STEPS: Final = 40  # parts, where that leaves each between these two
PEOPLE, DAYS = 3, 7  # freed at first; more where that was easy, fewer where it was not
UNKNOWN: Final = 10**15
LARGE: Final = 4_000  # duties that may be; of more nothing is looked at all at once where a roster is known: it would find none better
KINDS: Final = ("people", "days", "both")
EASY: Final = 0.4  # of a step is counted for a part that was solved to the end
SHUFFLE: Final = (7_919, 100_003)  # primes


def searched(
    model: Model, options: Options, fixed: Fixed, *, work: float, start: Collection[Pair] = (), enough: int | None = None
) -> Programmed:
    """Return the best roster found beside what is fixed; the least work finds one, be it empty.

    work: about a second each. start: a roster to begin at, where it breaks nothing. enough: how much cheaper than that is cheap enough to
    stop; None for never. The bound counts the new duties' prices only as `options` has them.
    """
    programme = Programme(model, options, fixed, Engine.SAT)
    programme.write()
    search = _Search(model, programme)
    if start:
        search.begin(frozenset(start), enough)
    found = search.found(work)
    floor = sum(min(0, price) for mine in options for price in mine.values())
    return replace(found, bound=max(floor, found.bound))


@dataclass(slots=True)
class _Reach:
    """How much is freed at a time, and how often it was."""

    size: int
    turns: int = 0


class _Search:
    def __init__(self, model: Model, programme: Programme) -> None:
        self._model, self._programme, self._kit = model, programme, programme.kit
        self._values: dict[int, bool] = {x: False for mine in programme.duty for x in mine.values()}
        self._cost: int | None = None
        self._missed = False
        self._goal: int | None = None
        days = {one.day for one in model.demands}
        self._days = range(min(days, default=0), max(days, default=-1) + 1)
        self._reach = {"people": _Reach(PEOPLE), "days": _Reach(DAYS), "both": _Reach(PEOPLE)}

    def begin(self, start: Collection[Pair], enough: int | None) -> None:
        """Begin at a roster that is known, if it can be one of ours. enough: how much cheaper is cheap enough."""
        known = {x: (person, one) in start for person, mine in enumerate(self._programme.duty) for one, x in mine.items()}
        self._kit.hold(known, ())
        self._keep(self._kit.solved(STEP[1]))
        self._kit.hold(known, known.keys())
        if self._cost is not None and enough is not None:
            self._goal = self._cost - enough

    def found(self, work: float) -> Programmed:
        """Search, and return what was found."""
        answer = self._at_once(work * AT_ONCE)
        best, left, turn = answer.best, work * (1 - AT_ONCE), 0
        step = min(max(work / STEPS, STEP[0]), STEP[1])
        while left > 0 and not best and not self._is_enough():
            easy, best = self._freed(KINDS[turn % len(KINDS)], step)
            left -= step * EASY if easy else step
            turn += 1
        pairs = [(person, one) for person, mine in enumerate(self._programme.duty) for one, x in mine.items() if self._values[x]]
        bound = self._cost if best else answer.bound
        return Programmed(pairs, -UNKNOWN if bound is None else bound + self._programme.constant, best)

    def _is_enough(self) -> bool:
        return self._goal is not None and self._cost is not None and self._cost <= self._goal

    def _at_once(self, work: float) -> Answer:
        """Look at the whole roster, and where none is found so, at one person after another."""
        if self._goal is not None and len(self._values) > LARGE:
            return Answer(self._cost, None, best=False)
        answer = self._kit.solved(work)
        self._keep(answer)
        if self._cost is None:
            self._one_by_one()
        return answer

    def _one_by_one(self) -> None:
        """Give each person a row in turn. What must not be missed may be meanwhile, at a price; where nothing was, it may no longer be."""
        slack = self._programme.slack
        for x, most in slack:
            self._kit.lift(x, most)
        for mine in self._programme.duty:
            self._kit.hold(self._values, mine.values())
            self._keep(self._kit.solved(STEP[0]))
        if self._cost is not None and not self._missed:
            for x, _ in slack:
                self._kit.lift(x, 0)

    def _keep(self, answer: Answer) -> None:
        if answer.cost is not None and (self._cost is None or answer.cost <= self._cost):
            self._cost = answer.cost
            self._values = {x: self._kit.taken(x) for x in self._values}
            self._missed = any(self._kit.taken(x) for x, _ in self._programme.slack)
            self._kit.remember()

    def _freed(self, which: str, work: float) -> tuple[bool, bool]:
        """Look at a part of the roster anew; return whether that was easy, and whether the part was all of it, so that it is the best."""
        reach = self._reach[which]
        free = set(self._part(which, reach))
        reach.turns += 1
        self._kit.hold(self._values, free)
        answer = self._kit.solved(work)
        reach.size = reach.size + 1 if answer.best else max(2, reach.size - 1)
        self._keep(answer)
        return answer.best, answer.best and len(free) == len(self._values)

    def _part(self, which: str, reach: _Reach) -> Iterator[int]:
        """Yield the unknowns of some people, of some days, or of both, others each time."""
        few = reach.size if which != "days" else 0
        long = {"people": 0, "days": reach.size, "both": 2 * reach.size}[which]
        first = self._first_day(reach, long) if which != "both" else self._dear_day(reach) - reach.size
        chosen = set(self._dealt(reach.turns)[:few])
        for person, mine in enumerate(self._programme.duty):
            for one, x in mine.items():
                if person in chosen or first <= self._model.demands[one].day < first + long:
                    yield x

    def _first_day(self, reach: _Reach, long: int) -> int:
        return self._days.start + (reach.turns * max(1, long // 2) % len(self._days) if self._days else 0)

    def _dear_day(self, reach: _Reach) -> int:
        """Return a day on which places are empty, another each time; any day where none are."""
        taken = Counter(one for mine in self._programme.duty for one, x in mine.items() if self._values[x])
        dear = sorted({one.day for number, one in enumerate(self._model.demands) if one.hole_price * (one.count - taken[number]) > 0})
        return dear[reach.turns % len(dear)] if dear else self._first_day(reach, 2 * reach.size)

    def _dealt(self, turn: int) -> list[int]:
        """Return everybody in an order that is another each turn, and the same on every machine."""
        return sorted(range(len(self._programme.duty)), key=lambda person: ((person + 1) * (2 * turn + 3) * SHUFFLE[0]) % SHUFFLE[1])
