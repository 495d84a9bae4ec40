"""Tables whose cells stand for more than their own row: months, goals and headings over several rows or columns, in files that say so or not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import openpyxl
import pytest

from umay.kernel.refusal import Refused
from umay.reading.api import Row, recognise_file
from umay.reading.tests.makers import changed, workbook_with_merged_cells
from umay.timing.api import write


def _rows(path: Path) -> list[Row]:
    return [row for section in recognise_file(path).sections for row in section.rows]


def _when(row: Row) -> str:
    return write(row.timing, "en") if row.timing is not None else ""


def _csv(folder: Path, *rows: str) -> Path:
    path = folder / "plan.csv"
    path.write_text("\n".join(rows), "utf-8")
    return path


def test_a_month_merged_downwards_is_the_time_of_all_its_rows(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [
        ("AYLAR", "YAPILACAK FAALİYETLER", "SORUMLULAR"),
        ("EYLÜL", "Toplanma alanlarının belirlenmesi", "Müdür Yardımcısı"),
        ("", "Servis araçlarının denetlenmesi", "Servis Komisyonu"),
        ("AYLAR", "YAPILACAK FAALİYETLER", "SORUMLULAR"),
        ("EKİM", "Tatbikat yapılması", "Sivil Savunma Kulübü"),
    ]
    table = document.add_table(rows=len(rows), cols=3)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "EYLÜL"
    document.save(str(tmp_path / "plan.docx"))

    found = _rows(tmp_path / "plan.docx")

    assert [_when(row) for row in found] == ["every year in September", "every year in September", "every year in October"]


def test_a_month_said_once_above_empty_cells_is_the_time_of_all_its_rows(tmp_path: Path) -> None:
    path = _csv(
        tmp_path, "Month,Activity,Lead", "September,Review risks,Site Manager", ",Hold a fire drill,Head", "October,Check kits,Nurse"
    )

    assert [_when(row) for row in _rows(path)] == ["every year in September", "every year in September", "every year in October"]


def test_an_empty_time_behind_the_title_is_not_taken_from_above(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Activity,Lead,When", "Review risks,Site Manager,September", "Hold a fire drill,Head,")

    assert [_when(row) for row in _rows(path)] == ["every year in September", ""]


def test_measures_below_one_merged_task_are_rows_of_their_own(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [
        ("重点任务", "具体措施", "责任人", "完成时限"),
        ("完善安全制度", "修订门卫管理制度", "办公室主任", "9月"),
        ("", "修订食堂管理制度", "总务主任", "10月"),
    ]
    table = document.add_table(rows=3, cols=4)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "完善安全制度"
    document.save(str(tmp_path / "plan.docx"))

    found = recognise_file(tmp_path / "plan.docx")

    assert [section.title for section in found.sections] == ["完善安全制度"]
    assert [(row.title, row.lead) for row in found.sections[0].rows] == [
        ("修订门卫管理制度", "办公室主任"),
        ("修订食堂管理制度", "总务主任"),
    ]


def test_two_heading_rows_are_understood_in_a_file_that_says_nothing_of_merging(tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        "No;Faaliyet;Sorumlu;;Tarih;",
        ";;Koordinatör;Destek;Başlangıç;Bitiş",
        "1;Denetim yapılması;Vali;Belediye;07.09.2026;18.06.2027",
    )

    row = _rows(path)[0]

    assert (row.title, row.lead, _when(row)) == ("Denetim yapılması", "Vali", "from 7 September 2026 to 18 June 2027")


def test_marks_below_months_are_the_months_of_a_row(tmp_path: Path) -> None:
    path = _csv(tmp_path, "Мероприятие;Ответственный;сентябрь;октябрь;ноябрь", "Рейд в семьи;Социальный педагог;+;;+", "Опрос;Психолог;;+;")

    assert [_when(row) for row in _rows(path)] == ["every year in September and November", "every year in October"]


def test_several_sheets_with_real_dates_are_read_in_every_language(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, headings in (("甲", ("活动内容", "负责部门", "开始时间", "结束时间")), ("乙", ("工作内容", "责任人", "开始", "结束"))):
        sheet = book.create_sheet(title)
        sheet.append(headings)
        sheet.append(("交通安全周", "少先队", dt.date(2026, 9, 7), dt.date(2026, 9, 11)))
    del book["Sheet"]
    book.save(tmp_path / "plan.xlsx")

    assert [_when(row) for row in _rows(tmp_path / "plan.xlsx")] == ["from 7 September 2026 to 11 September 2026"] * 2


def test_a_cell_far_away_takes_no_time(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook_with_merged_cells(tmp_path / "near.xlsx"))
    book.worksheets[0].cell(1_048_576, 3, "x")
    book.save(tmp_path / "far.xlsx")

    assert len(_rows(tmp_path / "far.xlsx")) == 3


def test_cells_merged_without_end_are_refused_by_their_place(tmp_path: Path) -> None:
    plan = workbook_with_merged_cells(tmp_path / "plan.xlsx")
    hostile = changed(plan, tmp_path / "hostile.xlsx", lambda _, data: data.replace(b'ref="A1:E1"', b'ref="A1:XFD1048576"'))

    with pytest.raises(Refused) as no:
        recognise_file(hostile)

    assert (no.value.refusal.code, no.value.refusal.values["place"]) == ("document.too_long", "xl/worksheets/sheet1.xml, A1:XFD1048576")


def test_a_broken_entry_is_named_with_its_line(tmp_path: Path) -> None:
    plan = workbook_with_merged_cells(tmp_path / "plan.xlsx")
    broken = changed(plan, tmp_path / "broken.xlsx", lambda name, data: data[:900] if name.endswith("sheet1.xml") else data)

    with pytest.raises(Refused) as no:
        recognise_file(broken)

    assert no.value.refusal.code == "document.broken"
    assert (no.value.refusal.values["place"], no.value.refusal.values["line"]) == ("xl/worksheets/sheet1.xml", "1")


def test_a_quotation_mark_left_open_swallows_no_rows(tmp_path: Path) -> None:
    path = _csv(tmp_path, "No;Faaliyet;Sorumlu;Tarih", '1;"Toplantı yapılması;Müdür;Eylül', "2;Rapor yazılması;Öğretmen;Ekim")

    assert [row.lead for row in _rows(path)] == ["Müdür", "Öğretmen"]


def test_a_short_table_in_plain_letters_is_of_the_language_of_its_headings(tmp_path: Path) -> None:
    path = _csv(tmp_path, "No;Faaliyet;Sorumlu;Tarih", "1;Toplanti;Muhtar;Ekim")

    assert recognise_file(path).lang == "tr"
