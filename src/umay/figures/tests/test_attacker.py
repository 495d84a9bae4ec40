"""The attacker takes all published tables of invented countries and must find out nothing. Ten thousand of them: bench/journal_attack.py."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from umay.figures.api import INSIDE, PUBLIC, Counts, Published, Shown, publish
from umay.figures.tests.attacker import Cell, bounds, programmed, puzzle, solved, truth
from umay.figures.tests.worlds import world

WORLDS = 160
SMALL_WORLDS = 60


def narrowed(counts: Counts, published: Published, measure: str, *, by_programming: bool) -> list[tuple[Cell, tuple[float, float]]]:
    """Return what the attacker found out: hidden cells that are determined, or known to less than the rule allows."""
    found = puzzle(published, measure)
    exact = solved(found)
    ranges: Mapping[Cell, tuple[float, float]] = dict(programmed(found)) if by_programming else bounds(found)
    for cell, (low, high) in ranges.items():
        assert low - 1e-6 <= truth(counts, measure, cell) <= high + 1e-6, "the attacker errs"
    return [(cell, ranges[cell]) for cell in ranges if cell in exact or ranges[cell][1] - ranges[cell][0] < published.rule.small - 1e-6]


def editions(counts: Counts) -> tuple[Published, Published]:
    inside = publish(counts, INSIDE)
    return inside, publish(counts, PUBLIC, also_hide=inside)


@pytest.mark.parametrize("first", range(0, WORLDS, 40))
def test_no_hidden_cell_is_found_by_elimination_or_by_bounds(first: int) -> None:
    for number in range(first, first + 40):
        counts = world(number)
        for published in editions(counts):
            for measure in counts.rows:
                assert narrowed(counts, published, measure, by_programming=False) == [], number


@pytest.mark.parametrize("first", range(0, SMALL_WORLDS, 20))
def test_no_hidden_cell_is_found_by_linear_programming(first: int) -> None:
    for number in range(first, first + 20):
        counts = world(number, districts=2, schools=4)
        for published in editions(counts):
            for measure in counts.rows:
                assert narrowed(counts, published, measure, by_programming=True) == [], number


def test_no_small_number_is_shown() -> None:
    for number in range(100):
        counts = world(number)
        for published in editions(counts):
            small = range(1, published.rule.small + 1)
            shown = [cell for rows in published.rows.values() for row in rows.values() for cell in cells(row)]
            assert not [cell for cell in shown if cell in small]


def cells(row: Shown) -> list[int]:
    every = (row.total, *(cell for part in row.parts.values() for cell in part))
    return [cell for cell in every if cell is not None]


def test_what_is_hidden_inside_is_hidden_from_the_public() -> None:
    for number in range(60):
        inside, public = editions(world(number))
        for measure, rows in inside.rows.items():
            for node, row in rows.items():
                hidden_from_all = public.rows[measure][node]
                assert row.total is not None or hidden_from_all.total is None
                for by, part in row.parts.items():
                    assert all(
                        ours is not None or theirs is None or theirs == 0
                        for ours, theirs in zip(part, hidden_from_all.parts[by], strict=True)
                    )


def test_the_attacker_finds_what_is_hidden_without_more_beside_it() -> None:
    """The attacker is worth something: hiding small numbers alone does not stop them."""
    found = 0
    for number in range(20):
        counts = world(number)
        bare = Published(counts.parents, counts.codes, {measure: {} for measure in counts.rows}, INSIDE)
        for measure, rows in counts.rows.items():
            shown = {
                node: Shown(_few(row.total), {by: tuple(map(_few, part)) for by, part in row.parts.items()}) for node, row in rows.items()
            }
            bare.rows[measure].update(shown)  # type: ignore[attr-defined]
            found += len(narrowed(counts, bare, measure, by_programming=False))

    assert found > 100


def _few(count: int) -> int | None:
    return None if 1 <= count <= INSIDE.small else count


def test_large_countries_keep_most_of_their_figures() -> None:
    """Nothing would be safer than showing nothing: what is large enough is shown."""
    counts = world(8, provinces=3, districts=6, schools=12)
    published = publish(counts, INSIDE)
    for measure, rows in published.rows.items():
        upper = [node for node in rows if not str(node).startswith("s")]
        shown = [node for node in upper if rows[node].total is not None]
        assert len(shown) >= len(upper) * 0.6, measure
