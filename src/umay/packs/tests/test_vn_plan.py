from __future__ import annotations

from collections import Counter

import pytest

from umay.packs.api import Obligation, Pack, load_builtin, shift_year
from umay.timing.api import read

PROVINCE = {"I": "1 2 3 4 5 7", "II": "1 2", "III": "1 2 3 4", "IV": "1 2", "V": "1 2 3", "VI": "1 2 3 4 6"}
SCHOOL = {"I": "1 2 3 4 5", "II": "1", "III": "1 2 3 4", "IV": "1 2", "V": "1", "VI": "1 2"}
TEXT = {
    "requirements": 4, "text_1": 4, "text_2": 3, "text_3": 5, "text_4": 4, "text_5": 2, "text_6": 2, "text_7": 5,
    "duties_school": 5, "duties_staff": 4,
}  # fmt: skip
NOT_TAKEN_UP_BY_THE_SCHOOL = {"province-V.2", "province-V.3", "province-VI.6"}


@pytest.fixture(scope="module")
def plan() -> Pack:
    return load_builtin("vn-plan")


def of_table(plan: Pack, table: str) -> list[Obligation]:
    return [one for one in plan.obligations if one.id.startswith(f"{table}-")]


def numbered(rows: dict[str, str]) -> list[str]:
    return [f"{part}.{number}" for part, numbers in rows.items() for number in numbers.split()]


@pytest.mark.parametrize(("table", "rows"), [("school", SCHOOL), ("province", PROVINCE)])
def test_each_table_has_its_rows_with_the_numbers_of_the_document(plan: Pack, table: str, rows: dict[str, str]) -> None:
    assert [one.item for one in of_table(plan, table)] == numbered(rows)


def test_the_running_text_has_each_of_its_points(plan: Pack) -> None:
    counted = Counter(one.section for one in of_table(plan, "text") if one.part_of is None)

    assert counted == TEXT


def test_the_provinces_rows_are_history_and_the_schools_are_live(plan: Pack) -> None:
    assert {one.status for one in of_table(plan, "province")} == {"history"}
    assert {one.status for one in of_table(plan, "school")} == {"live"}


def test_every_row_of_the_school_answers_a_row_of_the_province(plan: Pack) -> None:
    silent = [one.id for one in of_table(plan, "school") if not any("province-" in answer for answer in one.answers)]

    assert silent == []


def test_what_the_school_did_not_take_up_is_known(plan: Pack) -> None:
    answered = {answer.partition(":")[2] for one in plan.obligations for answer in one.answers}

    assert {one.id for one in of_table(plan, "province")} - answered == NOT_TAKEN_UP_BY_THE_SCHOOL


def test_every_live_duty_of_education_falls_to_preschools_only(plan: Pack) -> None:
    live = [one for one in plan.obligations if one.status == "live"]

    assert {owner.level for one in live for owner in one.owners if owner.agency == "education"} == {"school"}
    assert {owner.schools and owner.schools.stages for one in live for owner in one.owners if owner.agency == "education"} == {
        ("preschool",)
    }


@pytest.mark.parametrize("row", ["text-I.2-1", "text-I.2-2", "text-III.2-3"])
def test_three_shares_are_to_reach_a_hundred_percent(plan: Pack, row: str) -> None:
    target = plan.obligation(row).target

    assert target is not None
    assert (target.value, target.unit, target.direction) == (100, "percent", "at_least")


def test_the_report_is_due_each_term_and_each_school_year(plan: Pack) -> None:
    parts = plan.obligation("text-III.1-5").timing["parts"]

    assert [part["kind"] for part in parts] == ["termwise", "every_n"]


def test_commitments_are_due_in_september(plan: Pack) -> None:
    assert plan.obligation("text-III.2-3").timing["months"] == [9]


def test_lists_of_risk_groups_are_not_carried_out(plan: Pack) -> None:
    assert [one.id for one in plan.obligations if one.status == "not_carried_out"] == ["text-II.7-2-groups"]


def test_every_row_with_a_month_before_the_plan_was_signed_stands_in_the_register(plan: Pack) -> None:
    early = {one.id for one in of_table(plan, "school") if one.timing["kind"] == "single_month" and one.timing["month"] <= 9}
    registered = {row for one in plan.contradictions if one.id in {"august-before-plan", "september-before-plan"} for row in one.affects}

    assert early == registered


def test_the_register_holds_what_the_founders_named(plan: Pack) -> None:
    assert {one.id for one in plan.contradictions} >= {
        "august-before-plan",
        "september-before-plan",
        "same-row-twice",
        "number-six-missing",
    }


def test_another_year_moves_the_schools_months(plan: Pack) -> None:
    moved = {proposal.owner: proposal.new for proposal in shift_year(plan, 2026) if proposal.part == "timing"}

    assert moved["school-I.5"] == {"kind": "single_month", "year": 2026, "month": 10}


def test_the_provinces_ended_years_are_not_proposed_anew(plan: Pack) -> None:
    assert [proposal.owner for proposal in shift_year(plan, 2026) if proposal.owner.startswith("province-")] == []


@pytest.mark.parametrize("table", ["school", "province"])
def test_each_time_column_is_read_as_it_is_written_down(plan: Pack, table: str) -> None:
    differing = [one.id for one in of_table(plan, table) if read(one.timing_text or "", "vi").timing != one.when]

    assert differing == []
