"""Invented schools for the tests: small ones drawn by Hypothesis, and one with the shape of a real term."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from umay.rostering.api import Assignment, Need, Person, Problem, Rule, RuleKind, Slot

MONDAY = date(2026, 9, 7).toordinal()
KINDS = ("parent", "guard")
GROUPS = ("40", "41")
BASE = (
    Rule(RuleKind.NO_DOUBLE, amount=0),
    Rule(RuleKind.FAIRNESS, hard=False, weight=20),
    Rule(RuleKind.WISH, hard=False, weight=5),
    Rule(RuleKind.DISTANCE, hard=False, weight=1),
    Rule(RuleKind.EXPERIENCED),
)


def term(people: int = 24, weeks: int = 6, *, need: int = 2, rules: tuple[Rule, ...] = BASE, posts: int = 1) -> Problem:
    """Return a term: two windows on each of two days, everybody free, every second person experienced."""
    slots = tuple(
        Slot(
            f"w{week} d{day} h{half} p{post}",
            MONDAY + 7 * week + day,
            430 + 500 * half,
            480 + 500 * half,
            (Need("parent", need, 1),),
            f"d{day} h{half}",
            f"p{post}",
        )
        for week in range(weeks)
        for day in range(2)
        for half in range(2)
        for post in range(posts)
    )
    return Problem(slots, tuple(Person(f"P{one}", "parent", experienced=one % 2 == 0) for one in range(people)), rules)


def needs() -> st.SearchStrategy[tuple[Need, ...]]:
    groups = st.sampled_from(((), ("40",), ("41",), GROUPS))
    one = st.builds(
        lambda kind, count, led, groups: Need(kind, count, min(count, led), groups),
        st.sampled_from(KINDS),
        st.integers(1, 2),
        st.integers(0, 1),
        groups,
    )
    return st.lists(one, min_size=1, max_size=2, unique_by=lambda need: need.kind).map(tuple)


@st.composite
def slots(draw: st.DrawFn, most: int) -> tuple[Slot, ...]:
    found = []
    for number in range(draw(st.integers(1, most))):
        day = MONDAY + draw(st.integers(0, 2)) + 7 * draw(st.integers(0, 2))
        starts = draw(st.sampled_from((420, 440, 470, 900)))
        found.append(Slot(f"s{number}", day, starts, starts + 40, draw(needs()), f"at {starts}", draw(st.sampled_from(("gate", "corner")))))
    return tuple(found)


@st.composite
def persons(draw: st.DrawFn, most: int, names: tuple[str, ...]) -> tuple[Person, ...]:
    some = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)
    return tuple(
        Person(
            f"P{number}",
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(((), ("40",), ("41",), GROUPS))),
            draw(st.one_of(st.none(), st.lists(st.sampled_from(names), max_size=4, unique=True).map(tuple))),
            draw(some),
            draw(st.sampled_from(((), ((MONDAY, MONDAY + 3),)))),
            draw(some),
            draw(some),
            draw(st.one_of(st.none(), st.integers(0, 3))),
            None,
            draw(st.booleans()),
            draw(st.integers(0, 2)),
            draw(st.sampled_from(((), (("gate", 3),)))),
            max_week=draw(st.sampled_from((None, None, 1, 2))),
        )
        for number in range(draw(st.integers(0, most)))
    )


@st.composite
def rules(draw: st.DrawFn, *, base: bool) -> tuple[Rule, ...]:
    found = list(BASE)
    if draw(st.booleans()):
        found.append(Rule(RuleKind.ONE_A_WEEK, draw(st.booleans()), 7, draw(st.integers(1, 2))))
    if draw(st.booleans()):
        found.append(Rule(RuleKind.ONE_A_DAY, draw(st.booleans()), 9))
    if draw(st.booleans()):
        found.append(Rule(RuleKind.MAX_LOAD, amount=draw(st.integers(1, 4))))
    if draw(st.booleans()):
        found.append(Rule(RuleKind.MIN_LOAD, hard=False, weight=200, amount=1))
    if not base:
        found += [
            Rule(kind, draw(st.booleans()), 11) for kind in (RuleKind.REST_WEEKS, RuleKind.TOGETHER, RuleKind.APART) if draw(st.booleans())
        ]
    return tuple(found)


@st.composite
def problems(draw: st.DrawFn, *, base: bool = False, slots_most: int = 8, people_most: int = 8) -> Problem:
    """Draw a problem; base: only with rules that a network holds, and windows that meet all or none."""
    its = draw(slots(slots_most))
    if base:
        its = tuple(one for one in its if one.starts in {420, 900}) or its[:1]
    names = tuple(dict.fromkeys(name for one in its for name in one.names))
    who = draw(persons(people_most, names))
    pairs: list[tuple[str, str]] = []
    if not base and len(who) > 3:
        pairs = [(who[0].id, who[1].id), (who[2].id, who[3].id)]
    pins = ()
    if who and draw(st.booleans()):
        pins = (Assignment(draw(st.sampled_from(its)).id, draw(st.sampled_from(who)).id),)
    return Problem(its, who, draw(rules(base=base)), tuple(pairs[:1]), tuple(pairs[1:]), pins)
