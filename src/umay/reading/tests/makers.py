"""Makes the files that the tests read: Word and Excel tables with merged cells, and files that nobody should read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

HEADINGS = ("Sıra No", "Faaliyet", "Sorumlu", "Süre", "İş birliği yapılacak kurum")


def word_with_merged_cells(path: Path) -> Path:
    """Write a plan whose leads are merged downwards and whose sections are merged across, with a counted list below."""
    document = docx.Document()
    document.add_heading("Okul Güvenliği Eylem Planı", 0)
    rows = [
        HEADINGS,
        ("A. Önleme",) * 5,
        ("1", "Nöbet çizelgesinin hazırlanması", "Müdür Yardımcısı", "Her ay", "Okul aile birliği"),
        ("2", "Nöbet yerlerinin denetlenmesi", "Müdür Yardımcısı", "Her hafta", ""),
        ("B. İzleme",) * 5,
        ("3", "Raporun hazırlanması", "Okul Müdürü", "Haziran", "İlçe Millî Eğitim Müdürlüğü"),
    ]
    table = document.add_table(rows=len(rows), cols=5)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    for place in (1, 4):
        merged = table.cell(place, 0).merge(table.cell(place, 4))
        merged.text = rows[place][0]
    table.cell(2, 2).merge(table.cell(3, 2)).text = "Müdür Yardımcısı"
    document.add_paragraph("Okul müdürü her ayın 5'ine kadar raporu gönderir.", style="List Number")
    document.add_paragraph("Rehber öğretmen her dönem başında risk haritasını hazırlar.", style="List Number")
    document.save(str(path))
    return path


def word_with_two_heading_rows(path: Path) -> Path:
    """Write a plan whose heading has two rows, whose numbers Word counts itself, and which repeats its heading."""
    document = docx.Document()
    rows = [
        ("STT", "Nội dung", "Thời gian", "Thời gian", "Phân công", "Phân công"),
        ("STT", "Nội dung", "Bắt đầu", "Kết thúc", "Chủ trì", "Phối hợp"),
        ("", "Xây dựng kế hoạch an toàn trường học", "01/9/2026", "15/9/2026", "Hiệu trưởng", "Công đoàn"),
        ("", "Tổ chức ký cam kết", "16/9/2026", "30/9/2026", "Giáo viên chủ nhiệm", "Cha mẹ học sinh"),
    ]
    table = document.add_table(rows=len(rows), cols=6)
    for place, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(place, column).text = text
    for column in (0, 1):
        table.cell(0, column).merge(table.cell(1, column)).text = rows[0][column]
    for column in (2, 4):
        table.cell(0, column).merge(table.cell(0, column + 1)).text = rows[0][column]
    for place in (2, 3):
        table.cell(place, 0).paragraphs[0].style = document.styles["List Number"]
    document.save(str(path))
    return path


def workbook_with_merged_cells(path: Path) -> Path:
    """Write a plan with a title across, a section across, a time merged downwards, and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["План мероприятий на 2026-2027 учебный год"],
        ["№", "Мероприятия", "Сроки", "Ответственные", "Примечание"],
        ["I", "Организационная работа"],
        [1, "Издать приказ о школьной службе", "сентябрь", "Директор школы", "=1+1"],
        [2, "Провести родительское собрание", "ежеквартально", "Классные руководители"],
        [3, "Обновить уголок безопасности", None, "Социальный педагог"],
    ):
        sheet.append(row)
    for area in ("A1:E1", "B3:E3", "C5:C6"):
        sheet.merge_cells(area)
    book.create_sheet("Архив").sheet_state = "hidden"
    book.save(str(path))
    return path


def packed(path: Path, entries: dict[str, bytes]) -> Path:
    """Write a zip file of these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return path


def changed(original: Path, path: Path, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> Path:
    """Write a copy of a packed document with each entry changed and further ones added."""
    with zipfile.ZipFile(original) as old:
        entries = {name: change(name, old.read(name)) for name in old.namelist()}
    return packed(path, entries | (extra or {}))


def encrypted_flag(path: Path) -> Path:
    """Write a packed document whose entries say that they are encrypted."""
    packed(path, {"word/document.xml": b"<x/>"})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(bytes(data))
    return path


def compound(path: Path, stream: str) -> Path:
    """Write what looks like an old Office file with a stream of this name."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600)
    return path


def nested(depth: int) -> bytes:
    """Return a zip file in a zip file, so many times."""
    data = b"x"
    for _ in range(depth):
        box = io.BytesIO()
        with zipfile.ZipFile(box, "w") as made:
            made.writestr("inner.zip", data)
        data = box.getvalue()
    return data
