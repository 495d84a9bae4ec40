"""The attacker of the suite over ten thousand invented countries: hidden cells found, and cells known to less than the rule allows."""

from __future__ import annotations

import time

from bench.report import bar, number, say, table
from umay.figures.api import INSIDE, PUBLIC, publish
from umay.figures.tests.attacker import bounds, programmed, puzzle, solved
from umay.figures.tests.worlds import world


def report(*, quick: bool) -> None:
    """Print what the attacker found: by elimination and bounds in all worlds, by linear programming in every tenth."""
    say("ATTACK ON PUBLISHED FIGURES")
    worlds = 300 if quick else 10_000
    began = time.perf_counter()
    rows = [attacked(range(worlds), by_programming=False), attacked(range(0, worlds, 10), by_programming=True)]
    names = ("elimination and bounds", "linear programming")
    table(
        ("attack", "worlds", "tables", "cells", "hidden", "found", "too narrow"),
        [(name, *map(number, row)) for name, row in zip(names, rows, strict=True)],
    )
    say(bar("hidden cells found or known too narrowly", found=sum(sum(row[4:]) for row in rows), wanted=0, at_most=True))
    say(f"  {time.perf_counter() - began:.0f} s\n")


def attacked(worlds: range, *, by_programming: bool) -> tuple[int, ...]:
    """Return how many worlds, tables, cells, hidden cells, cells found, cells known too narrowly."""
    tables = cells = hidden = found = narrow = 0
    for one in worlds:
        counts = world(one)
        inside = publish(counts, INSIDE)
        for edition in (inside, publish(counts, PUBLIC, also_hide=inside)):
            for measure, rows in counts.rows.items():
                known = puzzle(edition, measure)
                exact = solved(known)
                ranges = dict(programmed(known)) if by_programming else bounds(known)
                tables += 1
                cells += sum(1 + sum(map(len, row.parts.values())) for row in rows.values())
                hidden += len(known.least)
                found += len(exact)
                narrow += sum(1 for low, high in ranges.values() if high - low < edition.rule.small - 1e-6)
    return len(worlds), tables, cells, hidden, found, narrow
