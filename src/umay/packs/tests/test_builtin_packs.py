from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from umay.packs.api import BUILTIN, Pack, builtin_codes, changed_sources, check_folder, load_builtin, load_front
from umay.packs.sources import sources_in

SEEDS = Path(__file__).parents[5] / "shared" / "seeds"

TR_GUIDE_ROWS = {
    "boards": 3,
    "family": 5,
    "interior": 18,
    "education": 31,
    "union": 3,
    "municipalities": 8,
    "interior_education": 25,
    "family_education": 2,
    "family_interior_education": 9,
    "all_parties": 5,
}
TR_CONTRADICTIONS_NAMED_BY_THE_FOUNDERS = {
    "ek7-week", "ek7-recipient", "ministries-meeting", "article-179-3", "workshop-when", "heads-told-when", "bus-either-or-both",
}  # fmt: skip

every_pack = pytest.mark.parametrize("code", builtin_codes())


def rows_of(pack: Pack) -> list[str]:
    return [one.id for one in pack.obligations if one.part_of is None]


@every_pack
def test_a_pack_that_comes_with_umay_has_no_problem(code: str) -> None:
    assert [str(problem) for problem in check_folder(BUILTIN / code)] == []


@every_pack
def test_a_pack_is_found_under_its_own_code(code: str) -> None:
    assert load_builtin(code).pack == code


@every_pack
def test_answers_to_other_packs_name_rows_that_exist(code: str) -> None:
    answers = [answer.split(":", 1) for one in load_builtin(code).obligations for answer in one.answers]

    lost = [item for other, item in answers if item not in {one.id for one in load_builtin(other).obligations}]

    assert lost == []


@every_pack
def test_every_row_that_is_not_carried_out_says_why(code: str) -> None:
    assert all(one.reason for one in load_builtin(code).obligations if one.status == "not_carried_out")


@every_pack
def test_every_timing_is_a_value(code: str) -> None:
    assert all(one.when is not None for one in load_builtin(code).obligations)


@every_pack
def test_the_sources_are_the_documents_lines(code: str) -> None:
    pack = load_builtin(code)
    seed = SEEDS / (pack.document.file or "")
    if not seed.is_file():
        pytest.skip("the documents do not lie beside the checkout")

    assert changed_sources(pack, seed.read_text(encoding="utf-8")) == []


@every_pack
def test_every_source_carries_its_hash(code: str) -> None:
    assert [source.lines for source in sources_in(load_builtin(code)) if source.hash is None] == []


def test_the_turkish_guide_has_every_row_of_each_owner() -> None:
    pack = load_builtin("tr-guide")

    counted = Counter(one.section for one in pack.obligations if one.part_of is None)

    assert counted == TR_GUIDE_ROWS
    assert sum(count for section, count in counted.items() if section != "boards") == 106


def test_the_turkish_guide_numbers_its_rows_as_the_document_does() -> None:
    pack = load_builtin("tr-guide")

    for section, count in TR_GUIDE_ROWS.items():
        items = [one.item for one in pack.obligations if one.section == section and one.part_of is None]
        assert items == [str(number) for number in range(1, count + 1)], section


def test_the_turkish_guide_holds_the_contradictions_that_are_known() -> None:
    assert {one.id for one in load_builtin("tr-guide").contradictions} >= TR_CONTRADICTIONS_NAMED_BY_THE_FOUNDERS


def test_steps_with_a_date_of_their_own_lie_within_their_row() -> None:
    pack = load_builtin("tr-guide")

    outside = [
        one.id
        for one in pack.obligations
        if one.part_of
        and not pack.obligation(one.part_of).source.lines[0]
        <= one.source.lines[0]
        <= one.source.lines[1]
        <= pack.obligation(one.part_of).source.lines[1]
    ]

    assert outside == []


def test_the_turkish_plan_has_its_five_activities_and_its_target() -> None:
    pack = load_builtin("tr-plan")

    assert [one.item for one in pack.obligations] == ["2.1.4", "2.3.1", "3.4.3", "3.4.4", "4.1.2"]
    target = pack.obligation("activity-2.1.4").target
    assert target is not None
    assert (target.value, target.per, target.direction) == (100, "year", "at_least")


def test_the_turkish_plan_has_three_periods_of_four_months() -> None:
    parts = load_builtin("tr-plan").obligation("activity-2.3.1").timing["parts"]

    assert [(part["phase"], part["start"], part["end"]) for part in parts] == [
        ("I", "2021-01", "2021-04"),
        ("II", "2021-05", "2021-08"),
        ("III", "2021-09", "2021-12"),
    ]


@every_pack
def test_rows_are_cited_as_in_the_documents_own_language(code: str) -> None:
    english = re.compile(r"\b(annex|bullet|chapter|each|item|line|page|part|row|sentence|table)\b")

    assert [one.item for one in load_builtin(code).obligations if english.search(one.item)] == []


@pytest.mark.parametrize("code", builtin_codes())
def test_the_first_file_says_who_there_is_without_reading_the_others(code: str) -> None:
    front, whole = load_front(code), load_builtin(code)

    assert (front.pack, front.title, front.agencies, front.levels, front.roles, front.helplines) == (
        whole.pack, whole.title, whole.agencies, whole.levels, whole.roles, whole.helplines,
    )  # fmt: skip
    assert len(list((BUILTIN / code).glob("*.yaml"))) == 1 or not front.obligations
