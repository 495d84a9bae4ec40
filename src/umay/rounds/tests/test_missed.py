"""Whoever keeps rounds is told once of each that was missed, and of none that was walked, if later."""

from __future__ import annotations

from typing import Any

import pytest

from umay.notices.models import Notice
from umay.rounds import tasks
from umay.rounds.actions import walking
from umay.rounds.tests.worlds import World, at, build, rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def told(person: Any) -> list[str]:
    return [one.code for one in rows(Notice) if one.person_id == person.person_id and one.code.startswith("rounds.")]


def run(hour: int, minute: int) -> None:
    tasks.close_over(int(at(hour, minute).timestamp()))
    tasks.tell_missed(int(at(hour, minute).timestamp()))


def test_a_round_nobody_walked_is_told_once_to_each_who_keeps_rounds(world: World) -> None:
    for hour, minute in ((7, 45), (8, 0), (8, 15), (8, 30), (8, 45), (9, 0)):
        run(hour, minute)

    assert told(world.actor) == ["rounds.missed"]
    assert told(world.cast.counsellor) == []
    run(17, 30)
    assert told(world.actor) == ["rounds.missed", "rounds.missed"]  # that of the afternoon


def test_a_round_that_ended_with_points_missed_is_told_once_and_leads_to_it(world: World) -> None:
    kept = world.scan(1, at(7, 15))
    walking.end_round(world.actor, kept.round_uid, now=at(7, 20))
    for hour, minute in ((7, 45), (8, 15), (8, 30)):
        run(hour, minute)

    assert told(world.actor) == ["rounds.short"]
    assert next(one.link for one in rows(Notice) if one.code == "rounds.short") == f"/rounds/{kept.round_uid}/"


def test_a_round_walked_without_a_connection_and_sent_within_half_an_hour_is_told_to_nobody(world: World) -> None:
    run(7, 45)
    for number, minute in ((1, 15), (2, 20), (3, 25)):
        world.scan(number, at(8, 5), device_at=at(7, minute), device_now=at(8, 5))
    for hour, minute in ((8, 15), (8, 30)):
        run(hour, minute)

    assert told(world.actor) == []
