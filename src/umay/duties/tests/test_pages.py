"""One's own pages show the next duty, what others ask, and what one said."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW
from umay.duties.actions import offering
from umay.people.api import Account
from umay.rosters import api as rosters
from umay.rosters.tests.worlds import FRIDAY, MONDAY, build, put, roster
from umay.staffing import api as staffing
from umay.staffing.api import Kind
from umay.turns.api import Can, Half

pytestmark = pytest.mark.django_db(transaction=True)
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
