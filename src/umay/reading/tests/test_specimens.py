"""Plans in styles that the five documents do not have: number, owner and kind of time of every row."""

from __future__ import annotations

from pathlib import Path

import pytest

from umay.reading.api import recognise_text
from umay.timing.api import to_json

HERE = Path(__file__).parent / "specimens"

EXPECTED = {
    "tr-stacked.txt": [
        ("1", "Okul Müdürü", "yearly_months"),
        ("2", "Rehber Öğretmen", "yearly_months"),
        ("3", "Müdür Yardımcısı", "termwise"),
        ("4", "Okul Müdürü", "continuous"),
        ("5", "Şiddeti Önleme Ekibi", "nth_week_of_month"),
    ],
    "tr-lists.txt": [
        ("a", "Okul Müdürü", "every_n"),
        ("b", "Belletici öğretmen", "month_day"),
        ("c", "Okul Müdürü", "*"),
        ("a", "Belletici Öğretmen", "*"),
        ("b", "Belletici Öğretmen", "immediate"),
        ("", "Veliler", "*"),
    ],
    "tr-pipes.txt": [
        ("", "Okul Müdürü", "yearly_months"),
        ("", "Sınıf rehber öğretmenleri", "yearly_months"),
        ("", "Rehberlik servisi", "yearly_months"),
    ],
    "kk-tabs.txt": [
        ("1", "Директордың тәрбие ісі жөніндегі орынбасары", "yearly_months"),
        ("2", "Педагог-психолог, сынып жетекшілер", "yearly_months"),
        ("3", "Шаруашылық меңгерушісі", "every_n"),
        ("4", "Педагог-психолог", "every_n"),
    ],
    "kk-lists.txt": [
        ("2", "Мектеп директоры", "every_n"),
        ("3", "Сынып жетекшілері", "every_n"),
        ("4", "Педагог-психолог", "relative_event"),
        ("5", "Кезекші мұғалімдер", "*"),
    ],
    "kk-flat.txt": [("1", "Сынып жетекшілері", "yearly_months"), ("2", "Мектеп әкімшілігі", "every_n"), ("1", "Әлеуметтік педагог", "*")],
    "ru-tabs.txt": [
        ("1", "Директор школы", "month_day"),
        ("2", "Педагог-психолог", "yearly_months"),
        ("3", "Социальный педагог", "every_n"),
        ("4", "Заместитель директора по ВР", "every_n"),
        ("5", "Администрация школы", "yearly_months"),
    ],
    "ru-lists.txt": [
        ("", "классного руководителя", "every_n"),
        ("", "классного руководителя", "relative_event"),
        ("", "классного руководителя", None),
        ("3.1", "директора школы", "immediate"),
        ("3.2", "директора школы", "relative_event"),
        ("3.3", "директора школы", "*"),
        ("4", "Охранник", None),
    ],
    "ru-stacked.txt": [
        ("1", "Директор школы", "yearly_months"),
        ("2", "Педагог-психолог", "yearly_months"),
        ("3", "Руководитель службы", "every_n"),
    ],
    "vi-lists.txt": [
        ("1", "Hiệu trưởng", "single_date"),
        ("2", "Giáo viên chủ nhiệm", "yearly_months"),
        ("3", "Nhân viên y tế", "every_n"),
        ("4", "Tổng phụ trách Đội", "*"),
        ("", "giáo viên chủ nhiệm", "month_day"),
        ("", "giáo viên chủ nhiệm", None),
        ("", "Bảo vệ trường", "every_n"),
    ],
    "vi-aligned.txt": [
        ("1", "Tổng phụ trách Đội", "single_month"),
        ("2", "Giáo viên chủ nhiệm", "single_month"),
        ("3", "Hiệu trưởng", "every_n"),
    ],
    "vi-months.txt": [("1", "Tổ tư vấn", "single_date"), ("2", "Phó Hiệu trưởng", "*"), ("3", "Tổng phụ trách", "*")],
    "zh-hans-table.txt": [("1", "总务处", "*"), ("2", "安保处", "*"), ("3", "德育处", "yearly_months"), ("4", "总务处", "continuous")],
    "zh-hans-lists.txt": [
        ("一", "学校", "month_day"),
        ("二", "各班主任", "every_n"),
        ("三", "教职工", "*"),
        ("一", "", "*"),
        ("二", "学校", "date_range"),
        ("三", "各学校", "*"),
    ],
    "zh-hant-table.txt": [("1", "學務處", "*"), ("2", "輔導室", "yearly_months"), ("3", "校長", "*")],
    "en-table.txt": [
        ("1", "Principal", "month_day"),
        ("2", "School counsellor", "every_n"),
        ("3", "Caretaker", "every_n"),
        ("4", "Safeguarding lead", "yearly_months"),
    ],
    "en-lists.txt": [
        ("3.1", "principal", "*"),
        ("3.2", "principal", "*"),
        ("", "security guard", None),
        ("", "security guard", "*"),
        ("5", "Teachers on duty", "*"),
    ],
    "en-aligned.txt": [("", "Site manager", "yearly_months"), ("", "Deputy head", "yearly_months"), ("", "School nurse", "yearly_months")],
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_row_of_an_unknown_plan_is_found_with_its_owner_and_time(name: str) -> None:
    found = recognise_text((HERE / name).read_text("utf-8"), name=name)

    rows = [row for section in found.sections for row in section.rows]
    kinds = [to_json(row.timing)["kind"] if row.timing is not None else None for row in rows]
    assert found.lang == name[:2]
    assert [(row.number, row.lead) for row in rows] == [(number, lead) for number, lead, _ in EXPECTED[name]]
    assert [kind for kind, (_, _, wanted) in zip(kinds, EXPECTED[name], strict=True) if wanted != "*"] == [
        one for _, _, one in EXPECTED[name] if one != "*"
    ]
    assert found.not_understood == ()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_no_line_of_a_plan_is_lost_and_none_is_counted_twice(name: str) -> None:
    found = recognise_text((HERE / name).read_text("utf-8"))

    said = {line.number for line in found.source.lines if line.text.strip()}
    used = {number for section in found.sections for number in section.lines}
    used |= {number for section in found.sections for row in section.rows for number in row.lines}
    aside = {one.line.number for one in found.set_aside}
    left = {line.number for line in found.not_understood}
    assert used | aside | left == said
    assert not aside & left
    assert not left & used


def test_definitions_purposes_and_recipients_are_said_and_make_no_rows() -> None:
    found = recognise_text((HERE / "tr-lists.txt").read_text("utf-8"))

    assert {one.why for one in found.set_aside} >= {"title", "purpose", "definition", "recipients"}


def test_partners_and_results_of_a_table_are_kept_with_their_row() -> None:
    found = recognise_text((HERE / "vi-months.txt").read_text("utf-8"))

    row = found.sections[0].rows[0]
    assert row.partners == "Giáo viên chủ nhiệm"
    assert row.explanation == "Sản phẩm: Báo cáo khảo sát"


def test_a_heading_row_inside_a_table_becomes_a_section() -> None:
    found = recognise_text((HERE / "kk-flat.txt").read_text("utf-8"))

    assert [section.title for section in found.sections] == ["I. Ұйымдастыру жұмыстары", "II. Ақпараттық жұмыстар"]
