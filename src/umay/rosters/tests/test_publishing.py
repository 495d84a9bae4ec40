"""Publishing: everybody is told, what was published is kept, and nobody stands who may not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.support.cast import NOW
from tests.support.threads import AtOnce
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.rosters import api as rosters
from umay.rosters.actions.publishing import end_roster
from umay.rosters.models import Publication
from umay.rosters.queries.locking import RosterMissing
from umay.rosters.tests.worlds import MONDAY, World, build, put, roster
from umay.staffing.api import Worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast, parents=4)


def test_a_published_shift_is_seen_on_its_day_and_by_who_stands_in_it(world: World) -> None:
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY)
    put(world, draft, world.parents[1], MONDAY)
    before = rosters.shifts_on(world.head, MONDAY)

    rosters.publish(world.head, draft.uid, now=NOW)

    shown = rosters.shifts_on(world.head, MONDAY)
    own = rosters.own_shifts(world.parent(0), MONDAY, MONDAY + timedelta(days=30))
    assert before == ()
    assert [one.name for one in shown] == ["Parent 0", "Parent 1"]
    assert [one.is_first for one in shown] == [True, False]
    assert [(one.on_day, one.is_first) for one in own] == [(MONDAY, True)]
    assert rosters.shifts_on(world.cast.principal_elsewhere, MONDAY) == ()


def test_what_was_published_is_kept_as_it_was(world: World) -> None:
    draft = roster(world)
    shift = put(world, draft, world.parents[0], MONDAY)

    rosters.publish(world.head, draft.uid, now=NOW)

    with scoped(world.head):
        kept = Publication.objects.get(roster=draft)
    assert kept.shifts == [[shift.window_id, "2026-11-23", "parent", world.parents[0].pk]]
    assert kept.told == 1


def test_an_empty_roster_and_one_published_already_are_refused(world: World) -> None:
    draft = roster(world)
    with pytest.raises(Refused, match=r"rosters\.empty"):
        rosters.publish(world.head, draft.uid, now=NOW)
    put(world, draft, world.parents[0], MONDAY)
    rosters.publish(world.head, draft.uid, now=NOW)

    with pytest.raises(Refused, match=r"rosters\.not_draft"):
        rosters.publish(world.head, draft.uid, now=NOW)


def test_a_roster_with_somebody_who_was_barred_is_not_published(world: World) -> None:
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY)
    with scoped(world.head):
        Worker.objects.filter(pk=world.parents[0].pk).update(state="barred")

    with pytest.raises(Refused, match=r"rosters\.broken"):
        rosters.publish(world.head, draft.uid, now=NOW)


def test_another_school_finds_no_roster_and_a_parent_may_not_publish(world: World) -> None:
    draft = roster(world)
    put(world, draft, world.parents[0], MONDAY)

    with pytest.raises(RosterMissing):
        rosters.publish(world.cast.principal_elsewhere, draft.uid, now=NOW)
    with pytest.raises(Refused, match=r"access\.not_granted"):
        rosters.publish(world.parent(0), draft.uid, now=NOW)


def test_days_of_a_published_roster_are_free_again_once_it_was_ended(world: World) -> None:
    first, second = roster(world), roster(world)
    for one in (first, second):
        put(world, one, world.parents[0], MONDAY)
    rosters.publish(world.head, first.uid, now=NOW)
    with pytest.raises(Refused, match=r"rosters\.overlaps"):
        rosters.publish(world.head, second.uid, now=NOW)

    end_roster(world.head, first.uid, now=NOW)

    assert rosters.publish(world.head, second.uid, now=NOW).state == "published"


def test_two_rosters_of_the_same_days_are_published_at_once_and_one_is(world: World, at_once: AtOnce) -> None:
    both = [roster(world), roster(world)]
    for one in both:
        put(world, one, world.parents[0], MONDAY)
    waiting = list(both)

    answers = at_once(2, lambda: rosters.publish(world.head, waiting.pop().uid, now=NOW))

    assert sorted(answers) == ["ok", "rosters.overlaps"]
