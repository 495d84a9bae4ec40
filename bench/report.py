"""How figures are said: one line each, beside what they are compared to, with the bar and whether it was met."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any


def say(words: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under heads; the first column to the left, the others to the right."""
    cells = [[str(one) for one in row] for row in (heads, *rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(heads))]
    for number, row in enumerate(cells):
        say("  " + "  ".join(one.ljust(widths[n]) if n == 0 else one.rjust(widths[n]) for n, one in enumerate(row)).rstrip())
        if number == 0:
            say("  " + "  ".join("-" * width for width in widths))
    say()


def bar(name: str, *, found: float, wanted: float, at_most: bool) -> str:
    """Return a sentence about a ratio and its bar."""
    met = found <= wanted if at_most else found >= wanted
    limit = "at most" if at_most else "at least"
    return f"  {name}: {number(found)}; bar: {limit} {number(wanted)}: {'met' if met else 'MISSED'}"


def number(value: float) -> str:
    """Return a number with as many places as say something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ms(seconds: float) -> str:
    """Return milliseconds."""
    return number(seconds * 1000) if seconds * 1000 >= 0.01 else f"{seconds * 1000:.4f}"


def median_seconds(run: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """Return the median time of some runs after a first one that does not count, and what the last returned."""
    result = run()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        result = run()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken), result
