"""Every page of the room is shown with something on it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.kernel.refusal import Refusal
from umay.posts import api as posts
from umay.rosters import api as rosters
from umay.rosters.queries import single, weeks
from umay.rosters.tests.worlds import FRIDAY, MONDAY, build, put, roster
from umay.staffing import api as staffing
from umay.staffing.api import Kind

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_the_pages_show_the_week_and_the_shares(cast: Any) -> None:
    from umay.people.api import Account

    world = build(cast, parents=3, needs={"parent": 2, "teacher": 1})
    facts = staffing.WorkerFacts(Kind.TEACHER, "Teacher One", person_id=cast.principal.person_id)
    teacher = staffing.enter_worker(cast.principal, facts, now=NOW)
    draft = roster(world)
    put(world, draft, teacher, FRIDAY)
    first, second = put(world, draft, world.parents[0], MONDAY), put(world, draft, world.parents[1], FRIDAY)
    rosters.publish(world.head, draft.uid, now=NOW)
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.principal.person_id), backend=BACKEND)
    with scoped(world.head):
        place = f"?window={world.windows[0].pk}&day={FRIDAY}&kind=parent"
    one, shift = {"uid": draft.uid}, {"uid": first.uid}
    wanted = {
        reverse("rosters"): "Parent 0",
        reverse("roster", kwargs=one) + f"?day={FRIDAY}": "parent: 1 short",
        reverse("roster-shares", kwargs=one): "Parent 1",
        reverse("roster-changes", kwargs=one): "Nothing was changed",
        reverse("roster-again", kwargs=one): "Solve again",
        reverse("roster-fill", kwargs=one) + place: "Parent 2",
        reverse("roster-make"): "Fair shares",
        reverse("rosters-all"): "published",
        reverse("shift", kwargs=shift): "Parent 0",
        reverse("shift-weigh", kwargs=shift) + f"?with={second.uid}": "Parent 1",
    }

    answers = {address: client.get(address, secure=True) for address in wanted}

    assert {address: one.status_code for address, one in answers.items()} == dict.fromkeys(wanted, 200)
    assert [address for address, words in wanted.items() if words not in answers[address].content.decode()] == []


def test_the_week_says_what_else_is_empty_who_is_left_out_and_each_thing_once(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    world = build(cast, parents=3, needs={"parent": 1})
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY)
    rosters.publish(world.head, draft.uid, now=NOW)
    barred = {world.parents[1].pk: Refusal("staffing.not_trained"), world.parents[2].pk: Refusal("staffing.not_trained")}
    monkeypatch.setattr("umay.rosters.queries.facts.serve_refusals", lambda *_asked: barred)

    page = weeks.week_page(world.head, draft.uid, weeks.Asked(FRIDAY, 0, keeps=True), now=NOW)

    assert [one.day for one in page.hints[:2]] == [FRIDAY.isoformat()] * 2
    assert sum(one.short for one in page.more_days) == page.short_week - len(page.hints)
    assert len(page.more_weeks) == 3
    assert page.more_weeks[0][1].endswith(f"?day={MONDAY + timedelta(days=7)}")
    ((why, names),) = page.left_out
    assert names == "Parent 1, Parent 2"
    assert "taught" in why
    assert "ublished" not in page.when


def test_who_breaks_nothing_stands_apart_from_those_whose_turn_it_is_not(cast: Any) -> None:
    world = build(cast, parents=3, needs={"parent": 1}, turn=posts.Turn.CLASS_WEEK, class_weeks=dict.fromkeys(range(1, 30), "41"))
    draft = roster(world)
    shift = put(world, draft, world.parents[0], MONDAY)

    found = single.shift_page(world.head, shift.uid, now=NOW).candidates

    assert [(one.name, one.whole) for one in found] == [("Parent 1", True), ("Parent 2", False)]
