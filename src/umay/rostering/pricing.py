"""What a solution costs, counted afresh for the auditor; docs/roster.md has the price list. Shares nothing with the solver."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from umay.rostering.rowaudit import calendar_of, misses
from umay.rostering.values import HOLE_PRICE, LEAD_PRICE, Need, Person, Problem, Rule, RuleKind, Slot, Solution


def priced(problem: Problem, solution: Solution) -> int:
    """Return the cost of the assignments and the holes that the solution names."""
    slots, people = {one.id: one for one in problem.slots}, {one.id: one for one in problem.people}
    duties: dict[str, list[Slot]] = defaultdict(list)
    for one in solution.assignments:
        if one.slot in slots and one.person in people:
            duties[one.person].append(slots[one.slot])
    cost = sum(_person(problem, who, duties.get(who.id, [])) for who in people.values())
    cost += sum(_hole(problem, slots.get(one.slot), one.kind, experienced=one.experienced) * one.missing for one in solution.holes)
    calendar = calendar_of(problem.slots)
    cost += sum(one.price for who in people.values() for one in misses(problem, who, duties.get(who.id, []), calendar))
    cost += _beyond(slots, people, solution)
    return cost + _pairs(problem, people, duties)


def _beyond(slots: dict[str, Slot], people: dict[str, Person], solution: Solution) -> int:
    """Return what those cost who stand beyond the number asked for, where that may be."""
    there = Counter((one.slot, people[one.person].kind) for one in solution.assignments if one.slot in slots and one.person in people)
    needs = ((slot.id, need) for slot in slots.values() for need in asked_needs(slot))
    return sum(need.over * max(0, there[slot, need.kind] - need.count) for slot, need in needs if need.over)


def _hole(problem: Problem, slot: Slot | None, kind: str, *, experienced: bool) -> int:
    if not experienced:
        priced = [need.under for need in (asked_needs(slot) if slot else ()) if need.kind == kind]
        return HOLE_PRICE if not priced or priced[0] is None else priced[0]
    rule = _rule(problem, RuleKind.EXPERIENCED, kind)
    return LEAD_PRICE if rule and rule.hard else _weight(rule)


def _rule(problem: Problem, kind: RuleKind, person_kind: str) -> Rule | None:
    held = [rule for rule in problem.rules if rule.kind is kind and rule.holds_for(person_kind)]
    return held[-1] if held else None


def _weight(rule: Rule | None) -> int:
    return rule.weight if rule else 0


def _soft(rule: Rule | None) -> int:
    return rule.weight if rule and not rule.hard else 0


def _person(problem: Problem, who: Person, duties: list[Slot]) -> int:
    fair = _weight(_rule(problem, RuleKind.FAIRNESS, who.kind))
    cost = sum(fair * (2 * k - 1) for k in range(who.before + 1, who.before + len(duties) + 1))
    wish, far = _weight(_rule(problem, RuleKind.WISH, who.kind)), _weight(_rule(problem, RuleKind.DISTANCE, who.kind))
    distances = dict(who.distances)
    for slot in duties:
        names = set(slot.names)
        cost += wish * (bool(names & set(who.dislikes)) - bool(names & set(who.likes)))
        cost += far * sum(distances.get(name, 0) for name in names)
        cost += sum(price for name, price in who.asks if name in names)
    least = _rule(problem, RuleKind.MIN_LOAD, who.kind)
    if least:
        owed = least.amount if who.min_load is None else who.min_load
        cost += least.weight * max(0, owed - len(duties))
    return cost + _often(problem, who, duties) + _rest(problem, who, duties)


def _often(problem: Problem, who: Person, duties: list[Slot]) -> int:
    cost = 0
    for kind, spans in (
        (RuleKind.ONE_A_WEEK, Counter(slot.in_week for slot in duties)),
        (RuleKind.ONE_A_DAY, Counter(slot.day for slot in duties)),
    ):
        rule = _rule(problem, kind, who.kind)
        if rule:
            own = who.max_week if kind is RuleKind.ONE_A_WEEK and who.max_week is not None else rule.amount
            cost += sum(_soft(rule) * max(0, count - min(rule.amount, max(0, own))) for count in spans.values())
    return cost


def _rest(problem: Problem, who: Person, duties: list[Slot]) -> int:
    rule = _rule(problem, RuleKind.REST_WEEKS, who.kind)
    if rule is None:
        return 0
    weeks = [slot.in_week for slot in duties]
    return _soft(rule) * sum(0 < abs(one - other) <= rule.amount for n, one in enumerate(weeks) for other in weeks[:n])


def _pairs(problem: Problem, people: dict[str, Person], duties: dict[str, list[Slot]]) -> int:
    cost = 0
    order = {name: number for number, name in enumerate(people)}
    for kind, pairs in ((RuleKind.TOGETHER, couples(problem)), (RuleKind.APART, strangers(problem))):
        for one, other in pairs:
            rule = _rule(problem, kind, people[min(one, other, key=order.__getitem__)].kind)
            mine, yours = duties.get(one, []), duties.get(other, [])
            if kind is RuleKind.TOGETHER:
                times = len({_time(slot) for slot in mine} ^ {_time(slot) for slot in yours})
            else:
                times = sum(a.day == b.day and a.starts < b.ends and b.starts < a.ends for a in mine for b in yours)
            cost += _soft(rule) * times
    return cost


def asked_needs(slot: Slot) -> Iterator[Need]:
    """Yield the needs that can be used: the first of each kind, with a count and prices that can be."""
    yield from {need.kind: need for need in reversed(slot.needs) if _is_asked(need)}.values()


def _is_asked(need: Need) -> bool:
    sound = min(need.count, need.under or 0, need.over or 0) >= 0 and 0 <= need.experienced <= need.count
    return sound and (need.count > 0 or need.over is not None)


def couples(problem: Problem) -> tuple[tuple[str, str], ...]:
    """Return the pairs who stand together: of one kind, each person in the first pair that names them."""
    kinds = {one.id: one.kind for one in reversed(problem.people)}
    taken: dict[str, tuple[str, str]] = {}
    for one, other in problem.together:
        if one != other and one in kinds and kinds.get(other) == kinds[one] and not {one, other} & taken.keys():
            taken[one] = taken[other] = (one, other)
    return tuple(dict.fromkeys(taken.values()))


def strangers(problem: Problem) -> tuple[tuple[str, str], ...]:
    """Return the pairs who never stand at one time, each once."""
    known = {one.id for one in problem.people}
    return tuple({(min(pair), max(pair)): None for pair in problem.apart if pair[0] != pair[1] and set(pair) <= known})


def _time(slot: Slot) -> tuple[int, int, int]:
    return slot.day, slot.starts, slot.ends
