"""A report can go into a case that is open already, where a room above keeps such, and only into one that the reader may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.vaults import WORDS
from umay.core.api import Actor, scoped
from umay.reports import listening
from umay.reports.actions.sharing import take_into_case
from umay.reports.listening import OpenCase, OpenCases, offer_open_cases
from umay.reports.models import Report
from umay.reports.tests.telling_world import World, build, tell
from umay.reports.tests.test_above import browser
from umay.vault.api import Vault

pytestmark = pytest.mark.django_db(transaction=True)
CASE = uuid4()


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


@pytest.fixture
def cases(world: World) -> Iterator[None]:
    """One open case, there for the counsellor alone."""

    def listed(actor: Actor, _now: datetime) -> list[OpenCase]:
        return [OpenCase(CASE, "Case 7 · bullying")] if actor.person_id == world.cast.counsellor.person_id else []

    def join(actor: Actor, vault: Vault, report_id: UUID, case: UUID, now: datetime) -> None:
        if case not in {one.uid for one in listed(actor, now)}:
            raise Report.DoesNotExist
        with scoped(actor):
            take_into_case(actor, vault, report_id, case, now=now)

    before = list(listening._offered)
    offer_open_cases(OpenCases(listed, join))
    yield
    listening._offered[:] = before


def the_report(world: World) -> Report:
    with scoped(world.cast.job):
        return Report.objects.get()


def opened(actor: Any) -> Any:
    client = browser(actor)
    client.post("/vault/open/", {"words": WORDS})
    return client


def test_the_open_cases_that_a_reader_may_see_are_offered_and_taken(world: World, cases: None) -> None:
    tell()
    report = the_report(world)
    reader = opened(world.cast.counsellor)

    page = reader.get(f"/reports/{report.pk}/").content.decode()
    gone = reader.post(f"/reports/{report.pk}/to-case/", {"case": str(CASE)})

    assert "It belongs to a case that is open already" in page
    assert "Case 7 · bullying" in page
    assert gone.status_code == 303
    assert (the_report(world).state, the_report(world).case_ref) == ("handled", CASE)


def test_a_reader_without_such_a_case_is_offered_none_and_reaches_none(world: World, cases: None) -> None:
    tell()
    report = the_report(world)
    reader = opened(world.cast.principal)

    assert "It belongs to a case that is open already" not in reader.get(f"/reports/{report.pk}/").content.decode()
    for case in (str(CASE), str(uuid4()), "x"):
        assert reader.post(f"/reports/{report.pk}/to-case/", {"case": case}).status_code == 404
    assert the_report(world).case_ref is None
