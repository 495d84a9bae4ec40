"""Makes a roster from a file, and checks one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from umay.config.console import remark, say
from umay.rostering import api as rostering

NAME = "roster"
HELP = "Make a fair roster from a file that describes posts and people, or check one. docs/roster.md describes the files."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take what to do and its files."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="solve|check")
    solve = deeds.add_parser("solve", help="make a roster, with its proof and the reason for every hole")
    solve.add_argument("problem", type=Path, metavar="FILE.json")
    solve.add_argument(
        "--seconds", type=float, default=3.0, help="at most so long for integer programming, where it is needed; 3 when left out"
    )
    solve.add_argument("--json", action="store_true", help="answer with one JSON object")
    check = deeds.add_parser("check", help="say which rules a roster breaks, and what it says wrongly of itself")
    check.add_argument("problem", type=Path, metavar="FILE.json")
    check.add_argument("solution", type=Path, metavar="SOLUTION.json")
    check.add_argument("--json", action="store_true", help="answer with one JSON list")


def run(asked: argparse.Namespace) -> int:
    """Answer; 1 when a checked roster breaks a hard rule, 2 when a file cannot be read."""
    try:
        problem = rostering.problem_from_json(_read(asked.problem))
        if asked.deed == "solve":
            return _solve(problem, asked)
        return _check(problem, rostering.solution_from_json(_read(asked.solution)), as_json=asked.json)
    except (rostering.Unreadable, OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        remark(f"umay roster: {error}")
        return 2


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8-sig"))


def _solve(problem: rostering.Problem, asked: argparse.Namespace) -> int:
    began = perf_counter()
    solution = rostering.solve(problem, seconds=asked.seconds)
    solution = replace(solution, seconds=round(perf_counter() - began, 4))
    if asked.json:
        say(json.dumps(rostering.to_json(solution), ensure_ascii=False))
        return 0
    for line in _told(solution):
        say(line)
    return 0


def _told(solution: rostering.Solution) -> Iterable[str]:
    """Yield the roster for a person to read."""
    proof = solution.proof
    yield from (f"{one.slot}\t{one.person}" for one in solution.assignments)
    yield from (
        f"hole: {one.slot}: {one.missing} {one.kind}{' (experienced)' * one.experienced}: {_note(one.reason)}" for one in solution.holes
    )
    yield from (
        f"short by {one.missing}: {', '.join(one.windows)}: {one.needed} needed, {one.offered} offered" for one in solution.shortages
    )
    yield from (f"fault: {_note(one)}" for one in solution.faults)
    yield from (
        f"{one.kind}: {one.duties} duties, {one.people} people, from {one.smallest} to {one.largest} each" for one in solution.shares
    )
    yield f"{proof.kind}: cost {proof.cost}, none below {proof.bound} ({proof.gap:.3%}), {proof.holes} holes, in {solution.seconds} s"


def _note(note: rostering.Note) -> str:
    return " ".join([note.code, *(f"{name}={_plain(value)}" for name, value in note.params)])


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _check(problem: rostering.Problem, solution: rostering.Solution, *, as_json: bool) -> int:
    found = rostering.check(problem, solution)
    if as_json:
        say(json.dumps(rostering.to_json(found), ensure_ascii=False))
    else:
        for one in found:
            marks = f"{'hard' if one.hard else f'soft {one.price}'}{', pinned' if one.pinned else ''}"
            say(f"{_note(rostering.Note(one.code, one.params))} ({marks})")
        say(f"{sum(one.hard for one in found)} hard, {sum(not one.hard for one in found)} soft")
    return int(any(one.hard and not one.pinned for one in found))
