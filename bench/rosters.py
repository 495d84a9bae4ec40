"""Rosters: seconds to a roster and its proof beside general solvers on the same models in the same run, all audited by the checker.

Seconds are processor seconds, so that other work on the machine does not count. Schools are invented from seeds (bench/roster_schools.py).
"""

from __future__ import annotations

import gc
import math
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from time import process_time

from bench.report import bar, number, say, table
from bench.roster_peers import Answer, cp_sat, highs
from bench.roster_schools import LARGE, SMALL, TIGHT, Shape, school
from umay.rostering.api import Problem, Solution, check, repair, solve, without

PEER_SECONDS = 240.0
Timed = tuple[float, Solution]


def report(*, quick: bool) -> None:
    """Print what is found."""
    say("ROSTERS")
    _sizes(quick=quick)
    _many(3 if quick else 30)
    _district(10 if quick else 100)
    _short(3 if quick else 12)
    _dropped(5 if quick else 40)
    _growth((1, 2, 4) if quick else (1, 2, 4, 8, 16, 32))
    say()


def timed(problem: Problem, run: Callable[[Problem], Solution] = solve) -> Timed:
    """Return processor seconds, the better of two, and the solution."""
    taken, found = [], None
    for _ in range(2):
        gc.collect()
        began = process_time()
        found = run(problem)
        taken.append(process_time() - began)
    assert found is not None
    return min(taken), found


def _sizes(*, quick: bool) -> None:
    """Print one school and a large one, by base and by full rules, beside the peers."""
    rows, bars = [], []
    for name, shape in (("small", SMALL),) if quick else (("small", SMALL), ("large", LARGE)):
        for full in (False, True):
            problem = school(shape, 1, full=full)
            ours = timed(problem)
            peer = cp_sat(problem, seconds=PEER_SECONDS, gap=0.01 if full else 0.0)
            other = None if full else highs(problem, seconds=PEER_SECONDS)
            rows.append(_row(f"{name}, {'full' if full else 'base'} rules", problem, ours, peer, other))
            bars += _bars(name, ours, peer, other, full=full)
    heads = (
        "school",
        "ours s",
        "gap",
        "shares",
        "holes",
        "hard breaches",
        "MB",
        "CP-SAT s",
        "its first s",
        "HiGHS s",
        "faster than CP-SAT",
    )
    table(heads, rows)
    for line in bars:
        say(line)
    say()


def _row(name: str, problem: Problem, ours: Timed, peer: Answer, other: Answer | None) -> tuple[str, ...]:
    seconds, found = ours
    (share,) = found.shares
    broken = sum(one.hard for one in check(problem, found))
    return (
        name,
        f"{seconds:.4f}",
        f"{found.proof.gap:.4%}",
        f"{share.smallest} to {share.largest}",
        str(found.proof.holes),
        str(broken),
        _memory(name),
        number(peer.near if "full" in name else peer.seconds),
        number(peer.first),
        number(other.seconds) if other else "",
        f"{(peer.near if 'full' in name else peer.seconds) / seconds:.0f}x",
    )


def _bars(name: str, ours: Timed, peer: Answer, other: Answer | None, *, full: bool) -> list[str]:
    seconds, found = ours
    if full:
        return [
            bar(f"{name}, full rules: cost to bound", found=found.proof.cost / found.proof.bound, wanted=1.005, at_most=True),
            bar(f"{name}, full rules: CP-SAT to 1 % takes so many times ours", found=peer.near / seconds, wanted=65, at_most=False),
        ]
    lines = [
        bar(f"{name}, base rules: our cost to CP-SAT's optimum", found=found.proof.cost / peer.cost, wanted=1.0, at_most=True),
        bar(f"{name}, base rules: CP-SAT takes so many times ours", found=peer.seconds / seconds, wanted=30, at_most=False),
    ]
    return (
        [*lines, bar(f"{name}, base rules: HiGHS takes so many times ours", found=other.seconds / seconds, wanted=10, at_most=False)]
        if other
        else lines
    )


