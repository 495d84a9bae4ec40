"""Public instances of shift scheduling (Curtois and Qu, 24 of them, schedulingbenchmarks.org/nrp), read as problems of ours.

The files are not ours to give: whoever measures brings them. What they ask is said by patterns, by prices of places and by what people
ask for; nothing of theirs is known to the solver.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from bench.report import say, table
from umay.rostering.api import Breach, Need, Pattern, PatternKind, Person, Problem, Rule, RuleKind, Slot, check, solve

KIND = "staff"
STARTS = 0  # the text files do not say when a shift starts, only how long it is; nothing asked depends on it
BEST = {  # the instance's best known cost and the best proven bound, as schedulingbenchmarks.org/nrp lists them
    1: (607, 607), 2: (828, 828), 3: (1001, 1001), 4: (1716, 1716), 5: (1143, 1143), 6: (1950, 1950), 7: (1056, 1056), 8: (1300, 1300),
    9: (439, 439), 10: (4631, 4631), 11: (3443, 3443), 12: (4040, 4040), 13: (1348, 1348), 14: (1278, 1278), 15: (3831, 3829),
    16: (3225, 3225), 17: (5746, 5746), 18: (4459, 4459), 19: (3149, 3149), 20: (4769, 4769), 21: (21133, 21133), 22: (30244, 30240),
    23: (17428, 16990), 24: (42463, 26571),
}  # fmt: skip
WORK, QUICK_WORK, QUICK = 6.0, 4.0, range(1, 8)
LARGEST = 120_000  # people times slots: what is beyond takes longer to write down than others are given to solve
Lines = dict[str, list[list[str]]]


@dataclass(frozen=True)
class Instance:
    """A problem, and what the benchmark adds to its cost: it counts a wish that is not met, we take it off where it is."""

    problem: Problem
    wishes: int


def report(folder: Path | None, *, quick: bool) -> None:
    """Print the gap to the best known of each instance that the folder has, every roster audited."""
    say("ROSTERS OF OTHERS (Curtois and Qu's 24 instances of shift scheduling)")
    if folder is None:
        say("  not measured: --instances names a folder with Instance1.txt and so on, from schedulingbenchmarks.org/nrp\n")
        return
    found = [(number, folder / f"Instance{number}.txt") for number in BEST]
    rows = [_measured(number, path, quick=quick) for number, path in found if path.is_file() and (number in QUICK or not quick)]
    heads = (
        "instance",
        "people",
        "days",
        "cost",
        "best known",
        "gap",
        "proven bound",
        "proof",
        "audit",
        "seconds",
        "of the processor",
        "load",
    )
    table(heads, rows)


def _measured(number: int, path: Path, *, quick: bool) -> tuple[str, ...]:
    instance, (best, _) = read(path), BEST[number]
    problem = instance.problem
    size = (str(len(problem.people)), str(len({one.day for one in problem.slots})))
    if len(problem.people) * len(problem.slots) > LARGEST:
        return (str(number), *size, "not tried: too large", *[""] * 8)
    began, worked = perf_counter(), process_time()
    solution = solve(problem, seconds=QUICK_WORK if quick else WORK)
    seconds, work = perf_counter() - began, process_time() - worked
    cost, bound = (one + instance.wishes for one in (solution.proof.cost, solution.proof.bound))
    gap, proof = f"{(cost - best) / best:.2%}", solution.proof.kind.value
    load = f"{os.getloadavg()[0]:.0f}"
    audit = _audited(check(problem, solution))
    return (str(number), *size, str(cost), str(best), gap, str(bound), proof, audit, f"{seconds:.1f}", f"{work:.1f}", load)


def _audited(breaches: Iterable[Breach]) -> str:
    """Return what the auditor found that the benchmark forbids: it gives no price to what a contract owes."""
    wrong = [one.code for one in breaches if one.hard or one.code == "breach.pattern"]
    return "clean" if not wrong else f"{len(wrong)} broken"


def read(path: Path) -> Instance:
    """Return the instance of a file. Raises ValueError with the line that cannot be read."""
    lines = _sections(path)
    shifts = {name: int(minutes) for name, minutes, *_ in lines["SECTION_SHIFTS"]}
    asks = list(_asks(lines))
    patterns = [*_after(lines["SECTION_SHIFTS"]), *(one for row in lines["SECTION_STAFF"] for one in _contract(row, shifts))]
    problem = Problem(
        tuple(_slots(lines["SECTION_COVER"], shifts)),
        tuple(_people(lines, asks)),
        (Rule(RuleKind.NO_DOUBLE, amount=0), Rule(RuleKind.ONE_A_DAY)),
        patterns=tuple(patterns),
    )
    return Instance(problem, -sum(price for *_, price in asks if price < 0))


def _sections(path: Path) -> Lines:
    found: Lines = defaultdict(list)
    name = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        line = raw.strip()
        if line.startswith("SECTION_"):
            name = line
        elif line and not line.startswith("#"):
            if not name:
                raise ValueError(f"{path}, line {number}: stands in no section")
            found[name].append([one.strip() for one in line.split(",")])
    for wanted in ("SECTION_HORIZON", "SECTION_SHIFTS", "SECTION_STAFF", "SECTION_COVER"):
        if wanted not in found:
            raise ValueError(f"{path}: has no {wanted}")
    return found


def _slots(covers: Iterable[Sequence[str]], shifts: dict[str, int]) -> Iterator[Slot]:
    for day, shift, count, under, over in covers:
        need = Need(KIND, int(count), under=int(under), over=int(over))
        yield Slot(f"{day} {shift}", int(day) + 1, STARTS, STARTS + shifts[shift], (need,), shift)  # day 1 is a Monday, as theirs is


def _asks(lines: Lines) -> Iterator[tuple[str, str, int]]:
    for section, sign in (("SECTION_SHIFT_ON_REQUESTS", -1), ("SECTION_SHIFT_OFF_REQUESTS", 1)):
        for person, day, shift, weight in lines.get(section, ()):
            yield person, f"{day} {shift}", sign * int(weight)


def _people(lines: Lines, asks: Iterable[tuple[str, str, int]]) -> Iterator[Person]:
    asked: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for person, name, price in asks:
        asked[person].append((name, price))
    off = {row[0]: tuple((int(day) + 1, int(day) + 2) for day in row[1:] if day) for row in lines.get("SECTION_DAYS_OFF", ())}
    for name, limits, *_ in lines["SECTION_STAFF"]:
        never = tuple(shift for shift, most in _each(limits) if not most)
        yield Person(name, KIND, (name,), unavailable=never, away=off.get(name, ()), asks=tuple(asked[name]))


def _each(limits: str) -> Iterator[tuple[str, int]]:
    for one in filter(None, limits.split("|")):
        shift, _, most = one.partition("=")
        yield shift, int(most)


def _after(shifts: Iterable[Sequence[str]]) -> Iterator[Pattern]:
    """Yield what may not follow what; shifts that bar the same followers are said together, which says no more and solves faster."""
    barred = {row[0]: frozenset(filter(None, row[2].split("|"))) for row in shifts if len(row) > 2}
    for then in sorted({one for one in barred.values() if one}, key=sorted):
        names = tuple(sorted(shift for shift, its in barred.items() if then <= its))
        yield Pattern(PatternKind.NOT_AFTER, names=names, then=tuple(sorted(then)))


def _contract(row: Sequence[str], shifts: dict[str, int]) -> Iterator[Pattern]:
    """Yield what one person's contract says."""
    name, limits, most, least, days, days_least, off_least, weekends = row
    mine = (name,)
    yield Pattern(PatternKind.MINUTES, int(most), int(least), groups=mine)
    yield Pattern(PatternKind.DAYS_RUNNING, int(days), int(days_least), groups=mine)
    yield Pattern(PatternKind.DAYS_OFF_RUNNING, least=int(off_least), groups=mine)
    yield Pattern(PatternKind.WEEKENDS, int(weekends), groups=mine)
    for shift, count in _each(limits):
        if count and shift in shifts:
            yield Pattern(PatternKind.DUTIES, count, names=(shift,), groups=mine)
