"""Making a roster: fair, explained where it is short, the same for the same, and keeping what was pinned or published."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.rosters.actions import changing, leaving, making
from umay.rosters.actions.publishing import publish
from umay.rosters.models import Shift, ShiftChange
from umay.rosters.queries.facts import key_of, live_of, people_of
from umay.rosters.queries.saying import proof_now
from umay.rosters.rules.states import Why
from umay.rosters.tests.worlds import FRIDAY, MONDAY, TERM, World, build
from umay.turns.api import Asked, Pattern, Wanted

pytestmark = pytest.mark.django_db(transaction=True)


def made(world: World, **asked: Any) -> Any:
    return making.make_roster(world.head, TERM, Asked(**asked), now=NOW)


def stands(world: World, roster: Any) -> list[tuple[Any, int]]:
    with scoped(world.head):
        return sorted((key_of(one), one.worker_id) for one in live_of(roster))


def test_every_window_is_filled_and_shares_are_fair(cast: Any) -> None:
    world = build(cast, parents=24)

    roster = made(world)

    with scoped(world.head):
        shifts = live_of(roster)
    there = Counter((key_of(one), one.kind) for one in shifts)
    loads = Counter(one.worker_id for one in shifts if one.kind == "parent")
    assert len({key for key, _kind in there}) == 40
    assert all(number == (1 if kind == "guard" else 2) for (_key, kind), number in there.items())
    assert max(loads.values()) - min(loads.values()) <= 1
    assert roster.proof["kind"] in {"optimal", "gap"}


def test_the_same_roster_comes_out_twice(cast: Any) -> None:
    world = build(cast, parents=24)

    assert stands(world, made(world)) == stands(world, made(world))


def test_a_class_that_is_too_small_is_named(cast: Any) -> None:
    from umay.posts.api import Turn

    world = build(cast, parents=8, turn=Turn.CLASS_WEEK, class_weeks=dict.fromkeys(range(1, 30), "40"))

    roster = made(world)

    with scoped(world.head):
        parents = [one for one in live_of(roster) if one.kind == "parent"]
    assert {one.worker.class_name for one in parents} == {"40"}
    assert roster.proof["kind"] == "infeasible"
    assert roster.proof["shortages"][0]["groups"] == ["c:40"]
    assert sum(one["missing"] for one in roster.proof["reasons"]) == roster.proof["holes"] == 80 - len(parents)


def test_without_people_or_windows_it_is_said(cast: Any) -> None:
    with pytest.raises(Refused, match=r"rosters\.no_windows"):
        making.make_roster(cast.principal, TERM, Asked(), now=NOW)
    world = build(cast, parents=0)
    with scoped(world.head):
        type(world.guard).objects.filter(pk=world.guard.pk).update(state="left")

    with pytest.raises(Refused, match=r"rosters\.no_people"):
        made(world)
    with pytest.raises(Refused, match=r"rosters\.days_wrong"):
        making.make_roster(world.head, (TERM[1], TERM[0]), Asked(), now=NOW)


def test_what_was_pinned_or_set_by_hand_stays_when_it_is_solved_again(cast: Any) -> None:
    world = build(cast, parents=24)
    roster = made(world)
    with scoped(world.head):
        first = next(one for one in live_of(roster) if one.kind == "parent")
    changing.pin(world.head, first.uid, pinned=True, now=NOW)
    gone = next(one for one in world.parents if one.pk != first.worker_id)
    leaving.be_away(world.head, gone.pk, leaving.Span(MONDAY, FRIDAY), now=NOW)

    making.make_again(world.head, roster.uid, None, now=NOW)

    with scoped(world.head):
        after = live_of(roster)
    assert (key_of(first), first.worker_id) in [(key_of(one), one.worker_id) for one in after]
    assert not [one for one in after if one.worker_id == gone.pk and MONDAY <= one.on_day <= FRIDAY]


def test_leave_moves_no_other_duty_and_tells_why(cast: Any) -> None:
    world = build(cast, parents=24)
    roster = made(world)
    publish(world.head, roster.uid, now=NOW)
    before = set(stands(world, roster))
    gone = world.parents[0]
    own = {pair for pair in before if pair[1] == gone.pk}

    done = leaving.be_away(world.head, gone.pk, leaving.Span(TERM[0], TERM[1], Why.ILL), now=NOW)

    after = set(stands(world, roster))
    assert own
    assert (done.dropped, done.filled) == (len(own), len(own))
    assert before - own <= after
    assert len(after) == len(before)
    with scoped(world.head):
        assert set(ShiftChange.objects.filter(roster=roster).values_list("why", flat=True)) == {"ill"}
        assert Shift.objects.filter(roster=roster, dropped_why="ill").count() == len(own)


def test_a_published_roster_is_only_filled_where_it_is_empty(cast: Any) -> None:
    world = build(cast, parents=24)
    roster = made(world)
    publish(world.head, roster.uid, now=NOW)
    with scoped(world.head):
        lost = next(one for one in live_of(roster) if one.kind == "parent")
    changing.take_out(world.head, lost.uid, now=NOW)
    before = set(stands(world, roster))

    making.make_again(world.head, roster.uid, None, now=NOW)

    after = set(stands(world, roster))
    assert before < after
    assert {key for key, _who in after - before} == {key_of(lost)}


def test_nine_hundred_parents_and_one_window_are_no_trouble(cast: Any) -> None:
    from umay.staffing.api import Worker

    world = build(cast, parents=1)
    model = world.parents[0]
    with scoped(world.head):
        Worker.objects.bulk_create(
            Worker(
                unit_id=model.unit_id, country=model.country, school_year=model.school_year, kind="parent", state="accepted",
                code=f"Z{number:04}", name=f"Parent {number}", entered_at=NOW,
            )
            for number in range(900)
        )  # fmt: skip

    roster = made(world)

    with scoped(world.head):
        assert len([one for one in live_of(roster) if one.kind == "parent"]) == 80


def test_what_was_proved_is_not_said_of_what_was_changed_by_hand(cast: Any) -> None:
    world = build(cast, parents=24)
    roster = made(world)
    with scoped(world.head):
        people, first = people_of(world.head, MONDAY), next(one for one in live_of(roster) if one.kind == "parent")
        before = proof_now(roster, live_of(roster), people, 0)
        uncounted = proof_now(roster, live_of(roster), people, 3)
    changing.take_out(world.head, first.uid, now=NOW)

    with scoped(world.head):
        after = proof_now(roster, live_of(roster), people, 1)

    assert "now" not in before[0]
    assert uncounted[0] == "3 places are empty now"
    assert after[0] == "1 place is empty now"
    assert "79 duties of 24 people" in after[1]
    assert "before 1 change: 0 empty." in after[1]


def test_what_is_too_much_to_solve_by_patterns_is_refused_before_anybody_waits(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    world = build(cast)
    monkeypatch.setattr(making, "MOST_BY_PATTERN", 100)

    with pytest.raises(Refused, match=r"rosters\.too_much"):
        made(world, patterns={Pattern.DAYS: Wanted(1, never=True)})
    assert made(world).pk