def _memory(name: str) -> str:
    """Return the peak of a process that solves this and nothing else, in MB."""
    shape, full = "LARGE" if "large" in name else "SMALL", "full" in name
    code = (
        f"from bench.roster_schools import {shape}, school; from umay.rostering.api import solve; solve(school({shape}, 1, full={full})); "
        "print(next(int(line.split()[1]) // 1024 for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=path).stdout.strip()


def _many(schools: int) -> None:
    """Print whether schools of many seeds have the optimum that HiGHS finds, and how near full rules come."""
    same, gaps, broken = 0, [], 0
    for seed in range(schools):
        base, full = school(SMALL, seed, full=False), school(SMALL, seed, full=True)
        same += solve(base).proof.cost == round(highs(base, seconds=PEER_SECONDS).cost)
        found = solve(full)
        gaps.append(found.proof.gap)
        broken += sum(one.hard for one in check(full, found))
    say(f"  {schools} seeded schools: {same} of {schools} have the optimum of HiGHS on base rules")
    say(f"  full rules: gap from {min(gaps):.4%} to {max(gaps):.4%}, middle {sorted(gaps)[len(gaps) // 2]:.4%}; {broken} hard breaches")
    say(bar("largest certified gap of full rules, in per cent", found=100 * max(gaps), wanted=0.5, at_most=True))


def _district(schools: int) -> None:
    """Print a district: nine small schools to each large one, full rules, one after the other, the making of the problems left out."""
    taken, worst = 0.0, 0.0
    for seed in range(schools):
        problem = school(LARGE if seed % 10 == 9 else SMALL, seed, full=True)
        began = process_time()
        found = solve(problem)
        taken += process_time() - began
        worst = max(worst, found.proof.gap)
    say(f"  {schools} schools, full rules: {taken:.1f} s on one core, {taken / schools * 1000:.0f} ms each; largest gap {worst:.4%}")


def _short(schools: int) -> None:
    """Print whether the shortages named sum to what HiGHS finds missing, and whether any roster is called short falsely."""
    named = false = hard = 0
    for seed in range(schools):
        problem = school(replace(TIGHT, loads=(2 + seed % 3, 4)), seed, full=False)
        found, peer = solve(problem), highs(problem, seconds=PEER_SECONDS)
        holes = round(peer.holes)
        named += sum(one.missing for one in found.shortages) == holes == found.proof.holes
        false += bool(found.shortages) and not holes
        hard += bool(holes)
    say(f"  {schools} tight schools, {hard} cannot be met: shortages sum to those of HiGHS in {named} of {schools}")
    say(bar("tight schools falsely called short", found=false, wanted=0, at_most=True))


def _dropped(trials: int) -> None:
    """Print what moves when somebody drops out: by repair, and when all is solved again."""
    problem = school(SMALL, 1, full=True)
    before = solve(problem)
    people = sorted({one.person for one in before.assignments})
    moved, again, taken = [], [], []
    for trial in range(trials):
        gone = people[trial * 7 % len(people)]
        began = process_time()
        after = repair(problem, before, [gone])
        taken.append(process_time() - began)
        moved.append(_others(before, after, gone))
        if trial < 5:
            again.append(_others(before, solve(without(problem, [gone])), gone))
    clean = sum(not many for many in moved)
    say(f"  a drop-out: {clean} of {trials} move nobody else's duty (most {max(moved)}), {sum(taken) / trials * 1000:.0f} ms;")
    say(f"    solved again from nothing, {sum(again) // len(again)} of {len(before.assignments)} duties of others move")
    say(bar("drop-outs in which nobody else moves, in per cent", found=100 * clean / trials, wanted=95, at_most=False))


def _others(before: Solution, after: Solution, gone: str) -> int:
    return sum(one.person != gone for one in set(before.assignments) - set(after.assignments))


def _growth(factors: tuple[int, ...]) -> None:
    """Print how time grows with the school, base rules: people and places times so many."""
    seconds = []
    for factor in factors:
        shape = Shape(people=200 * factor, need=2 * factor)
        seconds.append(timed(school(shape, 1, full=False))[0])
    exponent = math.log(seconds[-1] / seconds[0]) / math.log(factors[-1])
    told = ", ".join(f"{200 * factor:,}: {one * 1000:.0f} ms" for factor, one in zip(factors, seconds, strict=True))
    say(f"  growth by people: {told}")
    say(bar("exponent of growth", found=exponent, wanted=1.25, at_most=True))
