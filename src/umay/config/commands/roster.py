"""Makes a roster from a file, and checks one."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from umay.config.console import remark, say
from umay.config.roster_lines import told, told_breaches
from umay.rostering import api as rostering

Read = TypeVar("Read")

NAME = "roster"
HELP = "Make a fair roster from a file that describes posts and people, or check one. docs/roster.md describes the files."


def configure(parser: argparse.ArgumentParser) -> None:
    """Take what to do and its files."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="solve|check")
    solve = deeds.add_parser("solve", help="make a roster, with its proof and the reason for every hole")
    solve.add_argument("problem", type=Path, metavar="FILE.json")
    solve.add_argument(
        "--seconds", type=_seconds, default=3.0, help="at most so long for integer programming, where it is needed; 3 when left out"
    )
    solve.add_argument("--json", action="store_true", help="answer with one JSON object")
    check = deeds.add_parser("check", help="say which rules a roster breaks, and what it says wrongly of itself")
    check.add_argument("problem", type=Path, metavar="FILE.json")
    check.add_argument("solution", type=Path, metavar="SOLUTION.json")
    check.add_argument("--json", action="store_true", help="answer with one JSON list")


def run(asked: argparse.Namespace) -> int:
    """Answer; 1 when a checked roster breaks a hard rule, 2 when a file cannot be read."""
    try:
        problem = _read(asked.problem, rostering.problem_from_json)
        if asked.deed == "solve":
            return _solve(problem, asked)
        return _check(problem, _read(asked.solution, rostering.solution_from_json), as_json=asked.json)
    except rostering.Unreadable as error:
        remark(f"umay roster: {error}")
        return 2


def _seconds(words: str) -> float:
    found = float(words)
    if not math.isfinite(found) or found < 0:
        raise ValueError(words)
    return found


def _read(path: Path, meant: Callable[[Any], Read]) -> Read:
    """Return what a file holds. Raises Unreadable, which names the file and what is wrong with it."""
    try:
        return meant(json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise rostering.Unreadable(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise rostering.Unreadable(f"{path}: is not text in UTF-8") from None
    except RecursionError:
        raise rostering.Unreadable(f"{path}: is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise rostering.Unreadable(f"{path}: is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except rostering.Unreadable as error:
        raise rostering.Unreadable(f"{path}: {error}") from None


def _solve(problem: rostering.Problem, asked: argparse.Namespace) -> int:
    began = perf_counter()
    solution = rostering.solve(problem, seconds=asked.seconds)
    solution = replace(solution, seconds=round(perf_counter() - began, 4))
    _say(told(solution), solution, as_json=asked.json)
    return 0


def _check(problem: rostering.Problem, solution: rostering.Solution, *, as_json: bool) -> int:
    found = rostering.check(problem, solution)
    _say(told_breaches(found), found, as_json=as_json)
    return int(any(one.hard and not one.pinned for one in found))


def _say(lines: Iterable[str], whole: object, *, as_json: bool) -> None:
    for line in [json.dumps(rostering.to_json(whole), ensure_ascii=False)] if as_json else lines:
        say(line)
