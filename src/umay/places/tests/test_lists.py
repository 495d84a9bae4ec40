"""Sending a list of units: looked at first, then all of it or nothing."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.cast import COUNTRY, NOW, YEAR
from umay.core.api import JOB, Place
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.places.actions import laying_out
from umay.places.actions.calendars import record_calendar
from umay.places.models import Area, LayoutDraft, School, SchoolGrade, Unit
from umay.places.queries import deployment
from umay.places.setup_pages import calendar_initial

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HEAD = ["İl", "İlçe", "Kurum kodu", "Okul adı", "Kademe", "Öncelik derecesi", "Düzey", "Yatılı"]
ROWS = [
    ["Göl", "", "G-1", "Göl İl Müdürlüğü", "", "", "province", ""],
    ["Göl", "Ada", "G-A", "Ada İlçe Müdürlüğü", "", "", "district", ""],
    ["Göl", "Ada", "70001", "Ada İlkokulu", "ilkokul", "1", "", "hayır"],
    ["Göl", "Ada", "70002", "Ada Lisesi", "lise; meslek lisesi", "3", "", "evet"],
]


def rows(*changed: list[str]) -> list[tuple[int, list[str]]]:
    return list(enumerate([HEAD, *ROWS, *changed], 1))


def draft(actor: Any, *changed: list[str]) -> LayoutDraft:
    return laying_out.draft_layout(actor, rows(*changed), name="list.xlsx", school_year=YEAR, now=NOW)


def workbook(lines: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def come_in(cast: Any, who: str = "administrator") -> Client:
    from umay.people.models import Account

    client = Client()
    client.force_login(Account.objects.get(person_id=getattr(cast, who).person_id), backend=BACKEND)
    return client


def test_a_list_is_taken_in_whole(cast: Any) -> None:
    done = laying_out.take_in(cast.administrator, draft(cast.administrator).uid, now=NOW)

    assert (done.areas, done.units, done.schools) == (2, 4, 2)
    school = Unit.objects.select_related("parent", "area", "school").get(code="70002")
    assert (school.parent.code, school.area.name, school.school.stages) == ("G-A", "Ada", ["upper_secondary", "vocational"])
    assert (school.school.boarding, school.school.grade) == (True, 3)
    assert school.province_id == Area.objects.get(name="Göl").pk
    assert SchoolGrade.objects.filter(unit=school, school_year=YEAR, grade=3).exists()
    assert Unit.objects.get(code="G-1").parent.code == "N-edu"
    assert not LayoutDraft.objects.exists()
    assert AuditEntry.objects.order_by("-pk")[0].verb == "places.taken_in"


def test_a_wrong_row_keeps_all_out(cast: Any) -> None:
    before = (Area.objects.count(), Unit.objects.count(), School.objects.count())

    with pytest.raises(Refused) as no:
        laying_out.take_in(cast.administrator, draft(cast.administrator, ["Göl", "Ada", "70003", "Okul", "büyücülük"]).uid, now=NOW)

    assert no.value.refusal.values["line"] == 6
    assert (Area.objects.count(), Unit.objects.count(), School.objects.count()) == before
    assert LayoutDraft.objects.count() == 1


def test_offices_above_each_other_are_refused(cast: Any) -> None:
    head = [*HEAD, "Üst kurum kodu"]
    lines = [head, ["Göl", "", "A", "A", "", "", "province", "", "B"], ["Göl", "", "B", "B", "", "", "province", "", "A"]]
    kept = laying_out.draft_layout(cast.administrator, list(enumerate(lines, 1)), name="x", school_year=YEAR, now=NOW)

    with pytest.raises(Refused, match=r"places\.errors"):
        laying_out.take_in(cast.administrator, kept.uid, now=NOW)
    assert not Unit.objects.filter(code__in=("A", "B")).exists()


def test_what_is_there_by_its_code_stays_as_it_is(cast: Any) -> None:
    laying_out.take_in(cast.administrator, draft(cast.administrator).uid, now=NOW)

    again = laying_out.take_in(cast.administrator, draft(cast.administrator, ["Göl", "Ada", "70009", "Yeni Okul", "ilkokul"]).uid, now=NOW)

    assert (again.areas, again.units) == (0, 1)


@pytest.mark.parametrize("who", ["principal", "ministry", "nobody"])
def test_others_take_nothing_in(cast: Any, who: str) -> None:
    with pytest.raises(Refused, match=r"access\.not_granted"):
        draft(getattr(cast, who))


def test_a_list_of_somebody_else_is_as_good_as_none(cast: Any) -> None:
    kept = draft(cast.administrator)

    with pytest.raises(LayoutDraft.DoesNotExist):
        laying_out.take_in(cast.ministry, kept.uid, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_one_takes_it_in(cast: Any, at_once: Any) -> None:
    kept = draft(cast.administrator)

    def click() -> None:
        try:
            laying_out.take_in(cast.administrator, kept.uid, now=NOW)
        except LayoutDraft.DoesNotExist:
            gone.append(1)

    gone: list[int] = []
    at_once(2, click)
    assert (len(gone), Unit.objects.filter(code="70001").count()) == (1, 1)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_file_is_sent_looked_at_and_taken_in(cast: Any, form: str) -> None:
    client = come_in(cast)
    if form == "xlsx":
        data = workbook([HEAD, *ROWS])
    else:
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows([HEAD, *ROWS])
        data = text.getvalue().encode("utf-8-sig")

    sent = client.post("/setup/units/", {"file": SimpleUploadedFile(f"okullar.{form}", data), "school_year": YEAR})
    assert sent.status_code == 303, sent.content.decode()[:2000]
    looked = client.get(sent.headers["Location"])
    assert "Ada Lisesi" in looked.content.decode()
    done = client.post(f"{sent.headers['Location']}take-in/")

    assert (done.status_code, Unit.objects.filter(country=COUNTRY, code__startswith="7000").count()) == (303, 2)


def test_wrong_rows_are_shown_by_their_line(cast: Any) -> None:
    client = come_in(cast)
    data = workbook([HEAD, *ROWS, ["Göl", "Ada", "", "Kodsuz Okul", "ilkokul"]])

    page = client.post("/setup/units/", {"file": SimpleUploadedFile("x.xlsx", data), "school_year": YEAR}, follow=True).content.decode()

    assert "Row 6" in page
    assert "Kodsuz Okul" in page
    assert "take-in" not in page


@pytest.mark.parametrize(("name", "data"), [("x.exe", b"MZ"), ("x.xlsx", b"no workbook"), ("x.csv", b"")])
def test_a_file_that_is_none_is_refused_in_words(cast: Any, name: str, data: bytes) -> None:
    answer = come_in(cast).post("/setup/units/", {"file": SimpleUploadedFile(name, data), "school_year": YEAR})

    assert answer.status_code in {409, 422}
    assert not LayoutDraft.objects.exists()


def test_the_list_to_fill_in_can_be_sent_as_it_is(cast: Any) -> None:
    client = come_in(cast)
    given = client.get("/setup/units/template.csv")

    page = client.post("/setup/units/", {"file": SimpleUploadedFile("t.csv", given.content), "school_year": YEAR}, follow=True)

    assert "Example primary school" in page.content.decode()
    assert b"Row " not in page.content


PAGES = ["/setup/", "/setup/units/", "/setup/calendar/2026/", "/setup/helplines/", "/setup/basis/", "/setup/rota/", "/setup/mail/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("who", "status"), [("administrator", 200), ("principal", 403), ("province_coordinator", 403), ("former", 403)])
def test_the_pages_of_setting_up_are_for_administrators(cast: Any, who: str, status: int, path: str) -> None:
    assert come_in(cast, who).get(path).status_code == status


def test_a_calendar_is_kept_as_it_was_written(cast: Any) -> None:
    from umay.places.queries import calendar_for
    from umay.timing.api import calendar_from_json

    client = come_in(cast)
    asked = {
        "first": "2026-09-07", "last": "2027-06-18", "weekend": ["SA", "SU"], "holidays": "2026-10-29 A day\n1.1.2027, New Year",
        "term_1_first": "2026-09-07", "term_1_last": "2027-01-22", "term_2_first": "2027-02-08", "term_2_last": "2027-06-18",
    }  # fmt: skip

    done = client.post("/setup/calendar/2026/", asked)

    kept = calendar_for(COUNTRY, 2026)
    assert (done.status_code, kept.assumed) == (303, False)
    calendar = calendar_from_json(kept.data)
    assert [day.isoformat() for day in calendar.holidays] == ["2026-10-29", "2027-01-01"]
    assert calendar.window[0].isoformat() == "2026-08-01"
    assert calendar.window[1].isoformat() == "2027-07-31"
    assert "2027-01-01 New Year" in client.get("/setup/calendar/2026/").content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"last": "2026-01-01"},
        {"holidays": "someday"},
        {"holidays": "2026-13-40 x"},
        {"term_1_first": "2026-09-07"},
        {"weekend": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]},
    ],
)
def test_a_calendar_that_does_not_fit_is_given_back(cast: Any, change: dict[str, Any]) -> None:
    asked = {"first": "2026-09-07", "last": "2027-06-18", "weekend": ["SA"], "holidays": ""} | change

    assert come_in(cast).post("/setup/calendar/2026/", asked).status_code == 422


def test_helplines_basis_and_rota_are_kept_by_their_pages(cast: Any) -> None:
    client = come_in(cast)
    today = "2026-01-05"

    answers = [
        client.post("/setup/helplines/", {"lines": "112, Emergency\n183, Family", "checked_on": today}),
        client.post("/setup/basis/", {"legal_basis": "Law 1", "tasks_years": "10", "accounts_days": "90", "audit_years": "10"}),
        client.post("/setup/rota/", {"person": cast.ministry.person_id, "first": today, "last": ""}),
    ]

    row = deployment()
    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert (len(row.helplines), row.legal_basis, row.retention["audit_years"], len(row.duty_rota)) == (2, "Law 1", 10, 1)
    assert client.post("/setup/helplines/", {"lines": "just words", "checked_on": today}).status_code == 422
    assert client.post("/setup/rota/", {"person": "999999", "first": today}).status_code == 422
    page = client.get("/setup/rota/").content.decode()
    key = page.split('name="line" value="')[1].split('"')[0].replace("&amp;", "&")
    assert client.post("/setup/rota/off/", {"line": key}).status_code == 303
    assert not deployment().duty_rota


@pytest.mark.parametrize(("lang", "name"), [("en", "Republic Day"), ("tr", "Cumhuriyet Bayramı"), ("vi", "Cumhuriyet Bayramı")])
def test_holidays_of_a_calendar_nobody_confirmed_are_named_in_the_readers_language(cast: Any, lang: str, name: str) -> None:
    country = "TR"
    assumed = {"school_year": ["2026-09-01", "2027-06-30"], "public_holidays_in_window": {"2026-10-29": "as it came"}}

    offered = calendar_initial(country, 2026, lang)
    record_calendar(JOB, country=country, school_year=2026, data=assumed, area_id=None, assumed=True, place=Place(0, "", country), now=NOW)
    kept_unconfirmed = calendar_initial(country, 2026, lang)
    record_calendar(JOB, country=country, school_year=2026, data=assumed, area_id=None, assumed=False, place=Place(0, "", country), now=NOW)

    assert f"2026-10-29 {name}" in offered["holidays"].splitlines()
    assert kept_unconfirmed["holidays"] == f"2026-10-29 {name}"
    assert calendar_initial(country, 2026, lang)["holidays"] == "2026-10-29 as it came"
