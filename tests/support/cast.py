"""The cast: a small country with offices and schools, the people who act in tests, and a programme for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

KEPT = "kept_cast"  # the name of the rows in the database
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
YEAR = 2026
COUNTRY = "XA"  # a code no country has
CALENDAR = {
    "weekend": ["SA", "SU"],
    "window": ["2026-08-01", "2027-07-31"],
    "school_year": ["2026-09-01", "2027-06-15"],
    "terms": [["2026-09-01", "2027-01-22"], ["2027-02-08", "2027-06-15"]],
    "public_holidays_in_window": {"2026-10-29": "A holiday", "2027-01-01": "New Year"},
}


def _duty(code: str, item: str, en: str, timing: dict[str, Any], **more: Any) -> dict[str, Any]:
    owner = {"agency": "education", "level": "school", "role": "principal"}
    return {
        "id": code, "section": "duties", "item": item, "source": {"lines": [1, 2]}, "title": {"en": en, "tr": en},
        "owners": [owner], "timing": timing, "timing_text": "...",
    } | more  # fmt: skip


PACK: dict[str, Any] = {
    "pack": "test-pack",
    "version": "1.0",
    "country": COUNTRY,
    "lang": "tr",
    "base_year": YEAR,
    "title": {"en": "Test programme", "tr": "Deneme programı"},
    "summary": {"en": "For tests.", "tr": "Denemeler için."},
    "document": {"title": {"en": "A document", "tr": "Bir belge"}},
    "agencies": [
        {"code": "education", "title": {"en": "Education", "tr": "Eğitim"}},
        {"code": "police", "title": {"en": "Police", "tr": "Emniyet"}},
    ],
    "levels": [
        {"code": code, "title": {"en": code, "tr": code}} for code in ("school", "district", "province", "national")
    ],
    "roles": [
        {"code": "principal", "title": {"en": "Principal", "tr": "Müdür"}, "agency": "education", "level": "school", "function": "unit_head"},
    ],
    "sections": [{"code": "duties", "title": {"en": "Duties", "tr": "Görevler"}}],
    "obligations": [
        _duty("inform", "1", "Inform the staff", {"kind": "yearly_months", "months": [10]},
              figures=[{"code": "staff", "title": {"en": "Staff", "tr": "Personel"}, "unit": "count"},
                       {"code": "informed", "title": {"en": "Informed", "tr": "Bilgilendirilen"}, "unit": "count", "of": "staff"}],
              evidence=["figures", "note"]),
        _duty("report", "2", "Send the monthly report", {"kind": "every_n", "n": 1, "unit": "month"}),
        _duty("watch", "3", "Keep the gate closed", {"kind": "continuous"}),
        _duty("graded", "4", "Write a security plan", {"kind": "yearly_months", "months": [12]},
              owners=[{"agency": "education", "level": "school", "schools": {"grades": [1, 2]}}]),
        _duty("scale", "5", "Send the safety scale", {"kind": "nth_week_of_month", "months": [12], "week": 1}, contradicts=["scale-week"]),
        _duty("visit", "6", "Visit schools together", {"kind": "yearly_months", "months": [11]}, joint="all",
              owners=[{"agency": "education", "level": "district"}, {"agency": "police", "level": "district"}]),
        _duty("faces", "7", "Keep lists of persons", {"kind": "continuous"}, status="not_carried_out",
              reason={"en": "Umay keeps no lists of people.", "tr": "Umay kişi listesi tutmaz."}),
    ],
    "contradictions": [{
        "id": "scale-week", "title": {"en": "When", "tr": "Ne zaman"}, "kind": "timing", "affects": ["scale"], "provisional": 0,
        "why": {"en": "Two dates.", "tr": "İki tarih."},
        "places": [
            {"item": "scale", "source": {"lines": [3, 3]}, "says": {"en": "First week", "tr": "İlk hafta"},
             "timing": {"kind": "nth_week_of_month", "months": [12], "week": 1}},
            {"item": "scale", "source": {"lines": [4, 4]}, "says": {"en": "In December", "tr": "Aralıkta"},
             "timing": {"kind": "yearly_months", "months": [12]}},
        ],
    }],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts. Each is an Actor; units are cards of places."""

    principal: Any
    counsellor: Any
    principal_elsewhere: Any
    district_secretary: Any
    other_district_secretary: Any
    province_coordinator: Any
    police_officer: Any
    ministry: Any
    administrator: Any
    former: Any
    nobody: Any
    job: Any
    school: Any
    other_school: Any
    far_school: Any
    district: Any
    other_district: Any
    province: Any
    police: Any
    nation: Any


