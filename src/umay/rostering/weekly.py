"""Rosters that repeat week by week, solved as one week: far fewer arcs, the same optimum.

Where somebody stands once a week at most, it does not matter to the price in which week a recurring duty falls. So a small flow decides
how often each person takes each recurring duty; no roster costs less. Then the duties are laid into weeks like the colours of a graph,
which is always possible where every week is like the others, and is tried where holidays, leave or pins make them differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from umay.rostering.model import Demand, Model, Terms
from umay.rostering.network import Fine, Fixed, Flowed, Options, Pair, fixed_by, flowed

STEPS: Final = 200  # moves allowed for laying one duty before it is given up
Turn = tuple[int, int]  # length of a cycle of weeks, and which of them


@dataclass(frozen=True, slots=True)
class Laid:
    """A roster laid into weeks. whole: every duty of the small flow found its week, so that nothing is cheaper or has fewer holes."""

    flowed: Flowed
    whole: bool


def recurs(model: Model, fixed: Fixed) -> bool:
    """Return whether the roster can be solved as one week."""
    once = all(its.week is not None and its.week.price is None and its.week.amount == 1 for its in model.terms)
    plain = not fixed.pairs or (all(its.rest is None or its.rest.price is None for its in model.terms) and not model.strangers)
    return once and plain and all(its.day is None or its.day.amount for its in model.terms) and 2 * len(model.alike) <= len(model.demands)


def laid(model: Model, options: Options, fixed: Fixed, turns: Sequence[Turn] | None = None) -> Laid:
    """Return the roster of the base rules. turns: the cycle and turn of each person, who then stands in weeks of that turn only."""
    small, times, nodes = _one_week(model, options, fixed, turns)
    found = flowed(small, small.options, fixed_by(small, ()), Fine(times=times))
    weeks = _Weeks(model, options, fixed, turns)
    weeks.lend(Counter(nodes[demand] for person, demand in found.pairs if not model.problem.people[person].experienced))
    duties = sorted(found.pairs, key=lambda pair: (times[pair], pair))
    whole = all(weeks.lay(person, nodes[demand][0]) for person, demand in duties)  # what is not whole is of no use: no more is tried
    return Laid(weeks.flowed(), whole)


def _one_week(
    model: Model, options: Options, fixed: Fixed, turns: Sequence[Turn] | None
) -> tuple[Model, dict[Pair, int], list[tuple[int, int]]]:
    """Return the roster as one week, how often each person can take each recurring duty, and the (set, turn) of each such duty."""
    nodes: dict[tuple[int, int], int] = {}
    for at, weeks in enumerate(model.alike):
        for cycle, turn in _turns_of(turns):
            if any(week % cycle == turn for week in weeks):
                nodes[at, turn] = len(nodes)
    mine, times, free = _choices(model, options, fixed, turns, nodes)
    held = [len(fixed.of_person.get(person, ())) for person in range(len(options))]
    people = tuple(replace(one, before=one.before + done) if done else one for one, done in zip(model.problem.people, held, strict=True))
    small = replace(
        model,
        problem=replace(model.problem, people=people),
        demands=_demands(model, fixed, turns, nodes),
        options=tuple(mine),
        terms=tuple(map(_loose, model.terms)),
        most=tuple(min(free[person], max(0, most - held[person])) for person, most in enumerate(model.most)),
        least=tuple(max(0, least - held[person]) for person, least in enumerate(model.least)),
    )
    return small, times, list(nodes)


def _loose(its: Terms) -> Terms:
    return replace(its, week=None, day=None, rest=None)


def _turns_of(turns: Sequence[Turn] | None) -> list[Turn]:
    return sorted(set(turns)) if turns else [(1, 0)]


def _choices(
    model: Model, options: Options, fixed: Fixed, turns: Sequence[Turn] | None, nodes: Mapping[tuple[int, int], int]
) -> tuple[list[dict[int, int]], dict[Pair, int], list[int]]:
    """Return the price of each recurring duty by person, how often it can be taken, and in how many weeks the person is free."""
    prices, times, free = [], {}, []
    spans: dict[tuple[Turn, tuple[int, ...]], int] = {}
    sizes: dict[Turn, list[int]] = {
        (cycle, turn): [sum(week % cycle == turn for week in weeks) for weeks in model.alike] for cycle, turn in _turns_of(turns)
    }
    for person, mine in enumerate(options):
        which = turns[person] if turns else (1, 0)
        regular = model.recurring[person] if mine is model.options[person] else None
        if regular is None:
            its, many, most = _counted(model, mine, fixed.of_person.get(person, ()), which)
        else:
            its, many = dict(regular), {at: sizes[which][at] for at in regular}
            key = which, tuple(its)
            if key not in spans:
                spans[key] = len({week for at in its for week in model.alike[at] if week % which[0] == which[1]})
            most = spans[key]
        own = {nodes[at, which[1]]: price for at, price in its.items() if many[at]}
        prices.append(own)
        times.update({(person, nodes[at, which[1]]): count for at, count in many.items() if count})
        free.append(most)
    return prices, times, free


def _counted(model: Model, mine: Mapping[int, int], held: Sequence[int], which: Turn) -> tuple[dict[int, int], dict[int, int], int]:
    """Return, for somebody whose weeks differ, the price of each recurring duty, how often it can be taken, and the weeks free for any."""
    cycle, turn = which
    weeks, of = [one.week for one in model.demands], model.alike_of
    used = {weeks[one] for one in held}
    open_to = [one for one in mine if weeks[one] % cycle == turn and weeks[one] not in used]
    return {of[one]: mine[one] for one in open_to}, Counter(of[one] for one in open_to), len({weeks[one] for one in open_to})


def _demands(model: Model, fixed: Fixed, turns: Sequence[Turn] | None, nodes: Mapping[tuple[int, int], int]) -> tuple[Demand, ...]:
    """Return each recurring duty as one demand of all its weeks, each on a day of its own so that none meets another."""
    cycles = {turn: cycle for cycle, turn in _turns_of(turns)}
    found = []
    for (at, turn), number in nodes.items():
        its = [one for week, one in model.alike[at].items() if week % cycles[turn] == turn]
        room = [max(0, model.demands[one].count - fixed.filled[one]) for one in its]
        leads = [min(free, max(0, model.demands[one].leads - fixed.led[one])) for one, free in zip(its, room, strict=True)]
        found.append(replace(model.demands[its[0]], day=number, week=number, count=sum(room), leads=sum(leads)))
    return tuple(found)


class _Weeks:
    """Weeks being filled: who stands where, and how many places are left, those for the experienced kept for them."""

    def __init__(self, model: Model, options: Options, fixed: Fixed, turns: Sequence[Turn] | None) -> None:
        self._model, self._options, self._turns = model, options, turns
        self._skilled = [one.experienced for one in model.problem.people]
        self._busy: list[dict[int, int]] = [{} for _ in options]
        for person, held in fixed.of_person.items():
            self._busy[person].update({model.demands[one].week: -1 for one in held})
        self._room = [max(0, one.count - fixed.filled[number]) for number, one in enumerate(model.demands)]
        self._plain = [max(0, one.count - max(fixed.filled[n] - fixed.led[n], 0) - one.leads) for n, one in enumerate(model.demands)]
        self._at: list[list[int]] = [[] for _ in model.demands]
        self._moves: Counter[int] = Counter()
        self._rows: dict[tuple[int, Turn], list[tuple[int, int]]] = {}
        self._looked: Counter[int] = Counter()

    def lend(self, plain: Mapping[tuple[int, int], int]) -> None:
        """Give places for the experienced to others, as many as the small flow did for want of them, week by week. plain: its duties."""
        cycles = {turn: cycle for cycle, turn in _turns_of(self._turns)}
        for (at, turn), many in plain.items():
            its = [one for week, one in self._model.alike[at].items() if week % cycles[turn] == turn]
            lent = many - sum(self._plain[one] for one in its)
            while lent > 0 and (open_ones := [one for one in its if self._plain[one] < self._room[one]]):
                for one in open_ones[:lent]:
                    self._plain[one] += 1
                lent -= len(open_ones)

    def flowed(self) -> Flowed:
        """Return what is laid."""
        pairs = [(person, one) for one, its in enumerate(self._at) for person in its]
        return Flowed(pairs, {one: self._room[one] - len(its) for one, its in enumerate(self._at) if len(its) < self._room[one]})

    def lay(self, person: int, at: int) -> bool:
        """Lay one more duty of a person into some week, moving others to other weeks where it must; return whether all found a place."""
        for _ in range(STEPS):
            following = self._step(person, at)
            if following is None:
                return True
            person, at = following
        return False

    def _step(self, person: int, at: int) -> tuple[int, int] | None:
        """Lay one duty; return None when that was all, else whose duty had to give way to it."""
        cells, busy = self._cells(person, at), self._busy[person]
        for week, one in cells:
            if week not in busy and self._takes(person, one):
                self._put(person, one)
                return None
        free = [(week, one) for week, one in cells if week not in busy]
        self._moves[person] += 1
        for _, one in free:
            for other in self._in_the_way(person, one):
                there = next(
                    (new for week, new in self._cells(other, at) if week not in self._busy[other] and self._takes(other, new)), None
                )
                if there is not None:
                    self._take(other, one)
                    self._put(other, there)
                    self._put(person, one)
                    return None
        return self._exchanged(person, at, cells, free)

    def _exchanged(self, person: int, at: int, cells: list[tuple[int, int]], free: list[tuple[int, int]]) -> tuple[int, int] | None:
        """Lay a duty where the person's own other duty, or else somebody's who moved least so far, gives way."""
        busy = self._busy[person]
        own = [(week, one) for week, one in cells if busy.get(week, -1) >= 0 and busy[week] != one and self._takes(person, one)]
        if own and self._moves[person] % 2:
            week, one = own[self._moves[person] // 2 % len(own)]
            gone = busy[week]
            self._take(person, gone)
            self._put(person, one)
            return person, self._model.alike_of[gone]
        ways = [(self._moves[other], week, other, one) for week, one in free for other in self._in_the_way(person, one)]
        if not ways:
            return person, at
        _, _, other, one = min(ways)
        self._take(other, one)
        self._put(person, one)
        return other, at

    def _cells(self, person: int, at: int) -> list[tuple[int, int]]:
        """Return the weeks in which a person can take a recurring duty, those first that were not looked at for longest."""
        which = self._turns[person] if self._turns else (1, 0)
        if (at, which) not in self._rows:
            self._rows[at, which] = [cell for cell in self._model.alike[at].items() if cell[0] % which[0] == which[1]]
        row, mine = self._rows[at, which], self._options[person]
        start = self._looked[at] % max(1, len(row))
        self._looked[at] += 1
        return [cell for cell in (*row[start:], *row[:start]) if cell[1] in mine]

    def _takes(self, person: int, one: int) -> bool:
        its = self._at[one]
        if len(its) >= self._room[one]:
            return False
        return self._skilled[person] or sum(not self._skilled[other] for other in its) < self._plain[one]

    def _in_the_way(self, person: int, one: int) -> list[int]:
        """Return who would have to go for the person to come."""
        its = self._at[one]
        if self._skilled[person] or sum(not self._skilled[other] for other in its) < self._plain[one]:
            return list(its)
        return [other for other in its if not self._skilled[other]]

    def _put(self, person: int, one: int) -> None:
        self._at[one].append(person)
        self._busy[person][self._model.demands[one].week] = one

    def _take(self, person: int, one: int) -> None:
        self._at[one].remove(person)
        del self._busy[person][self._model.demands[one].week]
