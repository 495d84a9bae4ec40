from __future__ import annotations

from collections import Counter

import pytest

from umay.packs.api import Pack, load_builtin
from umay.timing.api import EveryN, Timing, YearlyMonths, read

ANNEX_2_POINTS_OF_EACH_POST = {"1": 5, "2": 8, "3": 5, "4": 3, "5": 5, "6": 4}
CASE_ITEMS = ["item-39.1", "item-40.1", "item-41.4", "item-42", "item-45", "annex3-10"]
NUMBERED_ITEMS_THAT_ASK_NOBODY_TO_ACT = {1, 2, 4, 49}


@pytest.fixture(scope="module")
def algorithm() -> Pack:
    return load_builtin("kz-algorithm")


def test_every_item_of_the_algorithm_that_asks_somebody_to_act_is_there(algorithm: Pack) -> None:
    items = {int(one.item.split(".")[0]) for one in algorithm.obligations if one.id.startswith("item-")}

    assert set(range(1, 50)) - items == NUMBERED_ITEMS_THAT_ASK_NOBODY_TO_ACT


@pytest.mark.parametrize(
    ("item", "points"), [("item-21", 6), ("item-30", 6), ("item-31", 8), ("item-39", 4), ("item-40", 3), ("item-41", 7), ("annex3", 13)]
)
def test_an_item_with_points_has_a_row_for_each(algorithm: Pack, item: str, points: int) -> None:
    joint = "-" if item == "annex3" else "."

    found = [one.id for one in algorithm.obligations if one.id.startswith(f"{item}{joint}")]

    assert found == [f"{item}{joint}{point}" for point in range(1, points + 1)]


def test_each_post_has_its_points(algorithm: Pack) -> None:
    posts = [one.id.removeprefix("annex2-").split(".")[0] for one in algorithm.obligations if one.id.startswith("annex2-")]

    assert Counter(posts) == ANNEX_2_POINTS_OF_EACH_POST


def test_the_training_plan_has_six_rows(algorithm: Pack) -> None:
    rows = [one.id for one in algorithm.obligations if one.section == "annex_4" and one.part_of is None]

    assert rows == [f"annex4-{number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("annex2-5.4", EveryN(n=1, unit="month", min=True)),
        ("item-35", EveryN(n=1, unit="school_quarter")),
        ("item-36", YearlyMonths(months=(6, 12))),
    ],
)
def test_periodic_duties_of_schools_are_live(algorithm: Pack, row: str, when: Timing) -> None:
    found = algorithm.obligation(row)

    assert (found.status, found.when) == ("live", when)


def test_twelve_indicators_are_counted_and_incidents_by_kind(algorithm: Pack) -> None:
    titles = [figure.title.in_("en") for figure in algorithm.obligation("item-35").figures]

    assert [number for number in range(1, 13) if not any(title.startswith(f"{number}. ") for title in titles)] == []
    assert sum(title.startswith("1. Of these") for title in titles) == 7


@pytest.mark.parametrize("row", CASE_ITEMS)
def test_what_belongs_to_cases_is_shown_and_makes_no_task(algorithm: Pack, row: str) -> None:
    assert algorithm.obligation(row).status == "entry"


def test_only_watching_pupils_pages_is_not_carried_out(algorithm: Pack) -> None:
    assert [one.id for one in algorithm.obligations if one.status == "not_carried_out"] == ["item-31.7"]


def test_nine_kinds_of_violence_are_described(algorithm: Pack) -> None:
    kinds = [entry.id.removeprefix("kind-") for entry in algorithm.scales if entry.id.startswith("kind-")]

    assert sorted(kinds) == [
        "bullying", "cyberbullying", "domestic", "economic", "exploitation", "neglect", "physical", "psychological", "sexual",
    ]  # fmt: skip


def test_the_register_holds_what_the_founders_named(algorithm: Pack) -> None:
    crime = next(one for one in algorithm.contradictions if one.id == "crime-at-once-or-by-accuser")
    kinds = next(one for one in algorithm.contradictions if one.id == "kinds-lists")

    assert {place.item for place in crime.places} == {"item-5", "item-40.1", "item-40.2", "item-41.4"}
    assert crime.places[crime.provisional].item == "item-41.4"
    assert len(kinds.places) >= 3


def test_standing_duties_ask_a_school_for_few_confirmations_a_month(algorithm: Pack) -> None:
    live = [one for one in algorithm.obligations if one.status == "live" and one.timing["kind"] in {"continuous", "as_needed", "vague"}]
    a_year = {"none": 0, "year": 1, "half_year": 2, "term": 2, "quarter": 4, "month": 12}

    assert sum(a_year[one.confirm] for one in live) <= 60


def test_timing_phrases_are_read_as_they_are_written_down(algorithm: Pack) -> None:
    training = [one for one in algorithm.obligations if one.section == "annex_4" and one.part_of is None]

    assert [one.id for one in training if read(one.timing_text or "", "kk").timing != one.when] == []
