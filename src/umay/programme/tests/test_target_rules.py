"""How targets are computed: a share is a share, whatever the sizes of those who gave it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.programme.rules.targets import progress

COUNTS = [{"code": "staff", "unit": "count"}, {"code": "trained", "unit": "count", "of": "staff"}]
SHARES = [{"code": "staff", "unit": "count"}, {"code": "trained", "unit": "percent", "of": "staff"}]
ALONE = [{"code": "trained", "unit": "count"}]
YES_NO = [{"code": "trained", "unit": "yes_no"}]
ALL: dict[str, Any] = {"figure": "trained", "value": 100, "unit": "percent"}


@pytest.mark.parametrize(
    ("asked", "given_", "value"),
    [
        (COUNTS, [{"staff": 100, "trained": 90}, {"staff": 10, "trained": 1}], 82.7),
        (COUNTS, [{"staff": 100, "trained": 90}, {"trained": 5}], 90.0),  # whose whole is unknown has no share
        (COUNTS, [{"staff": 0, "trained": 0}], None),
        (SHARES, [{"staff": 100, "trained": 90.0}, {"staff": 10, "trained": 10.0}], 82.7),
        (SHARES, [{"trained": 90.0}, {"trained": 10.0}], 50.0),
        (SHARES, [], None),
        (ALONE, [{"trained": 372}], None),  # 372 heads are no percentage
        (YES_NO, [{"trained": True}, {"trained": False}, {"trained": True}, {"trained": True}], 75.0),
    ],
)
def test_a_target_in_percent_is_the_share_of_all_together(asked: list[Any], given_: list[Any], value: float | None) -> None:
    reached = progress(ALL, asked, given_)

    assert reached.value == value
    assert reached.in_percent
    assert not reached.is_met


def test_a_target_in_numbers_adds_up() -> None:
    reached = progress({"figure": "trained", "value": 100, "unit": "count"}, COUNTS, [{"trained": 60}, {"trained": 50}])

    assert (reached.value, reached.units, reached.is_met, reached.in_percent) == (110, 2, True, False)


def test_at_most_is_met_from_below() -> None:
    target = {"figure": "trained", "value": 20, "unit": "percent", "direction": "at_most"}

    assert progress(target, COUNTS, [{"staff": 10, "trained": 1}]).is_met
    assert not progress(target, COUNTS, [{"staff": 10, "trained": 9}]).is_met


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, int]]:
    wholes = draw(st.lists(st.integers(0, 5_000), max_size=30))
    return [{"staff": whole, "trained": draw(st.integers(0, whole))} for whole in wholes]


@settings(max_examples=80)
@given(found=records())
def test_no_share_is_above_a_hundred_and_both_ways_of_asking_agree(found: list[dict[str, int]]) -> None:
    by_counts = progress(ALL, COUNTS, found)
    as_shares = [{"staff": one["staff"], "trained": 100 * one["trained"] / one["staff"] if one["staff"] else 0.0} for one in found]
    by_shares = progress(ALL, SHARES, as_shares)

    assert by_counts.value is None or 0 <= by_counts.value <= 100
    assert by_counts.value is None or by_shares.value == pytest.approx(by_counts.value, abs=0.11)
