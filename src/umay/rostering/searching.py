"""Rosters that no network can hold, by CP-SAT: first all at once, then a few people or a few days at a time, the rest held as it is.

Limits are units of work and not of time, so that the same problem has the same roster on any machine. Nothing is written into models here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from umay.rostering.kit import Answer, Engine
from umay.rostering.model import Model
from umay.rostering.network import Fixed, Options, Pair
from umay.rostering.programme import Programme, Programmed

AT_ONCE: Final = 0.25  # of the work goes into all at once
STEP: Final = (0.25, 1.0)  # work for a part of the roster, at least and at most
STEPS: Final = 40  # parts, where that leaves each between these two
PEOPLE, DAYS = 3, 7  # freed at first; more where that was easy, fewer where it was not
UNKNOWN: Final = 10**15
STRIDES: Final = (1, 3, 5, 7, 2, 11, 4)


def searched(model: Model, options: Options, fixed: Fixed, *, work: float, start: Collection[Pair] = ()) -> Programmed:
    """Return the best roster found beside what is fixed; the least work finds one, be it empty.

    work: about a second each. start: a roster to begin at, where it breaks nothing. The bound counts the new duties' prices only as
    `options` has them.
    """
    programme = Programme(model, options, fixed, Engine.SAT)
    programme.write()
    search = _Search(model, programme)
    if start:
        search.begin(frozenset(start))
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
        days = {one.day for one in model.demands}
        self._days = range(min(days, default=0), max(days, default=-1) + 1)
        self._reach = {"people": _Reach(PEOPLE), "days": _Reach(DAYS)}

    def begin(self, start: Collection[Pair]) -> None:
        """Begin at a roster that is known, if it can be one of ours."""
        known = {x: (person, one) in start for person, mine in enumerate(self._programme.duty) for one, x in mine.items()}
        self._kit.hold(known, ())
        self._keep(self._kit.solved(STEP[1]))
        self._kit.hold(known, known.keys())

    def found(self, work: float) -> Programmed:
        """Search, and return what was found."""
        answer = self._at_once(work * AT_ONCE)
        step = min(max(work / STEPS, STEP[0]), STEP[1])
        turns = int(work * (1 - AT_ONCE) / step)
        best = answer.best
        for turn in range(0 if best else turns):
            best = self._freed("days" if turn % 2 else "people", step)
            if best:
                break
        pairs = [(person, one) for person, mine in enumerate(self._programme.duty) for one, x in mine.items() if self._values[x]]
        bound = self._cost if best else answer.bound
        return Programmed(pairs, -UNKNOWN if bound is None else bound + self._programme.constant, best)

    def _at_once(self, work: float) -> Answer:
        """Look at the whole roster; what must not be missed may be, at a price, where none is found otherwise."""
        answer = self._kit.solved(work)
        if answer.cost is None:
            for x, most in self._programme.slack:
                self._kit.lift(x, most)
            answer = self._kit.solved(work)
        self._keep(answer)
        return answer

    def _keep(self, answer: Answer) -> None:
        if answer.cost is not None and (self._cost is None or answer.cost <= self._cost):
            self._cost = answer.cost
            self._values = {x: self._kit.taken(x) for x in self._values}
            self._kit.remember()

    def _freed(self, which: str, work: float) -> bool:
        """Look at a part of the roster anew; return whether the part was all of it, and the roster is the best."""
        reach = self._reach[which]
        free = set(self._people(reach) if which == "people" else self._window(reach))
        reach.turns += 1
        self._kit.hold(self._values, free)
        answer = self._kit.solved(work)
        reach.size = reach.size + 1 if answer.best else max(2, reach.size - 1)
        self._keep(answer)
        return answer.best and len(free) == len(self._values)

    def _people(self, reach: _Reach) -> Iterator[int]:
        """Yield the numbers of a few people, others each time."""
        duty = self._programme.duty
        many = min(reach.size, len(duty))
        stride = STRIDES[reach.turns % len(STRIDES)]
        chosen = {(reach.turns * many + number * stride) % len(duty) for number in range(many)} if duty else set()
        for person in sorted(chosen):
            yield from duty[person].values()

    def _window(self, reach: _Reach) -> Iterator[int]:
        """Yield the numbers of a few days, begun half a window later each time."""
        first = self._days.start + reach.turns * max(1, reach.size // 2) % max(1, len(self._days))
        for mine in self._programme.duty:
            for one, x in mine.items():
                if first <= self._model.demands[one].day < first + reach.size:
                    yield x
