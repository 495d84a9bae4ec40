"""What an impatient hand sends twice counts once; what is changed after going back is another thing."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import uuid4

import pytest

from umay.hazards.api import HazardDraft, HazardKind
from umay.ways.actions import closing, leading, waiting
from umay.ways.models import Bus, BusCheck, BusPlan, Closure, Line
from umay.ways.rules.buses import Seen
from umay.ways.rules.roads import Hours
from umay.ways.tests.worlds import FRIDAY, LEAVES, at, rows

pytestmark = pytest.mark.django_db(transaction=True)
HOURS = time(7, 30), time(8, 0), time(15, 0), time(15, 30)


def test_a_road_closed_twice_by_one_form_is_closed_once(cast: Any, at_once: Any) -> None:
    draft = closing.ClosureDraft("School street", "", "", Hours((), time(7), time(8), FRIDAY), "Town", "12", uuid4())

    assert at_once(2, lambda: closing.close_road(cast.principal, draft, now=at(8))) == ["ok", "ok"]

    assert len(rows(Closure)) == 1
    other = closing.ClosureDraft("Mill street", "", "", draft.hours, "Town", "12", draft.key)
    closing.close_road(cast.principal, other, now=at(8, 1))
    assert len(rows(Closure)) == 2


def test_a_line_an_agreement_and_a_bus_sent_twice_are_one_each(cast: Any) -> None:
    line = leading.LineDraft("East", "Shop", 100, (LEAVES,), (), uuid4())
    plan = waiting.PlanDraft("Side street", FRIDAY, "Police", "Firm", HOURS, key=uuid4())
    bus = waiting.BusDraft("1", "XA 1", "South")

    for _ in range(2):
        leading.keep_line(cast.principal, line, now=at(8))
        waiting.agree(cast.principal, plan, today=FRIDAY, now=at(8))
        waiting.enter_bus(cast.principal, bus, now=at(8))

    assert [len(rows(model)) for model in (Line, BusPlan, Bus)] == [1, 1, 1]


def test_a_check_of_buses_sent_twice_says_the_same_and_stands_once(cast: Any) -> None:
    waiting.agree(cast.principal, waiting.PlanDraft("Side street", FRIDAY, "Police", "Firm", HOURS), today=FRIDAY, now=at(8))
    uid = waiting.enter_bus(cast.principal, waiting.BusDraft("1", "XA 1", "South"), now=at(8))
    danger = HazardDraft(HazardKind.ROAD, "Bay 1", "no belts")

    found = [
        waiting.check_buses(cast.principal, {uid: Seen(belts=False)}, "", danger=lambda *_bus: danger, today=FRIDAY, now=at(9))
        for _ in range(2)
    ]

    assert found == [(("1", ("belts",)),)] * 2
    assert len(rows(BusCheck)) == 1


def test_ending_a_line_twice_is_no_error(cast: Any) -> None:
    uid = leading.keep_line(cast.principal, leading.LineDraft("East", "Shop", 100, (LEAVES,), ()), now=at(8))

    leading.end_line(cast.principal, uid, now=at(9))
    leading.end_line(cast.principal, uid, now=at(10))

    assert rows(Line)[0].ended_at == at(9)