def _lay_out() -> None:
    from umay.core.api import JOB, Place
    from umay.places import api as places

    areas = [
        places.AreaRow("country", COUNTRY, "Testland"),
        places.AreaRow("province", "P1", "Province One", COUNTRY, metropolitan=True),
        places.AreaRow("district", "D1", "District One", "P1", centre=True),
        places.AreaRow("district", "D2", "District Two", "P1"),
    ]
    units = [
        places.UnitRow("education", "national", "N-edu", "Ministry", COUNTRY),
        places.UnitRow("education", "province", "P1-edu", "Province office", "P1", "N-edu"),
        places.UnitRow("education", "district", "D1-edu", "District office", "D1", "P1-edu"),
        places.UnitRow("education", "district", "D2-edu", "Other district office", "D2", "P1-edu"),
        places.UnitRow("police", "district", "D1-pol", "District police", "D1"),
        places.UnitRow("education", "school", "S1", "First School", "D1", "D1-edu", places.SchoolFacts(("primary",), grade=1)),
        places.UnitRow("education", "school", "S2", "Second School", "D1", "D1-edu", places.SchoolFacts(("lower_secondary",), grade=3)),
        places.UnitRow("education", "school", "S3", "Far School", "D2", "D2-edu", places.SchoolFacts(("primary",), grade=2)),
    ]
    where = Place(0, "", COUNTRY)
    places.lay_out(JOB, areas, units, country=COUNTRY, school_year=YEAR, place=where, now=NOW)
    places.record_calendar(JOB, country=COUNTRY, school_year=YEAR, data=CALENDAR, area_id=None, assumed=True, place=where, now=NOW)


def seated(key: str, unit: Any, function: str, *, since: date = date(2026, 1, 1), until: date | None = None) -> Any:
    """Return the actor of an invented person who holds the function in the unit. key: of their address at test.invalid."""
    from umay.core.api import JOB, Function
    from umay.people import api as people

    person = people.enter_person(JOB, shown=f"Test {key}", email=f"{key}@test.invalid", language="en", place=unit.place, now=NOW)
    people.appoint(
        JOB, person.pk, unit=unit, role=key, role_title={"en": key}, function=Function(function),
        from_on=since, until_on=until, paper="test", now=NOW,
    )  # fmt: skip
    return people.actor_for(people.Account.objects.get(person_id=person.pk), TODAY)


@pytest.fixture(scope="session")
def kept_cast(test_database: Any, django_db_setup: None, django_db_blocker: Any) -> Cast:
    """The small country with its people, built once by the acts that build it and kept beside the tables."""
    with django_db_blocker.unblock():
        test_database.clean()
        built = build_cast()
        test_database.keep(KEPT)
    return built


@pytest.fixture
def cast(kept_cast: Cast, test_database: Any, db: None) -> Cast:
    """The small country with its people. Tests with threads mark themselves `django_db(transaction=True)`."""
    test_database.bring_back(KEPT)
    return kept_cast


def build_cast() -> Cast:
    """Return the small country with its people, written to the database."""
    from umay.core.api import JOB, NOBODY
    from umay.places import api as places

    _lay_out()
    unit = {
        code: places.unit_by_code_or_name(JOB, COUNTRY, code)
        for code in ("S1", "S2", "S3", "D1-edu", "D2-edu", "P1-edu", "D1-pol", "N-edu")
    }
    return Cast(
        principal=seated("principal", unit["S1"], "unit_head"),
        counsellor=seated("counsellor", unit["S1"], "counsellor"),
        principal_elsewhere=seated("elsewhere", unit["S2"], "unit_head"),
        district_secretary=seated("secretary", unit["D1-edu"], "secretary"),
        other_district_secretary=seated("other-secretary", unit["D2-edu"], "secretary"),
        province_coordinator=seated("coordinator", unit["P1-edu"], "coordinator"),
        police_officer=seated("officer", unit["D1-pol"], "officer"),
        ministry=seated("ministry", unit["N-edu"], "coordinator"),
        administrator=seated("administrator", unit["N-edu"], "administrator"),
        former=seated("former", unit["S1"], "deputy_head", until=date(2026, 6, 1)),
        nobody=NOBODY,
        job=JOB,
        school=unit["S1"],
        other_school=unit["S2"],
        far_school=unit["S3"],
        district=unit["D1-edu"],
        other_district=unit["D2-edu"],
        province=unit["P1-edu"],
        police=unit["D1-pol"],
        nation=unit["N-edu"],
    )


@pytest.fixture
def test_pack() -> Any:
    """A small programme for the small country."""
    from umay.packs import api as packs

    return packs.pack_from_document(PACK)


@pytest.fixture
def adopted(cast: Cast, test_pack: Any) -> Any:
    """The programme, adopted by the ministry for the year."""
    from umay.core.api import JOB
    from umay.programme import api as programme

    version = programme.publish_pack(JOB, test_pack, place=cast.nation.place, origin="builtin", now=NOW)
    return programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], now=NOW)


def task_key(unit: Any, code: str, ordinal: int = 1) -> Any:
    """Return the key of a task of the adopted test programme."""
    from umay.programme.api import TaskKey
    from umay.programme.models import Obligation

    return TaskKey(unit.uid, Obligation.objects.get(code=code).uid, ordinal)
