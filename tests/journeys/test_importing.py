"""A plan on paper is read in the browser, shown beside its text, and kept as a draft one can come back to."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.conftest import PHONE, Given

PLAN = """Okul Güvenliği Planı 2026-2027

1. Okul Müdürünün Görevleri
a) Okul bahçesinin aydınlatmasını her yıl Eylül ayında kontrol ettirir.
b) Ziyaretçi defterini her ayın 25'ine kadar inceler.
c) Veli toplantısını her dönem en az bir kez yapar.
"""


def test_a_plan_is_read_beside_its_text_and_kept_as_a_draft(given: Given, tmp_path: Path) -> None:
    paper = tmp_path / "plan.txt"
    paper.write_text(PLAN, encoding="utf-8")
    secretary = given("district-secretary")
    secretary.goes_to_place("Programmes").opens(secretary.say("Import a document"))

    secretary.adds_file(paper).presses("Read it")

    secretary.sees("Ziyaretçi defterini her ayın 25'ine kadar inceler.", within="#draft-lines")
    assert secretary.page.locator(".draft-list > li").count() == 3
    address = secretary.page.url.removeprefix(secretary.url)
    secretary.goes_to("/drafts/").sees("Okul Güvenliği Planı 2026-2027")
    secretary.goes_to(address).sees("Okul bahçesinin aydınlatmasını", within="#draft-lines")


def test_what_cannot_be_read_is_said_and_nothing_is_kept(given: Given, tmp_path: Path) -> None:
    broken = tmp_path / "plan.docx"
    broken.write_bytes(b"PK\x03\x04 this is no document")
    secretary = given("district-secretary", width=PHONE)

    secretary.goes_to("/drafts/new/").adds_file(broken).presses("Read it")

    secretary.sees("The document was not read", "Nothing was kept.")
