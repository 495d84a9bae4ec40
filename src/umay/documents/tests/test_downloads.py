"""Names of strangers do no harm, and what they brought goes out to be saved and never to be shown."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.documents.api import attachment, download_headers, examine, paper_headers, safe_name

NAMES = [
    "../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow", "C:\\a\\b.txt", "a\r\nSet-Cookie: x=1", "nul\0byte.jpg", "foto\u202egpj.exe",
    "a" * 300 + ".jpg", "ş" * 300 + ".pdf", "", ".", "..", "...", " ", "con", "CON.txt", "LPT1.pdf", "~$lock.docx", "-rf", "a;b", 'q"uote.pdf',
    "%2e%2e%2fa", "\ufeffa.txt", "\u200b\u200b", "a\u0301" * 5, "Z" + "\u0335" * 400 + ".txt", "$(reboot).sh", "`id`.txt", "👩‍👧.png",
    "Әңгіме.docx", "學校.pdf", "ĞÜŞİÖÇ ığ.jpg", "\ud800.txt", "=cmd|x!A1.csv", "<script>.html", "a/b/c", "....//....//x", "file.tar.gz",
]  # fmt: skip


def is_harmless(name: str) -> bool:
    return (
        bool(name)
        and len(name.encode()) <= 255
        and not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]', name)
        and name.strip(". ") != ""
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_becomes_a_harmless_one(name: str) -> None:
    assert is_harmless(safe_name(name))


@given(st.text(max_size=400))
@settings(max_examples=100)
def test_any_name_becomes_a_harmless_one_and_stays_it(name: str) -> None:
    safe = safe_name(name)

    assert is_harmless(safe)
    assert safe_name(safe) == safe


def test_names_of_people_stay_readable() -> None:
    assert [safe_name(name) for name in ("Әңгіме 1.docx", "學校安全.pdf", "Iğdır (2).jpg")] == [
        "Әңгіме 1.docx",
        "學校安全.pdf",
        "Iğdır (2).jpg",
    ]


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_headers_are_such_as_an_answer_takes_and_say_the_name(name: str) -> None:
    headers = download_headers(name)

    HttpResponse(headers=headers)
    said = headers["Content-Disposition"]
    assert said.startswith("attachment; ")
    assert said.isascii()
    assert unquote(said.split("filename*=UTF-8''")[1]) == safe_name(name)
    assert headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("what", "school"), [("Nöbet çizelgesi", "Atatürk İlkokulu"), ("值班表", "第一小學"), ("Кезекшілік кестесі", "№1 мектеп")]
)
def test_a_paper_of_our_own_is_named_by_what_it_is_whose_and_of_which_day(what: str, school: str) -> None:
    headers = paper_headers((what, school, "", "2026-11-20"), "pdf")

    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith('attachment; filename="')
    assert headers["Content-Disposition"].isascii()
    assert unquote(headers["Content-Disposition"].split("filename*=UTF-8''")[1]) == f"{what} - {school} - 2026-11-20.pdf"


def test_a_file_goes_out_whole_or_in_pieces() -> None:
    whole = attachment(b"abc", "a.txt")
    pieces = attachment(iter([b"a", b"bc"]), "a.txt", size=3)

    assert isinstance(whole, HttpResponse)
    assert whole.content == b"abc"
    assert b"".join(pieces.streaming_content) == b"abc"
    assert whole["Content-Length"] == pieces["Content-Length"] == "3"


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("holiday.jpg", b"MZ" + bytes(99), "holiday.jpg.bin"),
        ("a.svg", b"<svg/>", "a.svg.bin"),
        ("a.hta", b"words", "a.hta.bin"),
        ("a.txt", b"words", "a.txt"),
        ("a", b"words", "a.txt"),
        ("x" * 300 + ".jpg", b"MZ" + bytes(99), "x" * 116 + ".bin"),
    ],
)
def test_what_would_run_when_clicked_gets_another_ending(name: str, data: bytes, shown: str) -> None:
    assert examine(data, name).name == shown
