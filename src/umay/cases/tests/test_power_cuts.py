"""Killed at every statement: a case is there whole or not at all, with its audit entry, and trying again gives the same result."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.support.cast import Cast
from tests.support.killing import killed_at_every_statement
from umay.cases.actions import doing, ending, members
from umay.cases.models import Case, CaseGrant, Child, Compartment, CompartmentWrap, Entry, StepRecord
from umay.cases.rules import grants
from umay.cases.tests.test_acts import says
from umay.cases.tests.worlds import Team, opened, team, texts_of
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.journal.models import Line
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.procedure.api import closing

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = (Case, CaseGrant, Child, Compartment, CompartmentWrap, Entry, StepRecord, Line)
END = closing.Ending("unfounded", frozenset(), "It was a misunderstanding.")


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def state(team: Team) -> dict[str, Any]:
    """Return what is there, as the lead sees it: how many rows of each table, which ways in are open, which keys are in use."""
    with scoped(team.lead):
        found: dict[str, Any] = {table.__name__: table.objects.count() for table in TABLES}
        found["in"] = sorted(CaseGrant.objects.filter(ended_at=None).values_list("person_id", flat=True))
        found["epochs"] = sorted(Compartment.objects.values_list("epoch", "renew"))
        found["cases"] = sorted(Case.objects.values_list("state", flat=True))
        return found


def whole_or_nothing(team: Team, verb: str) -> Callable[[], None]:
    before, entries = state(team), AuditEntry.objects.filter(verb=verb).count()

    def check() -> None:
        assert (state(team) != before) == (AuditEntry.objects.filter(verb=verb).count() > entries)

    return check


def refused(act: Callable[[], object]) -> Callable[[], None]:
    """Return the act; what was done before the cut came back is refused the second time."""

    def run() -> None:
        with suppress(Refused):
            act()

    return run


def test_opening_a_case(safety_team: Team) -> None:
    uid = new_id()

    deaths = killed_at_every_statement(lambda: opened(safety_team, uid=uid), whole_or_nothing(safety_team, "case.opened"))
    opened(safety_team, uid=uid)

    assert deaths >= 15
    found = state(safety_team)
    assert (found["Case"], found["Child"], found["Compartment"], found["Line"]) == (1, 2, 3, 1)
    assert found["CompartmentWrap"] >= 6
    assert len(texts_of(safety_team, uid, safety_team.member, "told")) == 1


def test_letting_somebody_in(safety_team: Team) -> None:
    uid = opened(safety_team, members=())
    wanted = grants.Wanted(safety_team.member.person_id, grants.MEMBER, "team", (timezone.now() + timedelta(days=9)).date(), has_keys=True)

    killed_at_every_statement(
        refused(lambda: members.let_in(safety_team.lead, safety_team.vault(safety_team.lead), uid, wanted, now=timezone.now())),
        whole_or_nothing(safety_team, "case.let_in"),
    )

    assert texts_of(safety_team, uid, safety_team.member, "told") != [None]  # a way in never stands there without its keys


def test_taking_somebody_off(safety_team: Team) -> None:
    uid = opened(safety_team)
    gone = safety_team.member.person_id

    def check() -> None:
        with scoped(safety_team.lead):
            keys = CompartmentWrap.objects.filter(person_id=gone).exists()
            assert keys == CaseGrant.objects.filter(person_id=gone, ended_at=None).exists()

    killed_at_every_statement(
        refused(lambda: members.remove_member(safety_team.lead, safety_team.vault(safety_team.lead), uid, gone, now=timezone.now())), check
    )

    assert state(safety_team)["epochs"] == [(2, False)] * 3
    assert len(texts_of(safety_team, uid, safety_team.lead, "told")) == 1


def test_closing_a_case(safety_team: Team) -> None:
    uid, vault = opened(safety_team), safety_team.vault(safety_team.lead)
    with scoped(safety_team.lead):
        left = list(StepRecord.objects.filter(state="open").values_list("uid", flat=True))
    doing.leave_steps(safety_team.lead, vault, uid, left, says("Not needed."), now=timezone.now())

    killed_at_every_statement(
        refused(lambda: ending.close_case(safety_team.lead, vault, uid, END, now=timezone.now())),
        whole_or_nothing(safety_team, "case.closed"),
    )

    assert state(safety_team)["cases"] == ["closed"]
    assert len(texts_of(safety_team, uid, safety_team.lead, "closing")) == 1
