"""Lists of units that somebody made to harm, or by mistake: each is refused in words that name the place, and nothing is kept."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.cast import YEAR
from umay.people.models import Account
from umay.places.models import LayoutDraft, Unit

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HEAD = ["İl", "İlçe", "Kurum kodu", "Okul adı", "Kademe"]
NO_XLSX = b"PK\x03\x04 nothing that anybody could read"


@pytest.fixture
def keeper(cast: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.administrator.person_id), backend=BACKEND)
    return client


def send(client: Client, name: str, data: bytes) -> Any:
    return client.post("/setup/units/", {"file": SimpleUploadedFile(name, data), "school_year": YEAR})


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for number, lines in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    """Return a workbook with parts of it replaced. Double underscores stand for slashes, a trailing one for ".xml"."""
    whole = io.BytesIO(workbook([HEAD]))
    made = io.BytesIO()
    named = {name.replace("__", "/") + ".xml": data for name, data in parts.items()}
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, named.pop(entry, old.read(entry)))
        for name, data in named.items():
            new.writestr(name, data)
    return made.getvalue()


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BOMB = packed(xl__worksheets__sheet1=SHEET + b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * 300_000_000 + b"</t></is></c></row>")
LAUGHS = packed(
    xl__worksheets__sheet1=b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    + SHEET
    + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row></sheetData></worksheet>'
)
OUTSIDE = packed(
    xl__worksheets__sheet1=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + SHEET
    + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
)
WIDE = packed(
    xl__worksheets__sheet1=SHEET + b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.xlsx", BOMB),
        ("list.xlsx", LAUGHS),
        ("list.xlsx", OUTSIDE),
        ("list.xlsx", NO_XLSX),
        ("list.xls", b"\xd0\xcf\x11\xe0 nothing"),
        ("list.ods", NO_XLSX),
        ("list.xlsx", b""),
        ("list.xlsm", workbook([HEAD])),
        ("list.exe", b"MZ"),
        ("list.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"EncryptedPackage" * 100),
        ("..\\..\\list.xlsx", NO_XLSX),
        ("list.csv", b"\xff\xfe\x00\xd8" * 1000),
    ],
    ids=["bomb", "laughs", "outside", "no-xlsx", "no-xls", "no-ods", "empty", "macros", "exe", "locked", "path", "surrogates"],
)
@pytest.mark.django_db(transaction=True)
def test_a_hostile_file_is_refused_and_nothing_is_kept(keeper: Client, name: str, data: bytes) -> None:
    before, began = Unit.objects.count(), time.monotonic()

    answer = send(keeper, name, data)

    assert answer.status_code in {409, 422}, answer.status_code
    assert b"root:" not in answer.content
    assert time.monotonic() - began < 25
    assert (Unit.objects.count(), LayoutDraft.objects.count()) == (before, 0)


@pytest.mark.django_db(transaction=True)
def test_a_cell_at_the_far_end_makes_no_sea_of_empty_cells(keeper: Client) -> None:
    answer = send(keeper, "list.xlsx", WIDE)

    assert answer.status_code in {303, 409}
    if draft := LayoutDraft.objects.first():
        assert len(str(draft.rows)) < 1_000_000


@pytest.mark.django_db(transaction=True)
def test_a_million_rows_are_refused_in_words(keeper: Client) -> None:
    answer = send(keeper, "list.csv", b"a;b;c;d;e\n" * 1_000_000)

    assert answer.status_code == 409
    assert not LayoutDraft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_wrong_sheet_says_which_heads_are_missing_and_takes_nothing_in(keeper: Client) -> None:
    sent = send(keeper, "list.xlsx", workbook([["Date", "Sum"], ["2026-01-01", 12]], [HEAD, ["Göl", "Ada", "1", "Okul", "ilkokul"]]))
    before = Unit.objects.count()
    assert sent.status_code in {303, 409}
    if sent.status_code == 303:
        page = keeper.get(sent.headers["Location"])
        assert page.status_code == 200
        assert keeper.post(f"{sent.headers['Location']}take-in/").status_code == 409
    assert Unit.objects.count() == before


FORMULAS = ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@x", "\t=1", "=cmd|' /c x'!A0"]


@pytest.mark.django_db(transaction=True)
def test_formulas_are_not_reckoned_and_names_that_look_like_them_leave_as_text(keeper: Client, cast: Any) -> None:
    lines = [
        [*HEAD[:2], HEAD[2], HEAD[3], HEAD[4], "Düzey"],
        ["Göl", "", "G-1", "Göl İl", "", "province"],
        ["Göl", "Ada", "G-A", "Ada", "", "district"],
    ]
    lines += [["Göl", "Ada", f"7{number}", name, "ilkokul", ""] for number, name in enumerate(FORMULAS)]
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)

    sent = send(keeper, "list.csv", text.getvalue().encode("utf-8-sig"))

    assert sent.status_code == 303
    shown = keeper.get(sent.headers["Location"]).content.decode()
    assert '<a href="http://x' not in shown
    assert keeper.post(f"{sent.headers['Location']}take-in/").status_code in {303, 409}


@pytest.mark.django_db(transaction=True)
def test_a_workbook_with_formulas_gives_no_number_that_nobody_wrote(keeper: Client) -> None:
    sent = send(keeper, "list.xlsx", workbook([[*HEAD, "Öğrenci sayısı"], ["Göl", "Ada", "=1+1", "=A1", "ilkokul", "=10*10"]]))

    assert sent.status_code in {303, 409}
    assert "100" not in str([draft.rows for draft in LayoutDraft.objects.all()])
