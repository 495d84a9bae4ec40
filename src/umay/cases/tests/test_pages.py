"""The pages of a case: what a member sees and does there, and that others cannot tell whether it exists."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.support.cast import Cast
from tests.support.vaults import WORDS as KEY
from umay.cases.actions.doing import flag_forbidden
from umay.cases.models import Case, Entry, StepRecord
from umay.cases.tests.test_acts import REASON, says
from umay.cases.tests.worlds import NAME, WORDS, Team, facts, opened, team, work_of
from umay.core.api import scoped
from umay.kernel.ids import new_id
from umay.people.api import Account

FULL = ("Aliya", "Canary", "canary")


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def browser(actor: Any, *, vault: bool = True) -> Client:
    """Return a browser in which the person is signed in; with their vault open unless said otherwise."""
    client = Client()
    client.force_login(Account.objects.get(person_id=actor.person_id))
    if vault:
        assert client.post("/vault/open/", {"words": KEY}).status_code == 303
    return client


def said(answer: Any) -> str:
    return answer.content.decode()


def plain(answer: Any) -> str:
    """Return a page without what differs each time: its address and the token of its forms."""
    return re.sub(r'value="\w{64}"|[0-9a-f]{8}-[0-9a-f-]{27}', "", said(answer))


def child_of(team: Team, uid: Any) -> Any:
    return next(one.uid for one in work_of(team, uid).children.values() if one.role == "harmed")


def test_the_list_shows_initials_and_no_name(safety_team: Team) -> None:
    opened(safety_team)

    page = said(browser(safety_team.lead).get("/cases/"))

    assert "A. C." in page
    assert not any(word in page for word in FULL)


def test_a_case_shows_what_comes_next_and_reads_out_its_words(safety_team: Team) -> None:
    uid = opened(safety_team)

    page = said(browser(safety_team.member).get(f"/cases/{uid}/"))

    assert page.index("Make safe") < page.index(NAME) < page.index(WORDS)


def test_a_stranger_meets_the_same_page_for_a_hidden_case_as_for_a_missing_one(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team)
    with scoped(safety_team.lead):
        step = StepRecord.objects.filter(case__uid=uid)[0].uid

    for actor in (safety_team.stranger,):
        client = browser(actor)
        for name, more in (("case", {}), ("case-people", {}), ("case-facts", {}), ("case-step", {"step_uid": step})):
            hidden = client.get(reverse(name, kwargs={"uid": uid, **more}))
            missing = client.get(reverse(name, kwargs={"uid": uuid4(), **more}))
            assert (hidden.status_code, missing.status_code) == (404, 404)
            assert plain(hidden) == plain(missing)
    assert browser(cast.administrator, vault=False).get(f"/cases/{uid}/").status_code == 403


def test_a_shut_vault_leads_to_opening_it_and_hands_back_what_was_typed(safety_team: Team) -> None:
    uid = opened(safety_team)
    client = browser(safety_team.lead, vault=False)

    assert client.get(f"/cases/{uid}/")["Location"].startswith("/vault/open/?next=")
    kept = client.post(f"/cases/{uid}/write/note/", {"words": "A long note", "child": ""})
    assert kept.status_code == 403
    assert "A long note" in said(kept)
    with scoped(safety_team.lead):
        assert Entry.objects.count() == 1


def new_case(**more: Any) -> dict[str, Any]:
    return {
        "submission": str(new_id()), "words": WORDS, "kind": "bullying", "flags": [], "places": ["school"], "offenders": ["peer"],
        "name": NAME, "role": "harmed", "age": "9", "sex": "girl", "grade_band": "primary", **more,
    }  # fmt: skip


def test_a_case_is_opened_on_one_page_and_a_mistake_loses_nothing(safety_team: Team) -> None:
    client = browser(safety_team.lead)

    wrong = client.post("/cases/new/", new_case(kind=""))
    right = client.post("/cases/new/", new_case(members=[str(safety_team.member.person_id)]))

    assert wrong.status_code == 422
    assert WORDS in said(wrong)
    assert right.status_code == 303
    assert NAME in said(browser(safety_team.member).get(right["Location"]))


def test_a_rehearsal_says_so_on_every_page(safety_team: Team) -> None:
    client = browser(safety_team.lead)

    there = client.post("/cases/new/?practice=1", new_case())["Location"]

    with scoped(safety_team.lead):
        assert Case.objects.get().is_practice
    for page in ("", "people/", "facts/", "close/", "children/new/", "write/note/"):
        assert "This is a rehearsal" in said(client.get(there + page))


@pytest.mark.parametrize(
    "kind", ["note", "told", "inquiry", "interview", "wish", "risk", "safety_plan", "help_plan", "guardians", "forbidden"]
)
def test_each_kind_of_words_is_kept_by_its_form(safety_team: Team, kind: str) -> None:
    uid = opened(safety_team, facts=facts(flags=("guardian_suspected",)))
    client, child = browser(safety_team.lead), child_of(safety_team, uid)
    body = {
        "submission": str(new_id()), "child": str(child), "words": REASON, "present": "The nurse", "level": "high", "danger": ["weapon"],
        "school": "s", "home": "h", "people": "p", "goals": "g", "steps": "s", "seen": "0", "decided": "wait", "code": "secrecy",
    }  # fmt: skip
    there = reverse("write-in-case", kwargs={"uid": uid, "kind": kind})

    assert client.get(f"{there}?child={child}").status_code == 200
    assert client.post(there, body).status_code == 303
    assert client.post(there, body).status_code == 303  # sent twice
    with scoped(safety_team.lead):
        assert Entry.objects.filter(kind="decision" if kind == "guardians" else kind).exclude(code="report").count() == (
            2 if kind == "told" else 1
        )
    assert (REASON if "plan" not in kind else "version 1") in said(
        client.get(reverse("case-child", kwargs={"uid": uid, "child_uid": child}))
    ) or kind == "forbidden"


def test_a_plan_that_another_changed_shows_both_and_can_then_be_kept(safety_team: Team) -> None:
    uid = opened(safety_team)
    one, other, child = browser(safety_team.lead), browser(safety_team.member), str(child_of(safety_team, uid))
    there = reverse("write-in-case", kwargs={"uid": uid, "kind": "help_plan"})
    plan = {"child": child, "goals": "Sleeps again", "steps": "s", "people": "p", "seen": "0"}
    assert one.post(there, {**plan, "submission": str(new_id())}).status_code == 303

    second = other.post(there, {**plan, "goals": "Has a friend", "submission": str(new_id())})

    assert second.status_code == 422
    assert "Sleeps again" in said(second)
    assert "Has a friend" in said(second)
    assert 'name="seen" value="1"' in said(second)


def test_a_step_is_recorded_and_guardians_are_not_told_by_a_slip(safety_team: Team) -> None:
    uid = opened(safety_team, facts=facts(flags=("guardian_suspected",)))
    client = browser(safety_team.lead)
    with scoped(safety_team.lead):
        steps = {one.code: one.uid for one in StepRecord.objects.filter(case__uid=uid, child__role="harmed") if one} | {
            one.code: one.uid for one in StepRecord.objects.filter(case__uid=uid, child=None)
        }

    done = client.post(reverse("case-step", kwargs={"uid": uid, "step_uid": steps["make_safe"]}), {"words": "She is with the nurse."})
    told = client.post(reverse("case-step", kwargs={"uid": uid, "step_uid": steps["tell_guardians"]}), {"words": "Called the father."})

    assert (done.status_code, told.status_code) == (303, 422)
    assert "Somebody decides by name" in said(told)


def test_the_level_above_sees_a_code_and_a_school_and_no_way_in(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team)
    flag_forbidden(safety_team.lead, safety_team.vault(safety_team.lead), uid, "secrecy", says(REASON), now=timezone.now())

    page = said(browser(cast.district_secretary, vault=False).get("/cases/above/"))

    assert "Secrecy" in page
    assert "First School" in page
    assert str(uid) not in page
    assert REASON not in page
    assert "Secrecy" not in said(browser(cast.other_district_secretary, vault=False).get("/cases/above/"))
    assert browser(cast.police_officer, vault=False).get("/cases/above/").status_code == 403


def test_who_opened_it_is_seen_by_every_member(safety_team: Team) -> None:
    uid = opened(safety_team)
    browser(safety_team.lead).get(f"/cases/{uid}/")

    page = said(browser(safety_team.member).get(f"/cases/{uid}/people/"))

    assert "Test counsellor" in page.split('id="openings"')[1]
