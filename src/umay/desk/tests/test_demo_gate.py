"""The gates of the demo's schools are filled by the acts that everybody uses, on whatever day a demo begins."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from umay.core.api import JOB, Place
from umay.desk.demo import gate, world
from umay.desk.demo.making import EMAIL, SCHOOL_YEAR, _seat
from umay.people import api as people
from umay.places import api as places
from umay.posts import api as posts
from umay.rosters import api as rosters
from umay.staffing import api as staffing

pytestmark = pytest.mark.django_db(transaction=True)
GATES = {said["country"]: said for said in gate.gates()}
A_THURSDAY = datetime(2026, 11, 26, 7, 40, tzinfo=UTC)
A_SUMMER_DAY = datetime(2027, 8, 3, 7, 40, tzinfo=UTC)


def head_of(country: str, now: datetime) -> Any:
    """Lay the country out, seat its people and fill its gate; return whoever leads the school."""
    said = next(one for one in world.countries() if one["code"] == country)
    where = Place(0, "", country)
    areas, units = tuple(world.area_rows(said)), tuple(world.unit_rows(said))
    places.lay_out(JOB, areas, units, country=country, school_year=SCHOOL_YEAR, place=where, now=now)
    calendar = world.calendar(said, SCHOOL_YEAR)
    places.record_calendar(JOB, country=country, school_year=SCHOOL_YEAR, data=calendar, area_id=None, assumed=True, place=where, now=now)
    for seat in said["seats"]:
        _seat(country, seat, now.date(), now)
    gate.make(GATES[country], EMAIL, now)
    return people.actor_for(people.Account.objects.get(email=EMAIL.format(key=GATES[country]["by"])), now.date())


@pytest.mark.parametrize("country", GATES)
def test_a_gate_is_full_on_a_school_day(country: str) -> None:
    head = head_of(country, A_THURSDAY)

    shifts = rosters.shifts_on(head, A_THURSDAY.date())
    held = {one.window_id for one in posts.occurrences(head, A_THURSDAY.date(), A_THURSDAY.date())}

    assert {one.window_id for one in shifts} == held
    assert not staffing.serve_refusals(head, [one.worker_id for one in shifts], A_THURSDAY.date())


@pytest.mark.parametrize("country", GATES)
def test_a_demo_begun_in_summer_has_posts_and_people_and_no_duties(country: str) -> None:
    head = head_of(country, A_SUMMER_DAY)

    assert posts.post_cards(head)
    assert staffing.workers_at(head)
    assert not rosters.shifts_on(head, A_SUMMER_DAY.date())


def test_nobody_of_a_gate_is_there_twice() -> None:
    for said in GATES.values():
        names = [one["name"] for one in said["others"]]
        assert len(names) == len(set(names))
        assert said["order"]["names"][0].endswith(("（示範）", "(demo)"))
