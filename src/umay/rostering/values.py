"""What a roster is made of, before and after: problems, rules, solutions, proofs. No solving here, no words, no JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from umay.rostering.patterns import Pattern

DAYS_IN_WEEK: Final = 7
HOLE_PRICE: Final = 1_000_000  # of a place that nobody takes: more than any wish or unfairness can weigh
LEAD_PRICE: Final = 100_000  # of a slot filled without the experienced it needs
OWED_PRICE: Final = 100_000  # of each unit that a hard pattern asks for and nobody can give

Params = tuple[tuple[str, str | int | tuple[str, ...]], ...]


class RuleKind(StrEnum):
    """What can be asked of a roster. docs/roster.md says what `amount` and `weight` mean for each."""

    NO_DOUBLE = "no_double"
    ONE_A_WEEK = "one_a_week"
    ONE_A_DAY = "one_a_day"
    REST_WEEKS = "rest_weeks"
    MAX_LOAD = "max_load"
    MIN_LOAD = "min_load"
    FAIRNESS = "fairness"
    TOGETHER = "together"
    APART = "apart"
    EXPERIENCED = "experienced_each_window"
    WISH = "wish"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its kind, how much of it, whether it may be broken and at what price.

    amount: duties, weeks or minutes, as the kind says. weight: price of one breach or one unit; not read where hard.
    kinds: kinds of people it holds for; empty for everybody.
    """

    kind: RuleKind
    hard: bool = True
    weight: int = 0
    amount: int = 1
    kinds: tuple[str, ...] = ()

    def holds_for(self, kind: str) -> bool:
        """Return whether people of this kind are meant."""
        return not self.kinds or kind in self.kinds


STANDARD: Final = (
    Rule(RuleKind.NO_DOUBLE, amount=0),
    Rule(RuleKind.FAIRNESS, hard=False, weight=20),
    Rule(RuleKind.WISH, hard=False, weight=5),
    Rule(RuleKind.EXPERIENCED),
    Rule(RuleKind.TOGETHER),
    Rule(RuleKind.APART),
)


@dataclass(frozen=True, slots=True)
class Need:
    """How many people of one kind a slot needs.

    experienced: how many of them must be experienced. groups: only people in one of these groups may stand; empty for all.
    under: price of each empty place; a hole's if None. over: price of each person beyond `count`; None where nobody may be.
    """

    kind: str
    count: int
    experienced: int = 0
    groups: tuple[str, ...] = ()
    under: int | None = None
    over: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One post in one window on one day.

    day: date.toordinal(), or any count of days in which multiples of 7 plus 1 are Mondays. starts, ends: minutes after midnight, there.
    week: number of the week; counted from `day` if None. tags: further names by which people may say when they can, such as "MO-am".
    """

    id: str
    day: int
    starts: int
    ends: int
    needs: tuple[Need, ...]
    window: str = ""
    post: str = ""
    week: int | None = None
    tags: tuple[str, ...] = ()

    @property
    def in_week(self) -> int:
        """Return the number of its week.

        >>> from datetime import date
        >>> monday, sunday = date(2026, 11, 16).toordinal(), date(2026, 11, 22).toordinal()
        >>> Slot("a", sunday, 420, 450, ()).in_week - Slot("b", monday, 420, 450, ()).in_week
        0
        """
        return (self.day - 1) // DAYS_IN_WEEK if self.week is None else self.week

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name by which people may mean it: its own, its window's, its post's, its tags."""
        return (self.id, *(name for name in (self.window, self.post) if name), *self.tags)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may stand.

    available: names of slots, windows, posts or tags; None for all, empty for never. unavailable: the same, and wins.
    away: days on which the person cannot, each (first, day after last). max_load, min_load: duties in this roster, None for the rule's.
    before: duties done earlier that count for a fair share. distances: units from each post by its name. asks: price of each duty that
    goes by a name, below 0 for what is wished; several sum up. max_week: duties in a week where that is fewer than the rule's amount; hard
    where no rule limits weeks.
    """

    id: str
    kind: str
    groups: tuple[str, ...] = ()
    available: tuple[str, ...] | None = None
    unavailable: tuple[str, ...] = ()
    away: tuple[tuple[int, int], ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    max_load: int | None = None
    min_load: int | None = None
    experienced: bool = False
    before: int = 0
    distances: tuple[tuple[str, int], ...] = ()
    asks: tuple[tuple[str, int], ...] = ()
    max_week: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """One person at one slot."""

    slot: str
    person: str


@dataclass(frozen=True, slots=True)
class Problem:
    """All a roster is made from.

    together: pairs who stand together or not at all. apart: pairs who never stand at the same time. pins: what stays as it is.
    patterns: what is asked of each person's row of duties.
    """

    slots: tuple[Slot, ...]
    people: tuple[Person, ...]
    rules: tuple[Rule, ...] = STANDARD
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    pins: tuple[Assignment, ...] = ()
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said about a roster: a stable dotted code, and what its words need."""

    code: str
    params: Params = ()

    def value(self, name: str) -> str | int | tuple[str, ...] | None:
        """Return one parameter, None when the note has none of that name."""
        return dict(self.params).get(name)


