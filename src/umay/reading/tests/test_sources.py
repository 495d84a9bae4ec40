"""Files of every form, read in the process apart: what becomes of merged cells, counted numbers and encodings."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from umay.reading.api import extract, recognise_file
from umay.reading.tests.makers import word_with_merged_cells, word_with_two_heading_rows, workbook_with_merged_cells
from umay.timing.values import DateRange

SPECIMENS = Path(__file__).parent / "specimens"


def test_word_tables_keep_what_merged_cells_say(tmp_path: Path) -> None:
    found = recognise_file(word_with_merged_cells(tmp_path / "plan.docx"))

    said = [(section.title, [(row.number, row.lead) for row in section.rows]) for section in found.sections]
    assert said[:2] == [
        ("A. Önleme", [("1", "Müdür Yardımcısı"), ("2", "Müdür Yardımcısı")]),
        ("B. İzleme", [("3", "Okul Müdürü")]),
    ]
    assert [(row.number, row.lead) for row in found.sections[2].rows] == [("1", "Okul müdürü"), ("2", "Rehber öğretmen")]
    assert found.not_understood == ()


def test_two_heading_rows_and_numbers_that_word_counts_are_understood(tmp_path: Path) -> None:
    rows = recognise_file(word_with_two_heading_rows(tmp_path / "plan.docx")).sections[0].rows

    assert [(row.number, row.lead, row.partners) for row in rows] == [
        ("1", "Hiệu trưởng", "Công đoàn"),
        ("2", "Giáo viên chủ nhiệm", "Cha mẹ học sinh"),
    ]
    assert rows[0].timing_text == "01/9/2026 - 15/9/2026"
    assert isinstance(rows[0].timing, DateRange)


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return (
            "<table:table-row>"
            + "".join(f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>' for one in cells)
            + "</table:table-row>"
        )

    names = "".join(f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text"))
    body = row("No", "Activity", "Responsible", "Deadline") + row("1", "Check the gate", "Caretaker", "monthly")
    content = f'<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="Plan">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    path = tmp_path / "plan.ods"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", content)
        made.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )

    found = recognise_file(path)

    assert found.source.form == "ods"
    assert [(row.number, row.lead) for row in found.sections[0].rows] == [("1", "Caretaker")]


def test_excel_tables_keep_what_merged_cells_say_and_tell_of_hidden_sheets(tmp_path: Path) -> None:
    found = recognise_file(workbook_with_merged_cells(tmp_path / "plan.xlsx"))

    assert [section.title for section in found.sections] == ["I. Организационная работа"]
    rows = found.sections[0].rows
    assert [row.timing_text for row in rows] == ["сентябрь", "ежеквартально", "ежеквартально"]
    assert [remark.code for remark in found.source.remarks] == ["source.hidden_sheet"]


def test_a_formula_is_never_shown_as_one(tmp_path: Path) -> None:
    source = extract(workbook_with_merged_cells(tmp_path / "plan.xlsx"))

    assert not any(line.text.startswith("=") for line in source.lines)


@pytest.mark.parametrize(
    ("specimen", "encoding", "rows"),
    [
        ("tr-stacked.txt", "cp1254", 5),
        ("tr-stacked.txt", "utf-16", 5),
        ("tr-stacked.txt", "utf-16-le", 5),
        ("tr-stacked.txt", "utf-8-sig", 5),
        ("kk-tabs.txt", "kz1048", 4),
        ("ru-tabs.txt", "cp1251", 5),
        ("ru-tabs.txt", "koi8_r", 5),
        ("zh-hant-table.txt", "big5", 3),
        ("zh-hans-table.txt", "gb18030", 4),
    ],
)
def test_old_encodings_are_told_apart(tmp_path: Path, specimen: str, encoding: str, rows: int) -> None:
    text = (SPECIMENS / specimen).read_text("utf-8")
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode(encoding, "replace"))

    found = recognise_file(path)

    assert found.lang == specimen[:2]
    assert sum(len(section.rows) for section in found.sections) == rows


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_cells_may_hold_delimiters_and_line_breaks(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "plan.csv"
    rows = [
        ["No", "Activity", "Responsible", "When"],
        ["1", f'"Check the gate{delimiter} the fence\nand the yard"', "Caretaker", "Friday"],
        ["2", "Hold a drill", "Principal", "June"],
    ]
    path.write_text("\r\n".join(delimiter.join(row) for row in rows), "utf-8")

    source = extract(path)

    texts = [line.text for line in source.lines if line.place and (line.place.row, line.place.column) == (2, 2)]
    assert texts == [f"Check the gate{delimiter} the fence", "and the yard"]


def test_lines_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("one\r\n\r\nthree\rfour", "utf-8")

    assert [(line.number, line.text) for line in extract(path).lines] == [(1, "one"), (2, ""), (3, "three"), (4, "four")]
