"""What a keeper is told and offered: which days are free, why a place is empty, who was put in, what is left; and what is sent twice."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import NOW
from tests.support.threads import AtOnce
from umay.core.api import scoped
from umay.kernel.refusal import Refused
from umay.people.api import Account
from umay.rosters.actions import changing, leaving, making, publishing
from umay.rosters.models import Away, Publication, Roster, Shift, ShiftChange
from umay.rosters.queries import terms, weeks
from umay.rosters.queries.facts import key_of, live_of
from umay.rosters.rules.publishing import free_days
from umay.rosters.rules.states import Why
from umay.rosters.tests.worlds import FRIDAY, MONDAY, TERM, World, build, put, roster
from umay.staffing.api import Worker
from umay.turns.api import Asked, Pattern, Soft, Wanted, Weight

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAYS = st.dates(date(2026, 9, 1), date(2026, 10, 30))


def keeper(world: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=world.head.person_id), backend=BACKEND)
    return client


def shown(client: Client, name: str, query: str = "", **where: Any) -> str:
    return str(client.get(reverse(name, kwargs=where or None) + query, secure=True).content.decode())


def published(world: World, *stands: tuple[int, date], span: tuple[date, date] = TERM) -> list[Shift]:
    draft = roster(world, span)
    shifts = [put(world, draft, world.parents[number], day) for number, day in stands]
    publishing.publish(world.head, draft.uid, now=NOW)
    return shifts


@given(DAYS, DAYS, st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), max_size=4))
def test_free_days_are_never_taken_and_begin_with_the_first_that_is_free(one: date, other: date, taken: list[tuple[date, date]]) -> None:
    first, last = min(one, other), max(one, other)
    days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
    free = [day for day in days if not any(begins <= day <= ends for begins, ends in taken)]

    found = free_days(first, last, taken)

    assert (found is None) == (not free)
    if found is not None:
        assert found[0] == free[0]
        assert set(days[days.index(found[0]) : days.index(found[1]) + 1]) <= set(free)


def test_the_first_days_without_a_roster_are_offered_and_those_with_one_lead_to_it(cast: Any) -> None:
    world = build(cast, parents=2, needs={"parent": 1})
    today = date(2026, 11, 22)
    before = terms.terms_of(world.head, today)
    span = before[0].first, before[0].last
    (shift,) = published(world, (0, MONDAY), span=span)

    after = terms.terms_of(world.head, today)
    with pytest.raises(Refused, match=r"rosters\.taken"):
        making.make_roster(world.head, (FRIDAY, FRIDAY), Asked(), now=NOW)

    assert before[0].taken is None
    assert after[0].taken == shift.roster.uid
    assert all(one.first > span[1] for one in after if one.taken is None)
    assert reverse("roster", kwargs={"uid": shift.roster.uid}) in shown(keeper(world), "roster-make")


def test_a_roster_that_cannot_be_published_leads_to_the_one_that_has_its_days(cast: Any) -> None:
    world = build(cast, parents=2, needs={"parent": 1})
    second = roster(world)
    put(world, second, world.parents[1], MONDAY)
    (shift,) = published(world, (0, MONDAY))

    answer = keeper(world).post(reverse("roster-publish", kwargs={"uid": second.uid}), secure=True)

    assert answer.status_code == 409
    assert f'href="{reverse("roster", kwargs={"uid": shift.roster.uid})}"' in answer.content.decode()


def test_a_limit_that_leaves_places_empty_is_named_and_raised_by_one_button(cast: Any) -> None:
    world = build(cast, parents=4, needs={"parent": 1})
    made = making.make_roster(world.head, (MONDAY, FRIDAY), Asked(weights={Soft.FAIR: Weight.STRONG}), now=NOW)

    page = weeks.week_page(world.head, made.uid, weeks.Asked(MONDAY, 0, keeps=True), now=NOW)

    assert page.short_week == 6
    assert sum(one.short for one in page.more_days) == page.short_week - weeks.MOST_HINTS
    assert "have their duties of that week already: the rules allow 1 a week." in page.hints[0].text
    mend = page.hints[0].mends[0]
    assert (mend.words, mend.address) == ("Solve again with 2 a week", reverse("roster-again", kwargs={"uid": made.uid}))
    keeper(world).post(mend.address, dict(mend.fields), secure=True)
    after = weeks.week_page(world.head, made.uid, weeks.Asked(MONDAY, 0, keeps=True), now=NOW)
    assert after.short_week == 2


def test_a_window_is_moved_where_nothing_but_the_hour_keeps_people_back(cast: Any) -> None:
    from umay.rosters.actions import saying
    from umay.turns.api import Can, Half

    world = build(cast, parents=1, needs={"parent": 1})
    saying.say_times(world.parent(0), {(day, Half.MORNING): Can.CANNOT for day in range(5)}, now=NOW)
    draft = roster(world, (MONDAY, MONDAY))

    page = weeks.week_page(world.head, draft.uid, weeks.Asked(MONDAY, 0, keeps=True), now=NOW)

    words = [mend.words for mend in page.hints[0].mends]
    assert words == ["Move the window"]
    assert "1 said that they cannot then." in page.hints[0].text
    assert keeper(world).get(page.hints[0].mends[0].address, secure=True, follow=True).status_code == 200


def test_hours_that_would_do_are_carried_to_the_windows_page(cast: Any) -> None:
    from umay.posts import api as posts
    from umay.rosters.actions import saying
    from umay.turns.api import Can, Half

    windows = [posts.WindowDraft(needs={"parent": 1}, label="home", starts=time(11, 30), ends=time(12), weekdays=(0,))]
    world = build(cast, parents=1, needs={"parent": 1})
    post = posts.add_post(world.head, posts.PostDraft(name="Side gate", number=2, windows=tuple(windows)), now=NOW)
    saying.say_times(world.parent(0), {(0, Half.MORNING): Can.CANNOT}, now=NOW)

    page = weeks.week_page(world.head, roster(world, (MONDAY, MONDAY)).uid, weeks.Asked(MONDAY, 0, keeps=True), now=NOW)

    with scoped(world.head):
        uid = posts.Window.objects.get(post=post).uid
    moves = [mend for hint in page.hints for mend in hint.mends if "Move the window" in mend.words and str(uid) in mend.address]
    assert [(one.words, one.address.partition("&")[2]) for one in moves] == [
        ("Move the window to 12:00\u201312:30", "starts=12%3A00&ends=12%3A30")
    ]
    assert keeper(world).get(moves[0].address, secure=True, follow=True).status_code == 200


def test_who_was_put_in_is_said_on_the_week(cast: Any) -> None:
    world = build(cast, parents=2, needs={"parent": 1})
    draft, window = roster(world), world.windows[0].pk
    fields = {"window": window, "day": MONDAY.isoformat(), "kind": "parent", "class_name": ""}

    answer = keeper(world).post(reverse("roster-fill-now", kwargs={"uid": draft.uid}), fields, secure=True, follow=True)

    assert "Parent 0 stands there now" in answer.content.decode()


def test_nobody_is_taken_out_as_barred_who_may_serve(cast: Any) -> None:
    world = build(cast, parents=2, needs={"parent": 1})
    (shift, other) = published(world, (0, MONDAY), (1, FRIDAY))
    with scoped(world.head):
        Worker.objects.filter(pk=world.parents[1].pk).update(state="left", left_on=MONDAY)

    with pytest.raises(Refused, match="nothing_broken"):
        leaving.mend_broken(world.head, shift.roster.uid, world.parents[0].pk, now=NOW)
    leaving.mend_broken(world.head, shift.roster.uid, world.parents[1].pk, now=NOW)

    with scoped(world.head):
        assert [key_of(one) for one in live_of(shift.roster) if one.worker_id == world.parents[0].pk] == [key_of(shift)]
        assert Shift.objects.get(pk=other.pk).dropped_why == Why.LEFT.value


def test_what_is_sent_twice_counts_once(cast: Any) -> None:
    world = build(cast, parents=9, needs={"parent": 2})
    head, keys = world.head, [uuid4() for _ in range(5)]
    made = [making.make_roster(head, (MONDAY, MONDAY), Asked(), now=NOW, key=keys[0]) for _ in range(2)]
    with scoped(head):
        gone = next(one for one in live_of(made[0]) if one.kind == "parent")
    for _ in range(2):
        publishing.publish(head, made[0].uid, now=NOW, key=keys[1])
    away = [leaving.be_away(head, gone.worker_id, leaving.Span(MONDAY, MONDAY), now=NOW, key=keys[2]) for _ in range(2)]
    place = changing.Place(key_of(gone), "parent")
    filled = [changing.fill(head, made[0].uid, place, sure=True, now=NOW, key=keys[3]) for _ in range(2)]
    other = next(one for one in world.parents if one.pk not in {gone.worker_id, filled[0].worker_id} and not _stands(head, made[0], one))
    again = [changing.replace(head, filled[0].uid, other.uid, sure=True, now=NOW, key=keys[4]) for _ in range(2)]

    assert made[0].pk == made[1].pk
    assert away[0] == away[1]
    assert filled[0].pk == filled[1].pk
    assert again[0].pk == again[1].pk
    with scoped(head):
        assert (Roster.objects.count(), Publication.objects.count(), Away.objects.count()) == (1, 1, 1)
        assert ShiftChange.objects.filter(new=again[0]).count() == 1


def test_a_roster_sent_twice_at_once_is_made_once(cast: Any, at_once: AtOnce) -> None:
    world, key = build(cast, parents=4, needs={"parent": 1}), uuid4()

    answers = at_once(2, lambda: making.make_roster(world.head, (MONDAY, FRIDAY), Asked(), now=NOW, key=key))

    assert answers == ["ok", "ok"]
    with scoped(world.head):
        assert Roster.objects.count() == 1


def _stands(head: Any, in_roster: Roster, worker: Any) -> bool:
    with scoped(head):
        return any(one.worker_id == worker.pk for one in live_of(in_roster))


def test_a_hole_by_a_pattern_says_which_and_how_often_and_is_mended_by_a_softer_one(cast: Any) -> None:
    world = build(cast, parents=1, needs={"parent": 1}, weekdays=(0, 1))
    asked = Asked(most_week=7, rest_weeks=0, patterns={Pattern.DAYS: Wanted(1, never=True)})
    made = making.make_roster(world.head, (MONDAY, FRIDAY), asked, now=NOW)

    page = weeks.week_page(world.head, made.uid, weeks.Asked(MONDAY, 0, keeps=True), now=NOW)

    hint = next(one for one in page.hints if "days in a row" in one.text)
    assert "“Never two days in a row” keeps 1 person back. It leaves 1 place of the roster empty." in hint.text
    mend = next(one for one in hint.mends if "days in a row" in one.words)
    assert mend.words == "Solve again with “Rather not two days in a row”"
    keeper(world).post(mend.address, dict(mend.fields), secure=True)
    after = weeks.week_page(world.head, made.uid, weeks.Asked(MONDAY, 0, keeps=True), now=NOW)
    assert page.short_week - after.short_week == 1


def test_the_rules_offer_patterns_in_words_with_an_example_and_keep_what_was_chosen(cast: Any) -> None:
    world = build(cast, parents=3, needs={"parent": 1})
    draft, client = roster(world, (MONDAY, FRIDAY)), keeper(world)
    again = reverse("roster-again", kwargs={"uid": draft.uid})
    sent = {"most_week": "2", "rest_weeks": "0", **{one.value: "normal" for one in Soft}}
    sent |= {"pattern_mornings": "off", "pattern_weeks": "off"}

    page = shown(client, "roster-again", uid=draft.uid)
    client.post(again, {**sent, "pattern_days": "never:2", "pattern_after": "rather:0"}, secure=True)

    assert "Never more than 2 days in a row" in page
    assert "Whoever stands on Monday afternoon is free on Tuesday morning." in page
    assert '<option value="never:2" selected>' in shown(client, "roster-again", uid=draft.uid)
    with scoped(world.head):
        assert Roster.objects.get(pk=draft.pk).rules["patterns"] == {"days": "never:2", "after": "rather:0"}
