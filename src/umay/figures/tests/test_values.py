"""Counts add up or are refused, zeros and silence are told apart, a year says no more than its quarters."""

from __future__ import annotations

import pytest

from umay.figures.api import INSIDE, PUBLIC, Counts, Row, Shown, counts_of, over_time, publish

CODES = {"kind": ("bullying", "sexual")}


def counted(**leaves: tuple[int, int]) -> Counts:
    parents = {"top": None} | dict.fromkeys(("a", "b", "c"), "top")
    return counts_of(parents, CODES, {"harmed": {name: Row(sum(part), {"kind": part}) for name, part in leaves.items()}})


def test_what_sent_nothing_is_not_in_the_table() -> None:
    published = publish(counted(a=(40, 30), b=(0, 0)), INSIDE)

    assert published.at("harmed", "c") is None
    assert published.at("harmed", "b") == Shown(0, {"kind": (0, 0)})
    assert published.at("harmed", "top") == Shown(70, {"kind": (40, 30)})


def test_a_small_number_takes_another_with_it() -> None:
    published = publish(counted(a=(20, 3), b=(30, 40), c=(25, 20)), INSIDE)

    assert published.at("harmed", "a") == Shown(23, {"kind": (None, None)})
    hidden = [name for name in "bc" if (row := published.at("harmed", name)) and None in row.parts["kind"]]
    assert len(hidden) == 1


def test_a_whole_group_in_one_cell_is_not_told() -> None:
    published = publish(counted(a=(12, 0), b=(30, 40), c=(25, 20)), INSIDE)

    assert published.at("harmed", "a") == Shown(12, {"kind": (None, None)})


def test_four_schools_of_one_each_are_not_told_apart_by_their_sum() -> None:
    parents = {"top": None} | {f"s{n}": "top" for n in range(6)}
    leaves = {f"s{n}": Row(1, {"kind": (1, 0)}) for n in range(6)}
    published = publish(counts_of(parents, CODES, {"harmed": leaves}), INSIDE)

    assert published.at("harmed", "top") == Shown(6, {"kind": (None, None)})
    assert all(row.total is None for node, row in published.rows["harmed"].items() if node != "top")


def test_a_country_with_few_shows_nothing() -> None:
    published = publish(counted(a=(2, 0), b=(0, 1), c=(0, 0)), INSIDE)

    assert {row.total for row in published.rows["harmed"].values()} == {None}


def test_the_public_sees_no_single_figures() -> None:
    published = publish(counted(a=(8, 0), b=(60, 40), c=(45, 50)), PUBLIC)

    assert (row := published.at("harmed", "a")) is not None
    assert row.total is None


def test_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        Counts({"top": None}, CODES, {"harmed": {"top": Row(3, {"kind": (1, 1)})}})
    with pytest.raises(ValueError, match="beneath"):
        Counts({"top": None, "a": "top"}, CODES, {"harmed": {"top": Row(3, {"kind": (2, 1)}), "a": Row(2, {"kind": (1, 1)})}})
    with pytest.raises(ValueError, match="at the top"):
        Counts({"top": None, "a": None}, CODES, {})


def test_a_year_says_no_more_than_its_quarters() -> None:
    seen = Shown(12, {"kind": (7, 5)})

    assert over_time([seen, seen]) == Shown(24, {"kind": (14, 10)})
    assert over_time([seen, Shown(9, {"kind": (None, None)})]) == Shown(21, {"kind": (None, None)})
    assert over_time([seen, None]) is None
