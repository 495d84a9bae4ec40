"""Where people tell, and the team behind it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import TODAY, seated
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.packs.api import default_response
from umay.people.api import Account
from umay.people.models import BodySeat
from umay.places.api import UnitMissing
from umay.reports.models import ReportWrap
from umay.reports.tests.telling_world import World, build, tell
from umay.teams.actions import places as keeping
from umay.teams.actions import team
from umay.teams.queries.places import place_page, places_page
from umay.teams.rules.team import seat_refusal

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SEATS = default_response().team.seats


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def now() -> datetime:
    return datetime.now(UTC)


def browser(actor: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id), backend=BACKEND)
    return client


def refused(call: Any) -> str:
    with pytest.raises(Refused) as no:
        call()
    return no.value.refusal.code


def test_a_head_opens_the_page_and_the_address_stays_when_it_is_opened_again(cast: Any) -> None:
    first = keeping.open_telling(cast.principal, cast.school.uid, now=now())
    keeping.shut_telling(cast.principal, cast.school.uid, now=now())

    assert keeping.open_telling(cast.principal, cast.school.uid, now=now()) == first
    assert AuditEntry.objects.filter(verb="telling.opened").count() == 2


def test_nobody_opens_the_page_of_another_school(cast: Any) -> None:
    with pytest.raises(UnitMissing):
        keeping.open_telling(cast.principal_elsewhere, cast.school.uid, now=now())
    assert refused(lambda: keeping.open_telling(cast.counsellor, cast.school.uid, now=now())) == "access.not_granted"


def test_the_page_shows_who_reads_by_post_and_what_the_team_lacks(world: World) -> None:
    page = place_page(world.cast.principal, world.cast.school.uid, today=TODAY, now=now())

    assert page.is_open
    assert page.steps[0].posts == "principal, counsellor"
    assert (page.seated, page.lacking) == (0, page.at_least)


def test_what_the_page_of_the_head_says_can_be_read_and_printed(world: World) -> None:
    client, address = browser(world.cast.principal), f"/reports/places/{world.cast.school.uid}/"

    assert "/tell/k7m2p9" in client.get(address).content.decode()
    assert client.get(f"{address}poster/?lang=tr&lang=en").content.startswith(b"%PDF")


def test_somebody_seated_counts_and_whoever_only_helps_reads_no_report(world: World) -> None:
    cast = world.cast
    teacher = seated("teacher", cast.school, "teacher")
    team.seat_member(cast.principal, cast.school.uid, SEATS[0].code, teacher.person_id, today=TODAY, now=now())
    team.seat_member(cast.principal, cast.school.uid, SEATS[1].code, cast.counsellor.person_id, today=TODAY, now=now())

    tell()

    with scoped(cast.job):
        assert set(ReportWrap.objects.filter(rung=0).values_list("person_id", flat=True)) == {cast.counsellor.person_id}
    page = place_page(cast.principal, cast.school.uid, today=TODAY, now=now())
    assert page.seated == 2
    assert [one.reads for seat in page.seats for one in seat.members] == [False, True]


def test_a_seat_ends_and_one_of_today_is_taken_back_whole(world: World) -> None:
    cast = world.cast
    for day in (TODAY - timedelta(days=9), TODAY):
        team.seat_member(cast.principal, cast.school.uid, SEATS[0].code, cast.counsellor.person_id, today=day, now=now())
        seat = BodySeat.objects.get(during__contains=day)
        team.end_seat(cast.principal, cast.school.uid, seat.pk, today=TODAY, now=now())

    assert [one.during.upper for one in BodySeat.objects.all()] == [TODAY]
    assert AuditEntry.objects.filter(verb="team.left").count() == 2


def test_nobody_from_elsewhere_is_seated_and_nobody_twice(world: World) -> None:
    cast = world.cast

    def seat(code: str, person: int) -> Any:
        return lambda: team.seat_member(cast.principal, cast.school.uid, code, person, today=TODAY, now=now())

    seat(SEATS[0].code, cast.counsellor.person_id)()
    assert refused(seat(SEATS[1].code, cast.counsellor.person_id)) == "team.seated_already"
    assert refused(seat(SEATS[1].code, cast.principal_elsewhere.person_id)) == "team.not_of_unit"
    assert refused(seat("throne", cast.principal.person_id)) == "team.no_seat"


def test_a_seat_of_another_units_team_cannot_be_ended(world: World) -> None:
    cast = world.cast
    team.seat_member(cast.principal, cast.school.uid, SEATS[0].code, cast.counsellor.person_id, today=TODAY, now=now())

    team.end_seat(cast.principal_elsewhere, cast.other_school.uid, BodySeat.objects.get().pk, today=TODAY, now=now())

    assert BodySeat.objects.get().during.upper is None


def test_the_list_names_units_without_a_page(world: World) -> None:
    district_head = seated("district-head", world.cast.district, "unit_head")

    page = places_page(district_head, without=True)

    assert (page.open_count, page.shut_count) == (1, 2)
    assert not any("First School" in line.name for line in page.lines)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 6)), max_size=6), st.sampled_from("abcx"), st.integers(1, 8))
def test_nobody_sits_twice_and_no_seat_holds_more_than_it_takes(taken: list[tuple[str, int]], seat: str, person: int) -> None:
    no = seat_refusal(seat, person, places_in={"a": 1, "b": 2, "c": 1}, taken=taken, staff=range(1, 7))

    if no is None:
        assert person not in {one for _seat, one in taken}
        assert sum(1 for one, _person in taken if one == seat) < {"a": 1, "b": 2, "c": 1}[seat]


def test_a_training_is_noted_on_a_seat_shown_and_counted(world: World) -> None:
    cast = world.cast
    team.seat_member(cast.principal, cast.school.uid, SEATS[0].code, cast.counsellor.person_id, today=TODAY, now=now())
    seat = BodySeat.objects.get(person_id=cast.counsellor.person_id).pk
    before = place_page(cast.principal, cast.school.uid, today=TODAY, now=now())

    team.note_training(cast.principal, cast.school.uid, seat, " Listening to children ", TODAY, today=TODAY, now=now())

    after = place_page(cast.principal, cast.school.uid, today=TODAY, now=now())
    assert (before.trained, after.trained) == (0, 1)
    assert [one.trained for line in before.seats for one in line.members] == [""]
    assert ["Listening to children" in one.trained for line in after.seats for one in line.members] == [True]
    assert AuditEntry.objects.filter(verb="team.trained").count() == 1


def test_a_training_without_a_course_ahead_of_time_or_of_nobody_is_not_noted(world: World) -> None:
    cast = world.cast
    team.seat_member(cast.principal, cast.school.uid, SEATS[0].code, cast.counsellor.person_id, today=TODAY, now=now())
    seat = BodySeat.objects.get(person_id=cast.counsellor.person_id).pk

    def note(number: int, course: str, on: Any) -> str:
        return refused(lambda: team.note_training(cast.principal, cast.school.uid, number, course, on, today=TODAY, now=now()))

    assert note(seat, " ", TODAY) == "team.no_course"
    assert note(seat, "Listening", TODAY + timedelta(days=1)) == "team.trained_when"
    assert note(seat, "Listening", None) == "team.trained_when"
    team.note_training(cast.principal, cast.school.uid, seat + 999, "Listening", TODAY, today=TODAY, now=now())
    assert place_page(cast.principal, cast.school.uid, today=TODAY, now=now()).trained == 0


def test_nobody_notes_a_training_in_another_school(world: World) -> None:
    with pytest.raises((UnitMissing, Refused)):
        team.note_training(world.cast.principal_elsewhere, world.cast.school.uid, 1, "Listening", TODAY, today=TODAY, now=now())
