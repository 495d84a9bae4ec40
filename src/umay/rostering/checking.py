"""The auditor: reads a problem and a solution and says what is broken. It shares nothing with the solver but the values, on purpose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from umay.rostering.pricing import asked_needs, couples, priced, strangers
from umay.rostering.rowaudit import calendar_of, misses
from umay.rostering.values import Assignment, Breach, Need, Params, Person, Problem, Rule, RuleKind, Slot, Solution

LATEST = 2 * 24 * 60


def check(problem: Problem, solution: Solution) -> tuple[Breach, ...]:
    """Return every rule that the solution breaks and everything it says wrongly about itself; hard ones first. Empty for a clean one.

    Holes that the solution names are no breach. A breach that pins alone make is marked so.
    """
    audit = _Audit(problem, solution)
    found = [*audit.persons(), *audit.patterns(), *audit.slots(), *audit.pairs(), *audit.pins(), *audit.claims()]
    return tuple(sorted(found, key=lambda one: (not one.hard, one.code, str(one.params))))


class _Audit:
    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem, self.solution = problem, solution
        self.slot = {one.id: one for one in reversed(problem.slots) if 0 <= one.starts < one.ends <= LATEST}
        self.person = {one.id: one for one in reversed(problem.people)}
        self.pinned = set(problem.pins)
        self.by_person: dict[str, list[Slot]] = defaultdict(list)
        self.by_slot: dict[str, list[Person]] = defaultdict(list)
        self.strange: list[Breach] = []
        for one, times in Counter(solution.assignments).items():
            if one.slot not in self.slot or one.person not in self.person:
                self.strange.append(Breach("breach.unknown", _names(one)))
                continue
            if times > 1:
                self.strange.append(Breach("breach.repeated", _names(one)))
            self.by_person[one.person].append(self.slot[one.slot])
            self.by_slot[one.slot].append(self.person[one.person])
        for its in self.by_person.values():
            its.sort(key=lambda one: (one.day, one.starts, one.id))

    def rule(self, kind: RuleKind, person_kind: str) -> Rule | None:
        """Return the rule of a kind that holds for these people; of several the last."""
        held = [rule for rule in self.problem.rules if rule.kind is kind and rule.holds_for(person_kind)]
        return held[-1] if held else None

    def broken(self, code: str, rule: Rule, params: Params, *, times: int = 1, pins: Iterable[Assignment] = ()) -> Breach:
        """Return a breach of a rule, priced where it is soft."""
        made = tuple(pins)
        return Breach(code, params, rule.hard, 0 if rule.hard else rule.weight * times, bool(made) and set(made) <= self.pinned)

    def persons(self) -> Iterator[Breach]:
        """Yield what is wrong with what one person does."""
        yield from self.strange
        for name, its in self.by_person.items():
            who = self.person[name]
            for slot in its:
                yield from self._eligible(who, slot)
            yield from self._double(who, its)
            yield from self._often(who, its, RuleKind.ONE_A_WEEK)
            yield from self._often(who, its, RuleKind.ONE_A_DAY)
            yield from self._rest(who, its)
        for who in self.person.values():
            yield from self._load(who, self.by_person.get(who.id, []))

    def _eligible(self, who: Person, slot: Slot) -> Iterator[Breach]:
        params = _names(Assignment(slot.id, who.id))
        pinned = Assignment(slot.id, who.id) in self.pinned
        need = _need(slot, who.kind)
        if need is None:
            yield Breach("breach.kind", (*params, ("kind", who.kind)), pinned=pinned)
        elif need.groups and not set(need.groups) & set(who.groups):
            yield Breach("breach.group", (*params, ("groups", need.groups)), pinned=pinned)
        names = set(slot.names)
        away = any(first <= slot.day < last for first, last in who.away)
        if away or set(who.unavailable) & names or (who.available is not None and not set(who.available) & names):
            yield Breach("breach.unavailable", params, pinned=pinned)

    def _double(self, who: Person, its: list[Slot]) -> Iterator[Breach]:
        rule = self.rule(RuleKind.NO_DOUBLE, who.kind)
        gap = rule.amount if rule else 0
        for number, one in enumerate(its):
            for other in its[number + 1 :]:
                if one.day == other.day and other.starts < one.ends + gap and one.starts < other.ends + gap:
                    yield Breach(
                        "breach.double",
                        (("person", who.id), ("slot", one.id), ("other", other.id)),
                        pinned={Assignment(one.id, who.id), Assignment(other.id, who.id)} <= self.pinned,
                    )

    def _often(self, who: Person, its: list[Slot], kind: RuleKind) -> Iterator[Breach]:
        rule = self._weekly(who) if kind is RuleKind.ONE_A_WEEK else self.rule(kind, who.kind)
        if rule is None:
            return
        spans: dict[int, list[Slot]] = defaultdict(list)
        for slot in its:
            spans[slot.in_week if kind is RuleKind.ONE_A_WEEK else slot.day].append(slot)
        for span, held in spans.items():
            if len(held) > rule.amount:
                code = "breach.week" if kind is RuleKind.ONE_A_WEEK else "breach.day"
                params = (("person", who.id), ("slot", held[-1].id), ("other", held[0].id), ("span", span), ("most", rule.amount))
                yield self.broken(code, rule, params, times=len(held) - rule.amount, pins=_pairs_of(who, held))

    def _weekly(self, who: Person) -> Rule | None:
        """Return the rule of the week as it holds for one person, whose own limit may be smaller."""
        rule, own = self.rule(RuleKind.ONE_A_WEEK, who.kind), who.max_week
        if own is None:
            return rule
        own = max(0, own)
        return replace(rule, amount=min(rule.amount, own)) if rule else Rule(RuleKind.ONE_A_WEEK, amount=own)

    def _rest(self, who: Person, its: list[Slot]) -> Iterator[Breach]:
        rule = self.rule(RuleKind.REST_WEEKS, who.kind)
        if rule is None:
            return
        for number, one in enumerate(its):
            for other in its[number + 1 :]:
                if 0 < abs(other.in_week - one.in_week) <= rule.amount:
                    params = (("person", who.id), ("slot", other.id), ("other", one.id), ("weeks", rule.amount))
                    yield self.broken("breach.rest", rule, params, pins=_pairs_of(who, (one, other)))

    def _load(self, who: Person, its: list[Slot]) -> Iterator[Breach]:
        most, least = self.rule(RuleKind.MAX_LOAD, who.kind), self.rule(RuleKind.MIN_LOAD, who.kind)
        limit = max(0, who.max_load) if who.max_load is not None else most.amount if most else None
        if limit is not None and len(its) > limit:
            pinned = all(one in self.pinned for one in _pairs_of(who, its))
            yield Breach("breach.max_load", (("person", who.id), ("duties", len(its)), ("most", limit)), pinned=pinned)
        if least:
            owed = (least.amount if who.min_load is None else who.min_load) - len(its)
            if owed > 0:
                params = (("person", who.id), ("duties", len(its)), ("least", len(its) + owed))
                yield Breach("breach.min_load", params, hard=False, price=least.weight * owed)

    def patterns(self) -> Iterator[Breach]:
        """Yield where somebody's row of duties misses a pattern."""
        calendar = calendar_of(self.problem.slots)
        for who in self.person.values():
            for one in misses(self.problem, who, self.by_person.get(who.id, []), calendar):
                numbers = (("found", one.found), ("most" if one.found > one.limit else "least", one.limit))
                slots = (("slots", tuple(slot.id for slot in one.slots)),)
                made = set(_pairs_of(who, one.slots))
                params = (("person", who.id), ("pattern", one.pattern.kind.value), *numbers, *slots)
                yield Breach("breach.pattern", params, one.hard, one.price, bool(made) and made <= self.pinned)

    def slots(self) -> Iterator[Breach]:
        """Yield slots with too many people, or with holes that the solution keeps quiet about."""
        said = Counter({(one.slot, one.kind, one.experienced): one.missing for one in self.solution.holes})
        found: Counter[tuple[str, str, bool]] = Counter()
        for slot in self.slot.values():
            for need in asked_needs(slot):
                its = [who for who in self.by_slot.get(slot.id, []) if who.kind == need.kind]
                if len(its) > need.count:
                    params = (("slot", slot.id), ("kind", need.kind), ("count", len(its)), ("needed", need.count))
                    yield Breach("breach.too_many", params, need.over is None, (need.over or 0) * (len(its) - need.count))
                missing = max(0, need.count - len(its))
                found[slot.id, need.kind, False] = missing
                rule = self.rule(RuleKind.EXPERIENCED, need.kind)
                led = sum(who.experienced for who in its)
                lacking = max(0, need.experienced - led - missing) if rule else 0
                found[slot.id, need.kind, True] = lacking
                if rule and lacking and not rule.hard:
                    yield self.broken("breach.experienced", rule, (("slot", slot.id), ("kind", need.kind)), times=lacking)
        for key in sorted({*said, *found}):
            if said[key] != found[key]:
                params = (("slot", key[0]), ("kind", key[1]), ("said", said[key]), ("found", found[key]))
                yield Breach("breach.experienced" if key[2] else "breach.hole", params)

    def pairs(self) -> Iterator[Breach]:
        """Yield couples parted, and people at one time who must not be."""
        for one, other in couples(self.problem):
            rule = self._pair_rule(RuleKind.TOGETHER, one, other)
            if rule:
                yield from self._parted(rule, one, other)
        for one, other in strangers(self.problem):
            rule = self._pair_rule(RuleKind.APART, one, other)
            if rule:
                yield from self._met(rule, one, other)

    def _pair_rule(self, kind: RuleKind, one: str, other: str) -> Rule | None:
        return self.rule(kind, self.person[min(one, other, key=list(self.person).index)].kind)

    def _parted(self, rule: Rule, one: str, other: str) -> Iterator[Breach]:
        mine, yours = ({(slot.day, slot.starts, slot.ends): slot for slot in self.by_person.get(who, [])} for who in (one, other))
        for time in sorted(mine.keys() ^ yours.keys()):
            who, whom, slot = (one, other, mine[time]) if time in mine else (other, one, yours[time])
            params = (("person", who), ("other", whom), ("slot", slot.id))
            yield self.broken("breach.together", rule, params, pins=(Assignment(slot.id, who),))

    def _met(self, rule: Rule, one: str, other: str) -> Iterator[Breach]:
        for mine in self.by_person.get(one, []):
            for yours in self.by_person.get(other, []):
                if mine.day == yours.day and mine.starts < yours.ends and yours.starts < mine.ends:
                    pins = (Assignment(mine.id, one), Assignment(yours.id, other))
                    params = (("person", one), ("other", other), ("slot", mine.id))
                    yield self.broken("breach.apart", rule, params, pins=pins)

    def pins(self) -> Iterator[Breach]:
        """Yield what was pinned, could have stayed, and is gone."""
        given = set(self.solution.assignments)
        refused = {(one.value("slot"), one.value("person")) for one in self.solution.faults if one.code.startswith("fault.pin")}
        for pin in self.problem.pins:
            if pin not in given and (pin.slot, pin.person) not in refused:
                yield Breach("breach.pin_moved", _names(pin))

    def claims(self) -> Iterator[Breach]:
        """Yield what the solution says wrongly of its own cost."""
        cost, proof = priced(self.problem, self.solution), self.solution.proof
        if proof.cost != cost:
            yield Breach("breach.cost", (("said", proof.cost), ("found", cost)))
        if proof.bound > cost:
            yield Breach("breach.bound", (("said", proof.bound), ("found", cost)))


def _names(one: Assignment) -> Params:
    return (("slot", one.slot), ("person", one.person))


def _pairs_of(who: Person, slots: Iterable[Slot]) -> tuple[Assignment, ...]:
    return tuple(Assignment(slot.id, who.id) for slot in slots)


def _need(slot: Slot, kind: str) -> Need | None:
    return next((need for need in asked_needs(slot) if need.kind == kind), None)
