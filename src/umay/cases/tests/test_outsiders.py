"""Every address of a case, for a stranger of the same school and for somebody taken off it: the same answer as for a case that is not there."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.actions.members import remove_member
from umay.cases.actions.writing import keep_wish
from umay.cases.models import StepRecord
from umay.cases.tests.test_acts import says
from umay.cases.tests.test_pages import browser, child_of, plain
from umay.cases.tests.worlds import Team, opened, team
from umay.cases.urls import ONE_CASE
from umay.core.api import scoped

BODY = {
    "words": "words", "person": "1", "kind": "bullying", "seen": "1", "outcome": "better", "name": "x", "role": "harmed", "reason": "team",
    "sex": "girl", "grade_band": "primary", "hour_band": "unknown", "seen-calm": "seen", "seen-safe": "seen",
}  # fmt: skip


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def rows(team: Team) -> list[Any]:
    from django.db import connection

    with scoped(team.lead), connection.cursor() as cursor:
        found = []
        for table in ("case", "casegrant", "child", "entry", "steprecord", "caseopening", "compartment", "compartmentwrap"):
            cursor.execute(f"select '{table}', count(*), sum(hashtext(t::text)) from cases_{table} t")
            found.append(cursor.fetchone())
        return found


@pytest.mark.parametrize("who", ["stranger", "taken off"])
def test_nobody_outside_can_tell_whether_a_case_is_there_or_do_anything_to_it(safety_team: Team, who: str) -> None:
    uid, now = opened(safety_team), timezone.now()
    lead, vault = safety_team.lead, safety_team.vault(safety_team.lead)
    child = child_of(safety_team, uid)
    wish = keep_wish(lead, vault, uid, says("I want to go home.", child), now=now)
    if who == "taken off":
        remove_member(lead, vault, uid, safety_team.member.person_id, now=now)
    with scoped(lead):
        step = StepRecord.objects.filter(case__uid=uid)[0].uid
    known = {"child_uid": child, "wish_uid": wish, "step_uid": step, "kind": "note"}
    other = uuid4()
    client, before = browser(safety_team.member if who == "taken off" else safety_team.stranger), rows(safety_team)

    for route in ONE_CASE:
        for method in ("get", "post"):
            names = {name: known[name] for name in route.pattern.converters}
            met = [
                getattr(client, method)(reverse(route.name, kwargs={"uid": one, **names}), *([BODY] if method == "post" else []))
                for one in (uid, other)
            ]
            wrong_way = {303} if method == "get" else {405}  # a deed's address leads to the page it stood on; a page takes no deed
            assert {one.status_code for one in met} in ({404}, wrong_way), (route.name, method)
            assert len({one.headers.get("Location", "").replace(str(uid), "").replace(str(other), "") for one in met}) == 1
            assert plain(met[0]) == plain(met[1])
    assert rows(safety_team) == before
