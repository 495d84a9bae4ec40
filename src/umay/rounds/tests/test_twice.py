"""What an impatient hand sends twice counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any
from uuid import uuid4

import pytest

from umay.rounds.actions import keeping, walking
from umay.rounds.models import Checkpoint, Route
from umay.rounds.tests.worlds import FRIDAY, SET_UP, YEAR_END, at, build, rows

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_checkpoint_put_up_twice_by_one_form_is_one(cast: Any, at_once: Any) -> None:
    draft = keeping.PointDraft("Gate corner", "", 80, YEAR_END, key=uuid4())

    assert at_once(2, lambda: keeping.put_up(cast.principal, draft, today=FRIDAY, now=SET_UP)) == ["ok", "ok"]
    assert [one.number for one in rows(Checkpoint)] == [1]

    keeping.put_up(cast.principal, replace(draft, name="Bus stop"), today=FRIDAY, now=SET_UP)
    assert [one.number for one in rows(Checkpoint)] == [1, 2]


def test_a_route_sent_twice_is_one_and_its_round_ends_once(cast: Any) -> None:
    world = build(cast)
    draft = keeping.RouteDraft("Back way", (time(12),), (), 20, tuple((uid, 5) for uid in world.points[:2]), key=uuid4())
    route = [keeping.keep_route(cast.principal, draft, today=FRIDAY, now=SET_UP) for _ in range(2)]
    assert len(set(route)) == 1
    assert len(rows(Route)) == 2

    begun = walking.begin_round(cast.principal, route[0], now=at(12))
    for minute in (5, 6):
        walking.end_round(cast.principal, begun, now=at(12, minute))
    for _ in range(2):
        keeping.end_route(cast.principal, route[0], now=at(13))