@dataclass(frozen=True, slots=True)
class Hole:
    """Places of one slot that nobody takes.

    missing: people. experienced: whether it is only the experienced that are missing, the places themselves being taken.
    reason: "hole.short" (kind, groups, people, windows, needed, offered), "hole.nobody" (kind, groups), "hole.experienced" (kind, people),
    "hole.rules" (kind, people who could stand but for: load, week, day, double, rest, couple, other), or "hole.pattern" (the same, and
    of those held by a pattern, which `number` holds most of them, `by` its kind, and how many are `held` by it).
    """

    slot: str
    kind: str
    missing: int
    experienced: bool = False
    reason: Note = Note("hole.short")


@dataclass(frozen=True, slots=True)
class Shortage:
    """A set of slots that together need more than all who may stand there can give: `needed` > `offered`, `missing` is the difference.

    people: all who may stand at any of these slots; offered: the most of these places they can take. Shortages share no place, and their
    `missing` sums to what no roster of the base rules can fill.
    """

    kind: str
    slots: tuple[str, ...]
    windows: tuple[str, ...]
    groups: tuple[str, ...]
    people: tuple[str, ...]
    needed: int
    offered: int

    @property
    def missing(self) -> int:
        """Return how many places stay empty whatever is done."""
        return self.needed - self.offered


class ProofKind(StrEnum):
    """None is better; none is better by more than the gap; the needs cannot be met, and there are as few holes as can be."""

    OPTIMAL = "optimal"
    GAP = "gap"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True)
class Proof:
    """How good a solution is.

    cost: of the solution, holes included. bound: no roster costs less. holes: empty places; least_holes: no roster has fewer.
    """

    kind: ProofKind
    cost: int
    bound: int
    holes: int = 0
    least_holes: int = 0

    @property
    def gap(self) -> float:
        """Return how much dearer than the bound, as a share of the bound; 0.0 when proven best.

        >>> Proof(ProofKind.GAP, 1_010, 1_000).gap
        0.01
        """
        return (self.cost - self.bound) / max(abs(self.bound), 1)


@dataclass(frozen=True, slots=True)
class Share:
    """How evenly one kind of people is burdened; duties done before this roster are counted."""

    kind: str
    people: int
    duties: int
    smallest: int
    largest: int


@dataclass(frozen=True, slots=True)
class Solution:
    """A roster: always usable, with every hole and its reason. assignments: sorted. faults: what in the problem could not be used."""

    assignments: tuple[Assignment, ...]
    holes: tuple[Hole, ...]
    proof: Proof
    shares: tuple[Share, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    faults: tuple[Note, ...] = ()
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a roster breaks, or a thing it says wrongly about itself.

    code: "breach." and what; params: slot, person and what its words need. price: 0 where hard. pinned: only what was pinned breaks it.
    """

    code: str
    params: Params = ()
    hard: bool = True
    price: int = 0
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants to do by hand: take some assignments away, put others there. A drag is one of each, a swap two of each."""

    remove: tuple[Assignment, ...] = ()
    add: tuple[Assignment, ...] = ()
