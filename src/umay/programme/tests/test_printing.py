"""The plan as the document's own table: its columns, the unit's dates and reasons, as a file that reads back."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
from django.test import Client
from pypdf import PdfReader

from tests.support.cast import NOW, TODAY, YEAR, task_key
from umay.core.api import JOB
from umay.documents.api import Both, TableDocument
from umay.packs import api as packs
from umay.people.api import Account
from umay.programme import api as programme
from umay.programme.models import Adoption
from umay.programme.queries.plan_tables import plan_table
from umay.programme.rules.printing import PlanDate, beside, in_period, worth_saying
from umay.programme.rules.states import Reason
from umay.timing import api as timing

PERIODS = [
    {"shows": "content"},
    {"shows": "period", "months": [1, 4], "title": {"en": "First period", "tr": "I. dönem"}},
    {"shows": "period", "months": [9, 12], "title": {"en": "Third period", "tr": "III. dönem"}},
    {"shows": "reason"},
]


def rows(table: TableDocument) -> dict[str, tuple[Any, ...]]:
    """The rows by the first words of their content."""
    at = next(number for number, column in enumerate(table.columns) if "do" in str(column.title) or "ontent" in str(column.title))
    return {str(row[at]).split("\n")[0]: row for section in table.sections for row in section.rows}


def in_country(cast: Any, pack: packs.Pack) -> packs.Pack:
    return pack.model_copy(update={"country": cast.nation.country, "pack": "printed"})


def adopt(cast: Any, pack: packs.Pack) -> Any:
    version = programme.publish_pack(JOB, in_country(cast, pack), place=cast.nation.place, origin="builtin", now=NOW)
    shifts = [one.name for one in programme.year_proposals(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR)]
    return programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=shifts, now=NOW)


def test_the_usual_table_has_every_row_that_somebody_works_by(adopted: Any, cast: Any) -> None:
    table = plan_table(cast.principal, adopted.uid, today=TODAY, lang="en").table

    found = rows(table)
    assert found["Inform the staff"][0] == "1"
    assert any("31 October 2026" in str(cell) for cell in found["Inform the staff"])
    assert "Send the safety scale *" in found
    assert "Umay keeps no lists of people." in str(found["Keep lists of persons"])
    assert any("rovisional" in note for note in table.notes)
    assert "First School" in table.footer
    assert "20 November 2026" in table.footer


def test_a_unit_s_own_table_has_only_what_it_owes(adopted: Any, cast: Any) -> None:
    whole = plan_table(cast.principal, adopted.uid, today=TODAY, lang="en").table
    own = plan_table(cast.principal, adopted.uid, today=TODAY, lang="en", ours=True).table
    office = plan_table(cast.district_secretary, adopted.uid, today=TODAY, lang="en", ours=True).table

    assert rows(whole).keys() - rows(own).keys() == {"Visit schools together", "Keep lists of persons"}
    assert rows(own).items() <= rows(whole).items()
    assert set(rows(office)) == {"Visit schools together"}


@pytest.mark.parametrize(("asked", "shown"), [("", False), ("?rows=ours", False), ("?rows=all", True)])
def test_a_school_prints_its_own_duties_unless_it_asks_for_all(client: Client, adopted: Any, cast: Any, asked: str, shown: bool) -> None:
    text = entered(client, cast.principal).get(f"/plans/{adopted.uid}/csv/{asked}").content.decode()

    assert "Inform the staff" in text
    assert ("Visit schools together" in text) is shown


def test_a_standing_duty_shows_no_dates_of_its_own(adopted: Any, cast: Any) -> None:
    table = plan_table(cast.principal, adopted.uid, today=TODAY, lang="en").table

    assert not [cell for cell in rows(table)["Keep the gate closed"] if "2026" in str(cell) or "2027" in str(cell)]


def test_periods_hold_the_planned_dates_and_the_reason_stands_beside_them(cast: Any, test_pack: Any) -> None:
    layout = tuple(packs.LayoutColumn.model_validate(one, context={"lang": "tr"}) for one in PERIODS)
    adoption = adopt(cast, test_pack.model_copy(update={"layout": layout}))
    programme.plan(cast.principal, task_key(cast.school, "graded"), scheduled_on=date(2026, 12, 15), today=TODAY, now=NOW)
    programme.decline(cast.principal, task_key(cast.school, "inform"), reason=Reason.NO_STAFF, note="", now=NOW)

    found = rows(plan_table(cast.principal, adoption.uid, today=TODAY, lang="en").table)

    assert found["4. Write a security plan"] == ("4. Write a security plan", "", "Tuesday 15 December 2026", "")
    assert found["1. Inform the staff"][3] == "No staff for it"
    assert str(found["2. Send the monthly report"][1]).count("2027") == 4


def test_both_languages_stand_under_each_other(adopted: Any, cast: Any) -> None:
    table = plan_table(cast.principal, adopted.uid, today=TODAY, lang="en", both=True).table

    assert table.title == Both("Test programme", "Deneme programı")


@pytest.mark.parametrize("code", packs.builtin_codes())
@pytest.mark.parametrize("lang", ["en", "own"])
def test_every_pack_that_comes_with_umay_prints_in_its_own_shape(cast: Any, code: str, lang: str) -> None:
    pack = packs.load_builtin(code)
    adoption = adopt(cast, pack.model_copy(update={"adopters": ()}))  # a nation prints a school's plan too
    spoken = {"zh": "zh-hant"}.get(pack.lang, pack.lang) if lang == "own" else "en"

    table = plan_table(cast.principal, adoption.uid, today=TODAY, lang=spoken).table

    assert sum(len(section.rows) for section in table.sections) == sum(
        1 for one in pack.obligations if one.status in ("live", "not_carried_out")
    )
    if pack.layout:
        assert len(table.columns) == len(pack.layout)
        said = [dict(one.title).get(pack.lang if lang == "own" else "en") for one in pack.layout if one.title]
        assert [column.title for column, one in zip(table.columns, pack.layout, strict=True) if one.title] == said


def test_posts_stand_for_themselves_and_partners_called_alike_are_told_apart(cast: Any, test_pack: Any) -> None:
    alike = tuple(
        packs.Partner.model_validate({"agency": code, "title": {"en": "On approval", "tr": "Onayla"}}) for code in ("education", "police")
    )
    layout = tuple(packs.LayoutColumn.model_validate({"shows": shows}) for shows in ("content", "number", "lead", "partners"))
    first, second, *rest = test_pack.obligations
    duties = (first.model_copy(update={"partners": alike}), second.model_copy(update={"part_of": first.id}), *rest)
    adoption = adopt(cast, test_pack.model_copy(update={"layout": layout, "obligations": duties}))

    found = rows(plan_table(cast.principal, adoption.uid, today=TODAY, lang="en").table)

    assert found["Inform the staff"][1:] == ("1", "Principal", "Education: On approval\nPolice: On approval")
    assert found["Send the monthly report"][1] == ""
    assert found["Write a security plan"][2] == "Education · school"


def entered(client: Client, actor: Any) -> Client:
    account = Account.objects.get(person_id=actor.person_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_file_reads_back(client: Client, adopted: Any, cast: Any) -> None:
    page = entered(client, cast.principal).get(f"/plans/{adopted.uid}/pdf/")
    paper = entered(client, cast.principal).get(f"/plans/{adopted.uid}/docx/")

    assert page["Content-Disposition"] == 'inline; filename="test-pack-2026.pdf"'
    assert "no-store" in page["Cache-Control"]
    assert "Inform the staff" in PdfReader(io.BytesIO(page.content)).pages[0].extract_text()
    assert paper["Content-Disposition"].startswith("attachment")
    assert docx.Document(io.BytesIO(paper.content)).tables


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["exe", "pdf"])
def test_there_is_no_file_of_another_kind_and_none_for_who_holds_no_appointment(client: Client, adopted: Any, cast: Any, kind: str) -> None:
    who = cast.principal if kind == "exe" else cast.former

    assert entered(client, who).get(f"/plans/{adopted.uid}/{kind}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_an_unknown_plan_is_not_there(client: Client, cast: Any) -> None:
    assert entered(client, cast.principal).get(f"/plans/{cast.school.uid}/pdf/").status_code == 404


def test_a_plan_of_another_school_cannot_be_printed(cast: Any, test_pack: Any) -> None:
    version = programme.publish_pack(JOB, test_pack, place=cast.nation.place, origin="builtin", now=NOW)
    own = programme.adopt(cast.principal_elsewhere, version.uid, unit_uid=cast.other_school.uid, school_year=YEAR, shifts=[], now=NOW)

    with pytest.raises(Adoption.DoesNotExist):
        plan_table(cast.principal, own.uid, today=TODAY, lang="en")


def test_periods_go_by_the_planned_day() -> None:
    moved = PlanDate(date(2026, 12, 31), scheduled_on=date(2027, 1, 8))

    assert in_period([moved], (1, 4)) == (moved,)
    assert in_period([moved], (9, 12)) == ()


def test_a_table_of_four_month_periods_shows_the_whole_calendar_year() -> None:
    calendar = timing.assumed_calendar("", 2026)
    phases = [("2026-01", "2026-04"), ("2026-05", "2026-08"), ("2026-09", "2026-12"), ("2029-01", "2029-04")]
    form = timing.from_json(
        {
            "kind": "all_of",
            "parts": [{"kind": "date_range", "start": start, "end": end, "precision": "month"} for start, end in phases],
        }
    )
    task = PlanDate(date(2026, 12, 31), done_on=date(2026, 12, 1))

    found = beside([task], form, calendar, 2026)

    assert [one.due_on for one in found] == [date(2026, 4, 30), date(2026, 8, 31), date(2026, 12, 31)]
    assert found[2] is task


def test_the_turkish_plan_prints_all_three_periods(cast: Any) -> None:
    pack = packs.load_builtin("tr-plan").model_copy(update={"adopters": ()})
    owners = tuple(one.model_copy(update={"level": "school"}) for one in pack.obligations[1].owners)
    seminars = pack.obligations[1].model_copy(update={"owners": owners})
    adoption = adopt(cast, pack.model_copy(update={"obligations": (seminars,)}))

    table = plan_table(cast.principal, adoption.uid, today=TODAY, lang="en").table

    (row,) = table.sections[0].rows
    assert row[1:4] == ("Thursday 30 April 2026", "Monday 31 August 2026", "Thursday 31 December 2026")


def test_many_dates_are_said_by_the_rule_alone() -> None:
    dates = [PlanDate(date(2026, 9, day)) for day in range(1, 10)]

    assert worth_saying(dates[:3]) == tuple(dates[:3])
    assert worth_saying(dates) == ()
