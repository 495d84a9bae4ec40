"""Files that would harm or mislead a reader: each gets one clear refusal that names the file, soon, and nothing else happens."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from umay.kernel.refusal import Refused
from umay.reading.api import extract, recognise_text
from umay.reading.tests import makers

ZEROS = b"\0" * (30 * 1024 * 1024)
XXE = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _docx(folder: Path) -> Path:
    return makers.word_with_merged_cells(folder / "good.docx")


def _with_entity(folder: Path) -> Path:
    def change(name: str, data: bytes) -> bytes:
        return XXE + data.split(b"?>", 1)[1] if name == "word/document.xml" else data

    return makers.changed(_docx(folder), folder / "bad.docx", change)


def _broken(folder: Path) -> Path:
    def change(name: str, data: bytes) -> bytes:
        return data[: len(data) // 2] if name == "word/document.xml" else data

    return makers.changed(_docx(folder), folder / "bad.docx", change)


def _with_macros(folder: Path) -> Path:
    return makers.changed(_docx(folder), folder / "bad.docm", lambda _, data: data, {"word/vbaProject.bin": b"macro"})


def _written(data: bytes, name: str = "bad.docx") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return write


HOSTILE: list[tuple[str, Callable[[Path], Path]]] = [
    ("document.bomb", lambda folder: makers.packed(folder / "bad.docx", {"word/document.xml": ZEROS})),
    ("document.bomb", lambda folder: makers.packed(folder / "bad.xlsx", {f"xl/{place}.xml": b"" for place in range(1100)})),
    ("document.bomb", _written(makers.nested(5), "bad.zip")),
    ("document.has_dtd", _with_entity),
    ("document.macros", _with_macros),
    ("document.macros", lambda folder: makers.compound(folder / "bad.doc", "_VBA_PROJECT")),
    ("document.encrypted", lambda folder: makers.encrypted_flag(folder / "bad.docx")),
    ("document.encrypted", lambda folder: makers.compound(folder / "bad.docx", "EncryptedPackage")),
    ("document.broken", _broken),
    ("document.broken", lambda folder: makers.compound(folder / "bad.doc", "WordDocument")),
    ("document.broken", lambda folder: makers.compound(folder / "bad.xls", "Workbook")),
    ("document.broken", _written(b"PK\x03\x04 and nothing more")),
    ("document.unknown_form", _written(b"%PDF-1.7 rest", "plan.txt")),
    ("document.unknown_form", _written(b"MZ\x90\0 rest", "plan.csv")),
    ("document.unknown_form", _written(XXE + b"<a>&a;</a>", "plan.txt")),
    ("document.not_text", _written(bytes(range(32)) * 400, "plan.txt")),
    ("document.empty", _written(b"  \n\n ", "plan.txt")),
    ("document.too_large", _written(b"x" * (21 * 1024 * 1024), "plan.txt")),
    ("document.too_long", _written(b"word \n" * 100_000, "plan.txt")),
    ("document.missing", lambda folder: folder / "nowhere.txt"),
]


@pytest.mark.parametrize(("code", "make"), HOSTILE, ids=[f"{place}-{code}" for place, (code, _) in enumerate(HOSTILE)])
def test_a_hostile_file_is_refused_by_name_and_soon(tmp_path: Path, code: str, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    began = time.monotonic()

    with pytest.raises(Refused) as no:
        extract(path)

    assert no.value.refusal.code == code
    assert no.value.refusal.values["place"]
    assert time.monotonic() - began < 20


def test_a_text_of_many_combining_marks_is_read_and_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "marks.txt"
    path.write_text("Plan\n" + "a" + "\u0301" * 200_000 + "\n", "utf-8")

    assert len(extract(path).lines) == 3


def test_signs_that_no_database_takes_are_taken_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Okul müdürü rapor\0 gönderir.\x07\n" + "Okul müdürü rapor gönderir.\n" * 20, "utf-8")

    source = extract(path)

    assert source.lines[0].text == "Okul müdürü rapor gönderir."
    assert [remark.code for remark in source.remarks] == ["source.control_characters"]


def test_the_process_apart_gets_nothing_of_our_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    path = tmp_path / "plan.txt"
    path.write_text("Plan", "utf-8")

    assert extract(path).lines[0].text == "Plan"
    assert os.environ["DATABASE_URL"] == "postgres://secret"


def test_pasted_text_has_the_same_limits() -> None:
    for text, code in (("", "document.empty"), ("x" * 2_000_001, "document.too_long")):
        with pytest.raises(Refused) as no:
            recognise_text(text)
        assert no.value.refusal.code == code
