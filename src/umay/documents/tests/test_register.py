"""The register numbers a unit's letters without gaps, keeps no word of them, and shows them to those who write for the unit alone."""

from __future__ import annotations

import csv
import io
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.support.cast import NOW
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.documents.api import LetterEntry, Registered, erase_letter_links, register_letter
from umay.documents.models import Letter
from umay.documents.queries.register import register_page
from umay.kernel.refusal import Refused
from umay.people.models import Account
from umay.places.api import UnitMissing

DAY = date(2026, 11, 20)
MATTER = uuid.UUID(int=7)


def letter(day: date = DAY, **more: Any) -> LetterEntry:
    return LetterEntry("police", day, "police.district", ("tr",), {"en": "District police", "tr": "İlçe emniyeti"}, **more)


def plain(number: str) -> bytes:
    return f"CANARY words, number {number}".encode()


def send(actor: Any, day: date = DAY, made: Callable[[str], bytes] = plain, now: datetime = NOW, **more: Any) -> Registered:
    return register_letter(actor, letter(day, **more), made, now=now)


def browser(actor: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def numbers(unit: Any, year: int = 2026) -> list[int]:
    with scoped(JOB):
        return list(Letter.objects.filter(unit_id=unit.id, year=year).order_by("number").values_list("number", flat=True))


def test_letters_are_numbered_by_unit_and_year(cast: Any) -> None:
    found = [send(cast.principal).number, send(cast.counsellor).number, send(cast.district_secretary).number]

    assert found == ["2026/1", "2026/2", "2026/1"]
    assert send(cast.principal, date(2027, 1, 4)).number == "2027/1"


def test_each_matter_has_numbers_of_its_own_so_that_no_gap_tells_of_it(cast: Any) -> None:
    other = uuid.UUID(int=8)
    found = [send(cast.principal, matter_ref=matter).number for matter in (None, MATTER, other, MATTER, None)]

    plain_one, first, beside, second, plain_two = found
    assert (plain_one, plain_two) == ("2026/1", "2026/2")
    assert re.fullmatch(r"2026/[A-Z2-9]{4}-1", first)
    assert second == first.removesuffix("1") + "2"
    assert beside.endswith("-1")
    assert beside != first
    assert send(cast.counsellor, date(2027, 1, 4), matter_ref=MATTER).number == first.replace("2026", "2027")


def test_the_number_is_on_the_letter_and_its_hash_is_kept(cast: Any) -> None:
    import hashlib

    found = send(cast.principal)

    assert found.file == b"CANARY words, number 2026/1"
    assert found.sha256 == hashlib.sha256(found.file).hexdigest()
    with scoped(JOB):
        row = Letter.objects.get(uid=found.uid)
    assert (row.sha256, row.appointment_id) == (found.sha256, cast.principal.seat.appointment_id)


def test_nothing_of_a_letter_is_kept(cast: Any) -> None:
    send(cast.principal)

    with scoped(JOB), connection.cursor() as cursor:
        cursor.execute("select row_to_json(l)::text from documents_letter l")
        assert "CANARY" not in cursor.fetchone()[0]
    assert "CANARY" not in str(list(AuditEntry.objects.values()))
    assert "CANARY" not in repr(send(cast.principal))


def test_a_letter_that_cannot_be_made_takes_no_number(cast: Any) -> None:
    def broken(_number: str) -> bytes:
        raise RuntimeError("no paper")

    with pytest.raises(RuntimeError):
        send(cast.principal, made=broken)

    assert send(cast.principal).number == "2026/1"


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_undone_gives_its_number_back(cast: Any) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        send(cast.principal)
        raise RuntimeError("undone")

    assert send(cast.principal).number == "2026/1"
    assert numbers(cast.school) == [1]


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_get_two_numbers_without_a_gap(cast: Any, at_once: Any) -> None:
    assert at_once(6, lambda: send(cast.principal)) == ["ok"] * 6

    assert numbers(cast.school) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("who", ["nobody", "former"])
def test_whoever_has_no_unit_registers_nothing(cast: Any, who: str) -> None:
    with pytest.raises((Refused, UnitMissing)):
        send(getattr(cast, who))


def test_an_inspector_registers_nothing(cast: Any) -> None:
    inspector = replace(cast.principal, grants=())

    with pytest.raises(Refused) as no:
        send(inspector)
    assert no.value.refusal.code == "access.not_granted"
    assert numbers(cast.school) == []


def test_the_trail_says_that_a_letter_left(cast: Any) -> None:
    found = send(cast.principal)

    entry = AuditEntry.objects.get(verb="letter.registered")
    assert (entry.subject, entry.detail) == (str(found.uid), {"kind": "police", "number": "2026/1"})


def test_row_security_hides_letters_of_other_units(cast: Any) -> None:
    send(cast.principal)

    for actor, seen in ((cast.principal, 1), (cast.principal_elsewhere, 0), (cast.other_district_secretary, 0), (cast.nobody, 0)):
        with scoped(actor):
            assert Letter.objects.count() == seen


@pytest.mark.parametrize(
    "change", ["update documents_letter set to_code = 'x'", "delete from documents_letter", "update documents_letter set number = 9"]
)
def test_the_register_never_changes(cast: Any, change: str) -> None:
    send(cast.principal)

    with scoped(JOB), pytest.raises(Error, match=r"does not change|permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_the_link_is_destroyed_with_its_matter_and_the_row_stays(cast: Any) -> None:
    send(cast.principal, matter_ref=MATTER)
    send(cast.principal, matter_ref=uuid.UUID(int=8))

    assert erase_letter_links(JOB, MATTER, now=NOW) == 1

    with scoped(JOB):
        assert sorted(str(ref) for ref in Letter.objects.values_list("matter_ref", flat=True)) == [str(uuid.UUID(int=8)), "None"]


def test_the_page_shows_codes_and_no_names(cast: Any) -> None:
    send(cast.principal, matter_ref=MATTER)

    shown = browser(cast.principal).get(reverse("letters")).content.decode()

    assert re.search(r"2026/\w{4}-1", shown)
    assert "District police" in shown
    assert "Test principal" not in shown.split("<main")[1].split("</main")[0]
    assert str(MATTER) not in shown


def test_the_page_filters_by_year_and_kind(cast: Any) -> None:
    send(cast.principal)
    register_letter(cast.principal, replace(letter(date(2027, 1, 4)), kind="guardians"), plain, now=NOW)

    def seen(**asked: str) -> list[str]:
        page = register_page(cast.principal, year=asked.get("year", ""), kind=asked.get("kind", ""), lang="en")
        return [one.number for one in page.lines]

    assert seen() == ["2027/1", "2026/1"]
    assert seen(year="2026") == ["2026/1"]
    assert seen(kind="guardians") == ["2027/1"]
    assert seen(kind="guardians", year="2026") == []
    assert seen(kind="prosecutor") == ["2027/1", "2026/1"]  # none of that kind is there to be asked for
    assert seen(kind="x", year="'; drop") == ["2027/1", "2026/1"]


def test_a_page_speaks_the_readers_language(cast: Any) -> None:
    send(cast.principal)

    page = register_page(cast.principal, year="", kind="", lang="tr")

    assert page.lines[0].to == "İlçe emniyeti"
    assert page.lines[0].day == "20 Kasım 2026"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_the_register_goes_out_as_a_file(cast: Any, kind: str) -> None:
    send(cast.principal)
    send(cast.principal, date(2026, 11, 21), now=NOW + timedelta(days=1))

    answer = browser(cast.principal).get(reverse("export-letters", kwargs={"kind": kind}))

    assert answer.headers["Content-Disposition"].startswith("attachment")
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [row[0] for row in rows[1:]] == ["2026/1", "2026/2"]
    elif kind == "pdf":
        assert "2026/2" in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


def test_a_file_of_another_kind_is_not_there(cast: Any) -> None:
    assert browser(cast.principal).get(reverse("export-letters", kwargs={"kind": "docx"})).status_code == 404


@pytest.mark.parametrize("name", ["letters", "export-letters"])
def test_whoever_holds_no_post_finds_no_register(cast: Any, name: str) -> None:
    address = reverse(name, kwargs={"kind": "csv"} if name == "export-letters" else None)

    assert browser(cast.former).get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["letters", "export-letters"])
def test_whoever_does_not_write_for_a_unit_is_refused_its_register(cast: Any, name: str) -> None:
    address = reverse(name, kwargs={"kind": "csv"} if name == "export-letters" else None)

    assert browser(cast.administrator).get(address).status_code == 403
