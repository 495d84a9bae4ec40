"""One's own pages show the next duty, what others ask, and what one said."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import CALENDAR, COUNTRY, NOW, YEAR
from umay.core.api import JOB, scoped
from umay.duties.actions import offering
from umay.duties.queries.own import my_page
from umay.people.api import Account
from umay.places import api as places
from umay.posts import api as posts
from umay.rosters import api as rosters
from umay.rosters.tests.worlds import FRIDAY, MONDAY, build, put, roster
from umay.staffing import api as staffing
from umay.staffing.api import Kind
from umay.turns.api import Can, Half

pytestmark = pytest.mark.django_db(transaction=True)
SUNDAY = 6
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_ones_own_pages_show_the_next_duty_and_what_was_said(cast: Any) -> None:
    world = build(cast, parents=3, needs={"parent": 2, "teacher": 1})
    facts = staffing.WorkerFacts(Kind.TEACHER, "Teacher One", person_id=cast.principal.person_id)
    teacher = staffing.enter_worker(cast.principal, facts, now=NOW)
    draft = roster(world)
    own = put(world, draft, teacher, FRIDAY)
    first, second = put(world, draft, world.parents[0], MONDAY), put(world, draft, world.parents[1], FRIDAY)
    rosters.publish(world.head, draft.uid, now=NOW)
    rosters.say_times(world.head, {(0, Half.MORNING): Can.CANNOT}, now=NOW)
    offering.propose_swap(world.parent(0), first.uid, second.uid, now=NOW)
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    wanted = {
        reverse("my-duties"): "Be there at",
        reverse("roster-people"): "Teacher One",
        reverse("my-swap", kwargs={"uid": own.uid}): "Swap a duty",
    }

    answers = {address: client.get(address, secure=True) for address in wanted}

    assert {address: one.status_code for address, one in answers.items()} == dict.fromkeys(wanted, 200)
    assert [address for address, words in wanted.items() if words not in answers[address].content.decode()] == []


def test_where_duties_fall_on_a_saturday_one_can_say_of_it_when_one_can(cast: Any) -> None:
    world = build(cast, parents=1)
    teacher = staffing.enter_worker(
        cast.principal, staffing.WorkerFacts(Kind.TEACHER, "Teacher One", person_id=cast.principal.person_id), now=NOW
    )
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    rosters.say_times(world.head, {(SUNDAY, Half.MORNING): Can.CANNOT, (0, Half.MORNING): Can.CANNOT}, now=NOW)

    shown = client.get(reverse("my-duties"), secure=True).content.decode()
    client.post(reverse("my-times"), {"morning-0": "can", "afternoon-1": "rather_not"}, secure=True)

    assert f'name="morning-{SUNDAY}"' in shown
    assert 'name="morning-5"' not in shown
    with scoped(world.head):
        assert rosters.times_said(teacher.pk) == {(SUNDAY, Half.MORNING): Can.CANNOT, (1, Half.AFTERNOON): Can.RATHER_NOT}


def test_a_school_of_six_days_shows_its_saturday(cast: Any) -> None:
    teacher = staffing.WorkerFacts(Kind.TEACHER, "Teacher One", person_id=cast.principal.person_id)
    staffing.enter_worker(cast.principal, teacher, now=NOW)
    window = posts.WindowDraft(needs={"teacher": 1}, starts=time(7, 30), ends=time(8, 20), weekdays=(0, 5))
    posts.add_post(cast.principal, posts.PostDraft(name="Main gate", windows=(window,)), now=NOW)
    before = my_page(cast.principal, now=NOW).weekdays

    six_days = {**CALENDAR, "weekend": ["SU"]}
    places.record_calendar(
        JOB, country=COUNTRY, school_year=YEAR, data=six_days, area_id=None, assumed=False, place=cast.school.place, now=NOW
    )

    assert before == (0, 1, 2, 3, 4)
    assert my_page(cast.principal, now=NOW).weekdays == (0, 1, 2, 3, 4, 5)


def test_who_lacks_something_reads_what_it_is_where_their_duties_would_stand(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    world = build(cast, parents=1)
    monkeypatch.setattr("umay.duties.queries.own.missing_of", lambda _actor, _today: ("The training is missing.",))

    assert my_page(world.parent(0), now=NOW).missing == ("The training is missing.",)
