"""Offices below the one that adopted rule only more strictly, for their own area; what they rule moves dates there and nowhere else."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from tests.support.cast import NOW, PACK, TODAY, YEAR, seated, task_key
from umay.core.api import JOB, Function, actor_of, scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.people.api import Account
from umay.places import api as places
from umay.programme import api as programme
from umay.programme.models import Due, Ruling
from umay.programme.queries import days, task_page
from umay.programme.queries.pack_page import pack_page
from umay.programme.rules.ruling import Ruled, RulingFacts, area_key, choices_in, keys_of, rule_refusal

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WHY = "Our schools have the scale ready early in the month."
EARLY, LATE = date(2026, 12, 7), date(2026, 12, 31)


@pytest.fixture
def late(cast: Any, adopted: Any) -> Any:
    """The programme, for which the ministry ruled that the later date holds."""
    rule(cast.ministry, adopted, 1)
    return adopted


def rule(actor: Any, adoption: Any, choice: int, reason: str = WHY, today: date = TODAY) -> str:
    try:
        programme.rule(actor, adoption.uid, "scale-week", choice=choice, reason=reason, today=today, now=NOW)
    except Refused as no:
        return no.refusal.code
    return "ok"


def due_of(actor: Any, unit: Any) -> date:
    lines = programme.task_lines(actor, unit.uid, first=date(2026, 8, 1), last=date(2027, 7, 31), today=TODAY, lang="en")
    (found,) = [one.due_on for one in lines if one.code == "scale"]
    return found


def days_of(cast: Any) -> tuple[date, date, date]:
    """Return when the scale is due at the first, the second and the far school."""
    far = actor_of(1, cast.far_school.uid, places.seat_in(cast.far_school, appointment_id=0, function=Function.UNIT_HEAD, role=""))
    return due_of(cast.principal, cast.school), due_of(cast.principal_elsewhere, cast.other_school), due_of(far, cast.far_school)


def test_a_district_rules_more_strictly_for_its_own_schools_and_for_no_others(cast: Any, late: Any) -> None:
    assert rule(cast.district_secretary, late, 0) == "ok"

    assert days_of(cast) == (EARLY, EARLY, LATE)
    entry = AuditEntry.objects.filter(verb="contradiction.ruled").order_by("-at", "-pk")[0]
    assert (entry.unit_id, entry.detail["area_key"]) == (cast.district.id, cast.district.district_id)


def test_a_school_rules_for_itself_alone(cast: Any, late: Any) -> None:
    assert rule(cast.principal, late, 0) == "ok"

    assert days_of(cast) == (EARLY, LATE, LATE)


def test_less_strict_is_refused_and_changes_nothing(cast: Any, adopted: Any) -> None:
    assert rule(cast.district_secretary, adopted, 1) == "ruling.less_strict"
    assert rule(cast.district_secretary, adopted, 0) == "ruling.not_stricter"

    assert not Ruling.objects.exists()
    assert days_of(cast) == (EARLY, EARLY, EARLY)


def test_a_reason_is_needed_below_too(cast: Any, late: Any) -> None:
    assert rule(cast.district_secretary, late, 0, reason="so") == "ruling.reason_missing"
    assert rule(cast.district_secretary, late, 5) == "ruling.no_such_place"


def test_an_office_above_does_not_rule_on_what_was_adopted_below(cast: Any, test_pack: Any) -> None:
    version = programme.publish_pack(JOB, test_pack, place=cast.nation.place, origin="builtin", now=NOW)
    below = programme.adopt(cast.district_secretary, version.uid, unit_uid=cast.district.uid, school_year=YEAR, shifts=[], now=NOW)

    assert rule(cast.ministry, below, 1) == "ruling.not_this_office"
    assert rule(cast.province_coordinator, below, 1) == "ruling.not_this_office"
    assert rule(cast.other_district_secretary, below, 0) == "ruling.not_this_office"
    assert rule(cast.district_secretary, below, 1) == "ok"


def test_another_agency_of_the_district_rules_neither_way(cast: Any, late: Any) -> None:
    head = seated("police-head", cast.police, "unit_head")

    assert rule(head, late, 0) == "ruling.not_this_office"
    assert rule(cast.police_officer, late, 0) == "access.not_granted"
    assert rule(cast.counsellor, late, 0) == "access.not_granted"


def test_the_adopting_office_may_later_rule_as_strictly_and_loosen_again(cast: Any, late: Any) -> None:
    rule(cast.district_secretary, late, 0)

    rule(cast.ministry, late, 0)
    assert days_of(cast) == (EARLY, EARLY, EARLY)
    rule(cast.ministry, late, 1)
    assert days_of(cast) == (EARLY, EARLY, LATE)


def test_what_was_ruled_below_can_be_taken_back_and_is_kept(cast: Any, late: Any) -> None:
    rule(cast.district_secretary, late, 0)

    assert rule(cast.district_secretary, late, 1) == "ok"

    assert days_of(cast) == (LATE, LATE, LATE)
    assert not Due.objects.filter(area_key__isnull=False).exists()
    assert Ruling.objects.filter(area_key=cast.district.district_id).count() == 2


def test_a_province_and_its_district_rule_one_inside_the_other(cast: Any, late: Any) -> None:
    assert rule(cast.province_coordinator, late, 0) == "ok"
    assert rule(cast.district_secretary, late, 0) == "ruling.not_stricter"
    assert rule(cast.province_coordinator, late, 1) == "ok"
    assert rule(cast.district_secretary, late, 0) == "ok"
    assert rule(cast.province_coordinator, late, 0) == "ok"

    assert days_of(cast) == (EARLY, EARLY, EARLY)


def test_a_date_that_has_passed_stays_as_it_was_seen(cast: Any, late: Any) -> None:
    rule(cast.district_secretary, late, 0)

    rule(cast.ministry, late, 1, today=date(2026, 12, 10))

    assert days_of(cast) == (EARLY, EARLY, LATE)


def test_nothing_moves_into_the_past(cast: Any, late: Any) -> None:
    assert rule(cast.district_secretary, late, 0, today=date(2026, 12, 10)) == "ok"

    assert days_of(cast) == (LATE, LATE, LATE)


def test_a_recorded_task_keeps_its_date_and_a_moved_one_its_records(cast: Any, late: Any) -> None:
    programme.start(cast.principal, task_key(cast.school, "scale"), now=NOW)

    rule(cast.district_secretary, late, 0)

    lines = programme.task_lines(cast.principal, cast.school.uid, first=EARLY, last=EARLY, today=TODAY, lang="en")
    assert [(one.code, one.state) for one in lines] == [("scale", programme.State.IN_PROGRESS)]


def test_the_day_by_day_count_follows_each_area(cast: Any, late: Any) -> None:
    rule(cast.principal, late, 0)

    counted = {one.day: one.expected for one in days.open_by_day(cast.ministry, first=date(2026, 12, 1), last=date(2026, 12, 31))}

    assert (counted[EARLY], counted[LATE]) == (1, 2 + 3 + 2)  # with the monthly report of three schools and the plan of two graded ones
    grid = programme.units_grid(cast.district_secretary, late.pk, programme.UnitsAsked(cast.district.district_id), today=TODAY, lang="en")
    column = next(one.id for one in grid.columns if one.title == "Send the safety scale")
    assert {row.name: row.cells[column].due_on for row in grid.rows} == {"First School": EARLY, "Second School": LATE}


def test_the_task_says_whose_ruling_its_date_rests_on_and_is_not_provisional(cast: Any, late: Any) -> None:
    rule(cast.district_secretary, late, 0)

    page = task_page.task_page(cast.principal, task_key(cast.school, "scale"), today=TODAY, lang="en")

    assert ("Ruled", f"District office: {WHY}") in page.duty.source
    assert (page.duty.due_on, page.duty.provisional) == (EARLY, "")


@pytest.mark.django_db(transaction=True)
def test_two_presses_of_an_office_at_once_leave_one_ruling(cast: Any, late: Any, at_once: Any) -> None:
    answers = at_once(2, lambda: programme.rule(
        cast.district_secretary, late.uid, "scale-week", choice=0, reason=WHY, today=TODAY, now=NOW
    ))  # fmt: skip

    assert answers == ["ok", "ok"]
    assert Ruling.objects.filter(area_key=cast.district.district_id, replaced_at__isnull=True).count() == 1
    assert days_of(cast) == (EARLY, EARLY, LATE)


@pytest.mark.django_db(transaction=True)
def test_the_office_above_and_one_below_at_once_agree_on_what_holds(cast: Any, late: Any, at_once: Any) -> None:
    who = iter(((cast.ministry, 0), (cast.district_secretary, 0)))

    def act() -> None:
        actor, choice = next(who)
        programme.rule(actor, late.uid, "scale-week", choice=choice, reason=WHY, today=TODAY, now=NOW)

    answers = at_once(2, act)

    assert set(answers) <= {"ok", "ruling.not_stricter"}
    assert days_of(cast) == (EARLY, EARLY, EARLY)


def listed(actor: Any, adoption: Any) -> Any:
    with scoped(actor):
        (line,) = pack_page(actor, adoption.pack.uid, school_year=YEAR, lang="en").contradictions
    return line


class TakenBack(Exception):
    """Ends a savepoint whose ruling was only tried."""


def tried(actor: Any, adoption: Any, choice: int) -> str:
    """Return what the action answers to the ruling, and leave everything as it was."""
    said = ""
    with suppress(TakenBack), transaction.atomic():
        said = rule(actor, adoption, choice)
        raise TakenBack
    return said


@pytest.mark.parametrize("ruled", [0, 1])
def test_each_reader_is_offered_what_the_action_would_do(cast: Any, adopted: Any, ruled: int) -> None:
    rule(cast.ministry, adopted, ruled)
    head = seated("police-head", cast.police, "unit_head")
    for actor in (cast.ministry, cast.province_coordinator, cast.district_secretary, cast.principal, cast.counsellor, head):
        offered = [place.no.code if place.no else "ok" for place in listed(actor, adopted).places]
        assert [tried(actor, adopted, number) for number in range(len(offered))] == offered


def test_the_too_lax_choice_is_shown_with_its_reason_and_not_offered(cast: Any, adopted: Any, client: Client) -> None:
    client.force_login(Account.objects.get(person_id=cast.district_secretary.person_id), backend=BACKEND)

    body = client.get(f"/programmes/{adopted.pack.uid}/").content.decode()

    assert "In December" in body
    assert "Less strict than what holds" in body
    assert 'name="choice"' not in body


@pytest.mark.django_db(transaction=True)
def test_a_district_rules_on_the_page_and_its_schools_read_it(cast: Any, late: Any, client: Client) -> None:
    address = f"/programmes/{late.pack.uid}/"
    client.force_login(Account.objects.get(person_id=cast.district_secretary.person_id), backend=BACKEND)
    assert "Rule more strictly" in client.get(address).content.decode()

    assert client.post(f"/rulings/{late.uid}/scale-week/", {"choice": "0", "reason": WHY}).status_code == 303

    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    body = client.get(address).content.decode()
    assert "District office ruled for its own area" in body
    assert WHY in body
    client.force_login(Account.objects.get(person_id=cast.other_district_secretary.person_id), backend=BACKEND)
    assert WHY not in client.get(address).content.decode().replace(late.rulings.get(area_key=None).reason, "", 1)


@pytest.fixture
def listed_twice(cast: Any) -> Any:
    """A programme that says twice and differently who owes a duty; the ministry ruled for the shorter list."""
    school, district = {"agency": "education", "level": "school"}, {"agency": "education", "level": "district"}
    police = {"agency": "police", "level": "district"}
    duty = {**PACK["obligations"][4], "owners": [school]}
    register = {
        **PACK["contradictions"][0],
        "kind": "list",
        "places": [
            {"item": "scale", "source": {"lines": [3, 3]}, "says": {"en": "All", "tr": "Hepsi"}, "owners": [school, district, police]},
            {"item": "scale", "source": {"lines": [4, 4]}, "says": {"en": "Schools", "tr": "Okullar"}, "owners": [school]},
        ],
    }
    pack = packs.pack_from_document({**PACK, "obligations": [duty], "contradictions": [register]})
    version = programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)
    adoption = programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], now=NOW)
    rule(cast.ministry, adoption, 1)
    return adoption


def owes(actor: Any, unit: Any) -> bool:
    lines = programme.task_lines(actor, unit.uid, first=date(2026, 8, 1), last=date(2027, 7, 31), today=TODAY, lang="en")
    return any(one.code == "scale" for one in lines)


def test_the_longer_list_binds_the_areas_own_agency_there_and_nobody_else(cast: Any, listed_twice: Any) -> None:
    assert not owes(cast.district_secretary, cast.district)

    assert rule(cast.district_secretary, listed_twice, 0) == "ok"

    assert owes(cast.district_secretary, cast.district)
    assert owes(cast.principal, cast.school)
    assert not owes(cast.other_district_secretary, cast.other_district)
    assert not owes(cast.police_officer, cast.police)
    grid = programme.areas_grid(cast.province_coordinator, listed_twice.pk, province_id=cast.province.province_id, today=TODAY, lang="en")
    assert {row.name: [cell.expected for cell in row.cells.values()] for row in grid.rows} == {"District One": [3], "District Two": [1]}


def test_the_shorter_list_is_less_strict(cast: Any, listed_twice: Any) -> None:
    rule(cast.ministry, listed_twice, 0)

    assert owes(cast.district_secretary, cast.district)
    assert owes(cast.police_officer, cast.police)
    assert rule(cast.district_secretary, listed_twice, 1) == "ruling.less_strict"


some_days = some.none() | some.dates(date(2026, 9, 1), date(2027, 6, 1))


@given(some.lists(some.tuples(some_days, some_days)).map(tuple), some.booleans(), some.booleans())
def test_below_nothing_ever_becomes_later_or_falls_away(dates: Any, loses: bool, gains: bool) -> None:
    ruled = Ruled(dates, loses, gains)

    no = rule_refusal(RulingFacts(0, 2, WHY, "below", ruled))

    if no is None:
        assert not loses
        assert all(stands is None or (chosen is not None and chosen <= stands) for chosen, stands in dates)
        assert gains or any(chosen is not None and (stands is None or chosen < stands) for chosen, stands in dates)
    assert not (ruled.is_laxer and ruled.is_stricter)


@given(some.integers(1, 9), some.none() | some.integers(10, 19), some.none() | some.integers(20, 29))
def test_an_area_is_named_once_and_lies_in_those_around_it(unit: int, province: int | None, district: int | None) -> None:
    keys = keys_of(unit, province, district)

    assert keys[-1] == -unit == area_key("unit", unit, province, district)
    assert len(set(keys)) == len(keys)
    assert choices_in(keys, [(key, "what", number) for number, key in enumerate(keys)]) == {"what": len(keys) - 1}
