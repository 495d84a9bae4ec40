"""Limits that people set themselves: named apart from the roster's, asked about, and never changed unseen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.duties.actions import limits as acts
from umay.duties.models import LimitAsk
from umay.duties.queries import limits, own
from umay.kernel.refusal import Refused
from umay.notices.models import Notice
from umay.people.api import Account
from umay.rosters import api as rosters
from umay.rosters.queries import weeks
from umay.rosters.queries.mending import Hint
from umay.rosters.tests.worlds import FRIDAY, MONDAY, World, build, put, roster
from umay.turns.api import Asked

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def world(cast: Any) -> World:
    """A school with two parents who each stand on Monday; the first wants no more than once a week, the rules allow two."""
    world = build(cast, parents=2, needs={"parent": 1})
    rosters.say_wishes(world.parent(0), rosters.Wished(most_week=1), now=NOW)
    return world


def draft_of(world: World, *, most_week: int = 2) -> rosters.Roster:
    draft = roster(world, (MONDAY, FRIDAY))
    with scoped(world.head):
        rosters.Roster.objects.filter(pk=draft.pk).update(rules=Asked(most_week=most_week, rest_weeks=0).to_json())
    put(world, draft, world.parents[0], MONDAY, 0)
    put(world, draft, world.parents[1], MONDAY, 1)
    if most_week > 1:
        put(world, draft, world.parents[1], FRIDAY, 1)
    return draft


def hint(world: World, uid: UUID) -> Hint:
    page = weeks.week_page(world.head, uid, weeks.Asked(MONDAY, 0, keeps=True), now=NOW)
    return page.hints[0]


def ask(world: World, uid: UUID) -> int:
    return acts.ask_for_more(world.head, uid, ((world.windows[0].pk, FRIDAY), "parent"), now=NOW)


def keeper(world: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=world.head.person_id), backend=BACKEND)
    return client


def test_a_limit_of_ones_own_is_named_and_asked_about_and_no_button_raises_the_rosters(world: World) -> None:
    draft = draft_of(world)

    found = hint(world, draft.uid)

    assert "1 said of themselves that they do not want more duties in a week." in found.text
    assert "1 have their duties" not in found.text
    raised = dict(next((one.fields for one in found.mends if one.address.endswith("/again/")), ()))
    assert raised.get("most_week", "") in {"", "3"}
    asks = next(one for one in found.mends if one.words == "Ask 1 whether they would stand once more")
    assert asks.address == reverse("roster-limits-ask", kwargs={"uid": draft.uid})


def test_where_own_limits_alone_hold_the_rosters_limit_is_not_offered(world: World) -> None:
    rosters.say_wishes(world.parent(1), rosters.Wished(most_week=2), now=NOW)

    found = hint(world, draft_of(world).uid)

    assert "2 said of themselves" in found.text
    assert not [one for one in found.mends if one.words.startswith("Solve again")]


def test_the_rosters_limit_is_raised_only_for_those_whom_it_holds(world: World) -> None:
    found = hint(world, draft_of(world, most_week=1).uid)

    assert "1 has their duties of that week already: the rules allow 1 a week." in found.text
    assert "1 said of themselves" in found.text
    assert found.mends[0].words == "Solve again with 2 a week"


def test_who_is_asked_answers_for_themselves_and_only_a_yes_changes_anything(world: World) -> None:
    draft = draft_of(world)
    assert (ask(world, draft.uid), ask(world, draft.uid)) == (1, 0)
    (more,) = own.my_page(world.parent(0), now=NOW).more
    with scoped(world.head):
        assert rosters.wish_said(world.parents[0].pk).most_week == 1

    acts.answer_more(world.parent(0), more.uid, accepts=True, now=NOW)
    acts.answer_more(world.parent(0), more.uid, accepts=True, now=NOW)

    with scoped(world.head):
        assert rosters.wish_said(world.parents[0].pk) == rosters.Wished(most_week=2)
    assert own.my_page(world.parent(0), now=NOW).more == ()
    assert told(world.parents[0].person_id) == ["roster.more_asked"]
    assert "roster.more_answered" in told(world.head.person_id)
    with pytest.raises(Refused, match="more_gone"):
        acts.answer_more(world.parent(0), more.uid, accepts=False, now=NOW)


def told(person_id: int) -> list[str]:
    return list(Notice.objects.filter(person_id=person_id).order_by("pk").values_list("code", flat=True))


def test_whoever_said_no_is_not_asked_again_in_the_school_year(world: World) -> None:
    draft = draft_of(world)
    ask(world, draft.uid)
    (more,) = own.my_page(world.parent(0), now=NOW).more

    acts.answer_more(world.parent(0), more.uid, accepts=False, now=NOW)

    assert ask(world, draft.uid) == 0
    assert ask(world, draft_of(world).uid) == 0
    assert limits.limits_page(world.head, draft.uid, (world.windows[0].pk, FRIDAY), "parent", now=NOW).held[0].asked == "declined"
    with scoped(world.head):
        assert rosters.wish_said(world.parents[0].pk).most_week == 1


def test_nobody_is_asked_twice_in_two_weeks_though_they_changed_their_limit(world: World) -> None:
    draft = draft_of(world)
    put(world, draft, world.parents[0], MONDAY, 1)
    ask(world, draft.uid)

    rosters.say_wishes(world.parent(0), rosters.Wished(most_week=2), now=NOW)

    assert ask(world, draft.uid) == 0
    with scoped(world.head):
        LimitAsk.objects.update(asked_at=NOW - timedelta(days=15))
    assert ask(world, draft.uid) == 1


def test_questions_that_wait_count_and_at_most_twelve_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST_ASKED", 1)
    rosters.say_wishes(world.parent(1), rosters.Wished(most_week=2), now=NOW)
    draft = draft_of(world)

    assert (ask(world, draft.uid), ask(world, draft.uid)) == (1, 0)


def test_a_day_that_is_past_is_not_asked_for_and_uses_no_question_up(world: World) -> None:
    draft = draft_of(world)
    place = (world.windows[0].pk, FRIDAY), "parent"

    with pytest.raises(Refused, match="day_past"):
        acts.ask_for_more(world.head, draft.uid, place, now=NOW + timedelta(days=400))

    with scoped(world.head):
        assert not LimitAsk.objects.exists()


def test_a_question_is_over_with_its_day_and_with_its_roster(world: World) -> None:
    draft = draft_of(world)
    ask(world, draft.uid)
    (more,) = own.my_page(world.parent(0), now=NOW).more
    with pytest.raises(Refused, match="more_gone"):
        acts.answer_more(world.parent(0), more.uid, accepts=True, now=NOW + timedelta(days=400))

    with scoped(world.head):
        rosters.Roster.objects.filter(pk=draft.pk).update(state="ended", published_at=NOW)

    assert own.my_page(world.parent(0), now=NOW).more == ()
    with pytest.raises(Refused, match="more_gone"):
        acts.answer_more(world.parent(0), more.uid, accepts=True, now=NOW)


def test_nobody_answers_for_another(world: World) -> None:
    draft = draft_of(world)
    ask(world, draft.uid)
    with scoped(world.head):
        uid = LimitAsk.objects.get().uid

    with pytest.raises(LimitAsk.DoesNotExist):
        acts.answer_more(world.parent(1), uid, accepts=True, now=NOW)


def test_a_question_is_gone_when_they_changed_their_limit_meanwhile(world: World) -> None:
    draft = draft_of(world)
    ask(world, draft.uid)
    (more,) = own.my_page(world.parent(0), now=NOW).more

    rosters.say_wishes(world.parent(0), rosters.Wished(most_week=3), now=NOW)

    assert own.my_page(world.parent(0), now=NOW).more == ()
    with pytest.raises(Refused, match="more_gone"):
        acts.answer_more(world.parent(0), more.uid, accepts=True, now=NOW)


def test_what_the_office_writes_down_is_told_to_whom_it_is_about(world: World) -> None:
    draft, client = draft_of(world), keeper(world)
    sent = {"window": world.windows[0].pk, "day": FRIDAY.isoformat(), "kind": "parent"}
    where = reverse("roster-limits", kwargs={"uid": draft.uid})
    note = reverse("roster-limits-note", kwargs={"uid": draft.uid, "worker_uid": world.parents[0].uid})

    page = client.get(where, sent, secure=True).content.decode()
    wrong = client.post(note, {**sent, "most_week": "99"}, secure=True)
    asked = client.post(reverse("roster-limits-ask", kwargs={"uid": draft.uid}), sent, secure=True, follow=True)
    waits = client.post(note, {**sent, "most_week": "2"}, secure=True, follow=True)
    noted = client.post(note, {**sent, "most_week": "2", "said_so": "on"}, secure=True, follow=True)

    assert "Parent 0" in page
    assert "at most 1 a week" in page
    assert wrong.status_code == 422
    assert "1 person is asked." in asked.content.decode()
    assert "written down: waits for their yes" in waits.content.decode()
    assert "Nobody is kept back by their own limit alone" in noted.content.decode()
    with scoped(world.head):
        assert rosters.wish_said(world.parents[0].pk).most_week == 2
    assert told(world.parents[0].person_id) == ["roster.more_asked", "roster.limits_noted", "roster.limits_noted"]
