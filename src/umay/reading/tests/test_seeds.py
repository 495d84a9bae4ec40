"""The five documents, where they lie beside the checkout: how many rows each part has, and what a few of them say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from umay.reading.api import Recognised, Row, recognise_file
from umay.timing.api import to_json

SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five documents are not beside this checkout")
Seed = Callable[[str], Recognised]


@pytest.fixture(scope="module")
def seed() -> Seed:
    read: dict[str, Recognised] = {}

    def of(prefix: str) -> Recognised:
        if prefix not in read:
            read[prefix] = recognise_file(next(SEEDS.glob(f"{prefix}*")))
        return read[prefix]

    return of


def rows_of(found: Recognised) -> list[Row]:
    return [row for section in found.sections for row in section.rows]


def kind(row: Row) -> object:
    return to_json(row.timing)["kind"] if row.timing is not None else None


def test_the_guide_has_three_boards_and_a_hundred_and_six_duties(seed: Seed) -> None:
    found = seed("000")

    assert [len(section.rows) for section in found.sections] == [1, 1, 1, 5, 18, 31, 3, 8, 25, 2, 9, 5]
    assert found.not_understood == ()
    assert all(row.timing is not None and row.lead and row.title for row in rows_of(found))


def test_the_guides_owners_stand_with_their_sections(seed: Seed) -> None:
    owners = [section.owner for section in seed("000").sections]

    assert owners[3] == "T.C. Aile ve Sosyal Hizmetler Bakanlığı"
    assert owners[4] == "T.C. İçişleri Bakanlığı"
    assert owners[8] == "T.C. İçişleri Bakanlığı ile T.C. Millî Eğitim Bakanlığı"


def test_the_guides_numbers_run_on_without_a_gap(seed: Seed) -> None:
    for section in seed("000").sections[3:]:
        assert [row.number for row in section.rows] == [str(place) for place in range(1, len(section.rows) + 1)]


def test_explanations_of_the_guide_belong_to_their_row(seed: Seed) -> None:
    first = rows_of(seed("000"))[0]

    assert first.explanation.startswith("Açıklama:")
    assert "Kapanış" in first.explanation
    assert first.steps.startswith("-Kaymakamlık görüşü")
    assert kind(first) == "yearly_months"


def test_the_provinces_plan_has_five_activities_under_their_goals(seed: Seed) -> None:
    found = seed("002")

    assert [row.number for row in rows_of(found)] == ["2.1.4", "2.3.1", "3.4.3", "3.4.4", "4.1.2"]
    assert rows_of(found)[2].title.startswith("Konukevlerinde/sığınmaevlerinde/alternatif")
    assert found.not_understood == ()


def test_both_tables_of_the_preschools_plan_are_whole(seed: Seed) -> None:
    found = seed("003")
    tables = [section for section in found.sections if section.part.startswith("PHỤ LỤC")]
    school = [section for section in tables if "2023-2024" in section.part]
    province = [section for section in tables if "2018-2021" in section.part]

    assert [len(section.rows) for section in school] == [5, 1, 4, 2, 1, 2]
    assert [len(section.rows) for section in province] == [6, 2, 4, 2, 3, 5]
    assert {kind(row) for section in school for row in section.rows} == {"single_month", "single_year"}
    assert (school[0].rows[0].lead, school[0].rows[0].partners) == ("Hiệu trưởng", "Các tổ chức đoàn thể trong nhà trường")
    assert found.not_understood == ()


def test_the_preschools_commitment_is_found_in_its_sentence(seed: Seed) -> None:
    said = next(row for row in rows_of(seed("003")) if "viết cam kết" in row.title)

    assert said.lead.startswith("giáo viên")
    assert kind(said) == "yearly_months"


def test_the_algorithms_training_plan_and_rhythms_are_found(seed: Seed) -> None:
    found = seed("001")
    training = found.sections[-1]

    assert len(training.rows) == 6
    assert [kind(row) for row in training.rows][1:4] == ["every_n", "every_n", "every_n"]
    by_number = {row.number: row for row in rows_of(found)}
    assert {"12", "36", "38", "41.4"} <= set(by_number)
    assert kind(by_number["41.4"]) == "immediate"
    assert kind(by_number["38"]) == "yearly_months"


def test_the_algorithms_definitions_and_principles_are_no_duties(seed: Seed) -> None:
    why = {one.line.number: one.why for one in seed("001").set_aside}

    assert why[45] == "principle"
    assert why[75] == "definition"


def test_the_thirteen_plans_stand_apart_with_their_windows_and_returns(seed: Seed) -> None:
    found = seed("004")
    parts = {section.part[-2:].lstrip("案") for section in found.sections}
    said = rows_of(found)

    assert {str(place) for place in range(1, 14)} - parts <= {"10"}
    assert any(kind(row) == "weekly_windows" and "16:40" in row.timing_text for row in said)
    assert any(kind(row) in ("term_weeks", "all_of") and "第7" in row.timing_text for row in said)
    assert sum(kind(row) in ("month_day", "all_of") and "25日前" in row.timing_text for row in said) == 1
    assert sum("每月2日前" in row.timing_text or "月2日前" in row.title for row in said) >= 2


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_no_line_of_a_document_is_lost(seed: Seed, prefix: str) -> None:
    found = seed(prefix)

    used = {number for section in found.sections for number in section.lines}
    used |= {number for row in rows_of(found) for number in row.lines}
    used |= {one.line.number for one in found.set_aside} | {line.number for line in found.not_understood}
    assert {line.number for line in found.source.lines if line.text.strip()} <= used
