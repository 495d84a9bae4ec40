"""Parents among themselves: somebody steps in, two swap, and of two who are quick at once one has it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.support.cast import NOW
from tests.support.threads import AtOnce
from umay.core.api import scoped
from umay.duties.actions import offering
from umay.duties.models import Offer
from umay.duties.queries import own
from umay.duties.queries.own import swap_page
from umay.kernel.refusal import Refused
from umay.rosters import api as rosters
from umay.rosters.actions import changing
from umay.rosters.models import Shift
from umay.rosters.queries.facts import key_of
from umay.rosters.tests.worlds import FRIDAY, MONDAY, World, build, put, roster
from umay.turns.api import Can, Half

TUESDAY = MONDAY + timedelta(days=1)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast, parents=4, needs={"parent": 1})


def published(world: World, *stands: tuple[int, Any]) -> list[Shift]:
    draft = roster(world)
    shifts = [put(world, draft, world.parents[number], day) for number, day in stands]
    rosters.publish(world.head, draft.uid, now=NOW)
    return shifts


def who_stands(world: World, day: Any) -> list[str]:
    return [one.name for one in rosters.shifts_on(world.head, day)]


def test_who_cannot_come_is_out_and_those_who_are_free_are_asked(world: World) -> None:
    (shift,) = published(world, (0, MONDAY))
    rosters.say_times(world.parent(1), {(0, Half.MORNING): Can.CANNOT}, now=NOW)

    offer = offering.cannot_come(world.parent(0), shift.uid, now=NOW)

    assert sorted(offer.asked) == [world.parents[2].pk, world.parents[3].pk]
    assert who_stands(world, MONDAY) == []


def test_of_two_who_take_a_duty_at_once_one_has_it(world: World, at_once: AtOnce) -> None:
    (shift,) = published(world, (0, MONDAY))
    offer = offering.cannot_come(world.parent(0), shift.uid, now=NOW)
    takers = [world.parent(1), world.parent(2)]

    answers = at_once(2, lambda: offering.take_offer(takers.pop(), offer.uid, now=NOW))

    assert sorted(answers) == ["duties.taken_already", "ok"]
    assert len(who_stands(world, MONDAY)) == 1


def test_who_was_not_asked_finds_no_offer_and_nobody_drops_the_duty_of_another(world: World) -> None:
    (shift,) = published(world, (0, MONDAY))
    with pytest.raises(Shift.DoesNotExist):
        offering.cannot_come(world.parent(1), shift.uid, now=NOW)
    offer = offering.cannot_come(world.parent(0), shift.uid, now=NOW)

    with pytest.raises(Offer.DoesNotExist):
        offering.take_offer(world.parent(0), offer.uid, now=NOW)


def test_two_parents_swap_without_the_office(world: World) -> None:
    one, other = published(world, (0, MONDAY), (1, FRIDAY))

    offer = offering.propose_swap(world.parent(0), one.uid, other.uid, now=NOW)
    before = who_stands(world, MONDAY)
    offering.answer_swap(world.parent(1), offer.uid, accepts=True, now=NOW)

    assert before == ["Parent 0"]
    assert (who_stands(world, MONDAY), who_stands(world, FRIDAY)) == (["Parent 1"], ["Parent 0"])


def test_a_declined_swap_changes_nothing_and_cannot_be_accepted_later(world: World) -> None:
    one, other = published(world, (0, MONDAY), (1, FRIDAY))
    offer = offering.propose_swap(world.parent(0), one.uid, other.uid, now=NOW)
    offering.answer_swap(world.parent(1), offer.uid, accepts=False, now=NOW)

    with pytest.raises(Refused, match=r"duties\.taken_already"):
        offering.answer_swap(world.parent(1), offer.uid, accepts=True, now=NOW)

    assert who_stands(world, MONDAY) == ["Parent 0"]


def test_who_withdraws_a_swap_that_was_answered_hears_that_it_was(world: World) -> None:
    one, other = published(world, (0, MONDAY), (1, FRIDAY))
    offer = offering.propose_swap(world.parent(0), one.uid, other.uid, now=NOW)
    offering.answer_swap(world.parent(1), offer.uid, accepts=True, now=NOW)

    with pytest.raises(Refused, match=r"duties\.answered_already"):
        offering.withdraw_swap(world.parent(0), offer.uid, now=NOW)


def test_a_swap_of_which_one_duty_is_gone_says_so_and_gives_way_to_another_that_is_right(world: World) -> None:
    one, gone, other = published(world, (0, MONDAY), (1, FRIDAY), (2, TUESDAY))
    offer = offering.propose_swap(world.parent(0), one.uid, gone.uid, now=NOW)
    offering.cannot_come(world.parent(1), gone.uid, now=NOW)

    with pytest.raises(Refused, match=r"duties\.swap_gone"):
        offering.answer_swap(world.parent(1), offer.uid, accepts=True, now=NOW)
    offering.propose_swap(world.parent(0), one.uid, other.uid, now=NOW)

    with scoped(world.head):
        assert Offer.objects.get(pk=offer.pk).state == "withdrawn"


def test_a_swap_that_would_break_a_rule_is_not_proposed(world: World) -> None:
    one, other = published(world, (0, MONDAY), (1, FRIDAY))
    rosters.say_times(world.parent(1), {(0, Half.MORNING): Can.CANNOT}, now=NOW)

    with pytest.raises(Refused, match=r"rosters\.breaks"):
        offering.propose_swap(world.parent(0), one.uid, other.uid, now=NOW)


def test_nobody_swaps_with_whom_they_stand_beside(world: World) -> None:
    one, beside, other = published(world, (0, MONDAY), (1, MONDAY), (2, FRIDAY))

    with scoped(world.head):
        page = swap_page(world.parent(0), one.uid, now=NOW)
    with pytest.raises(Refused, match=r"rosters\.other_roster"):
        offering.propose_swap(world.parent(0), one.uid, beside.uid, now=NOW)

    assert [uid for uid, _when, _who in page.choices] == [str(other.uid)]


def test_times_said_are_kept_and_said_anew(world: World) -> None:
    with scoped(world.head):
        from umay.rosters.models import Availability
    rosters.say_times(world.parent(0), {(0, Half.MORNING): Can.CANNOT, (1, Half.MORNING): Can.CAN}, now=NOW)
    rosters.say_times(world.parent(0), {(0, Half.MORNING): Can.CAN, (2, Half.AFTERNOON): Can.RATHER_NOT}, now=NOW)

    with scoped(world.head):
        assert list(Availability.objects.values_list("weekday", "half", "state")) == [(2, "afternoon", "rather_not")]


def test_what_is_sent_twice_counts_once(world: World) -> None:
    one, other, third = published(world, (0, MONDAY), (1, FRIDAY), (2, TUESDAY))
    swaps = [offering.propose_swap(world.parent(0), one.uid, other.uid, now=NOW) for _ in range(2)]
    covers = [offering.cannot_come(world.parent(2), third.uid, now=NOW) for _ in range(2)]
    taken = [offering.take_offer(world.parent(3), covers[0].uid, now=NOW) for _ in range(2)]
    answers = [offering.answer_swap(world.parent(1), swaps[0].uid, accepts=True, now=NOW).state for _ in range(2)]

    assert swaps[0].pk == swaps[1].pk
    assert covers[0].pk == covers[1].pk
    assert len(taken) == 2
    assert answers == ["taken", "taken"]
    assert [who_stands(world, day) for day in (MONDAY, TUESDAY, FRIDAY)] == [["Parent 1"], ["Parent 3"], ["Parent 0"]]


def test_a_place_that_the_office_filled_meanwhile_is_asked_for_no_more(world: World) -> None:
    (shift,) = published(world, (0, MONDAY))
    offer = offering.cannot_come(world.parent(0), shift.uid, now=NOW)
    before = own.my_page(world.parent(1), now=NOW).asks
    changing.fill(world.head, shift.roster.uid, changing.Place(key_of(shift), "parent", world.parents[2].uid), now=NOW)

    with pytest.raises(Refused, match=r"rosters\.filled"):
        offering.take_offer(world.parent(1), offer.uid, now=NOW)

    assert len(before) == 1
    assert own.my_page(world.parent(1), now=NOW).asks == ()
