"""Children are asked again after 30 and 90 days, closed cases too; a yes makes a step; a wish is settled by its answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.support.cast import NOW, PACK, Cast
from umay.cases.actions import doing, ending, writing
from umay.cases.models import StepRecord
from umay.cases.queries.calls import asked_due
from umay.cases.queries.case_page import case_page, until
from umay.cases.tests.test_acts import child_of, code_of, says, step
from umay.cases.tests.test_pages import browser, said
from umay.cases.tests.worlds import Team, facts, opened, row, team, texts_of, work_of
from umay.core.api import JOB, scoped
from umay.packs import api as packs
from umay.procedure.api import closing
from umay.procedure.tests.responses import DOCUMENT, of_step
from umay.programme import api as programme

MONTH = timedelta(days=31)
ASKED = [
    of_step("ask_30", phase="follow", who=["counsellor"], within={"days": 30}, per="child", child="harmed", needs=["answer"]),
    of_step("stop_it", phase="follow", who=["unit_head"], within={"hours": 24}, per="child", child="harmed", needs=["decision"],
            when={"flags_any": ["retaliation"]}),
    of_step("ask_wish", phase="assess", who=["counsellor"], within={"hours": 24}, per="child", child="harmed", needs=["wish"]),
]  # fmt: skip


@pytest.fixture
def asking(cast: Cast) -> Team:
    found = team(cast)
    pack = packs.pack_from_document({**PACK, "version": "1.1", "response": {**DOCUMENT, "steps": [*DOCUMENT["steps"], *ASKED]}})
    programme.publish_pack(JOB, pack, place=cast.nation.place, origin="builtin", now=NOW)
    return found


def answered(team: Team, uid: Any, answer: str, words: str = "Nobody does.", after: timedelta = MONTH) -> None:
    asked = step(team, uid, "ask_30")
    doing.keep_answer(team.lead, team.vault(team.lead), uid, asked.uid, says(words), answer=answer, now=timezone.now() + after)


def close(team: Team, uid: Any) -> None:
    end = closing.Ending("unfounded", frozenset(), "It was a misunderstanding.")
    with scoped(team.lead):
        left = [one.uid for one in StepRecord.objects.filter(case__uid=uid, state="open").exclude(code="ask_30")]
    doing.leave_steps(team.lead, team.vault(team.lead), uid, left, says("Not needed."), now=timezone.now())
    ending.close_case(team.lead, team.vault(team.lead), uid, end, now=timezone.now())


def test_a_no_is_kept_in_the_childs_part_and_settles_the_question(asking: Team) -> None:
    uid = opened(asking)

    answered(asking, uid, "no")

    assert step(asking, uid, "ask_30").state == "done"
    assert texts_of(asking, uid, asking.member, "asked") == [{"words": "Nobody does."}]
    assert step(asking, uid, "stop_it") is None


def test_a_yes_makes_a_step_of_its_own_that_day(asking: Team) -> None:
    uid = opened(asking)

    answered(asking, uid, "yes", "Two boys wait for her at the gate.")

    found = step(asking, uid, "stop_it")
    assert found.state == "open" and found.due_at > timezone.now() + MONTH
    assert "retaliation" in row(asking.lead, uid).flags


def test_a_child_that_could_not_be_asked_is_asked_a_week_later(asking: Team) -> None:
    uid = opened(asking)

    answered(asking, uid, "could_not", "Ill this week.")

    asked = step(asking, uid, "ask_30")
    assert (asked.state, asked.due_at.date()) == ("open", (timezone.now() + MONTH + timedelta(days=7)).date())


@pytest.mark.parametrize(("answer", "words", "code"), [("yes", " ", "case.words_missing"), ("maybe", "x", "case.code_unknown")])
def test_a_yes_is_explained_and_nothing_else_is_an_answer(asking: Team, answer: str, words: str, code: str) -> None:
    uid = opened(asking)

    assert code_of(lambda: answered(asking, uid, answer, words)) == code


def test_a_question_is_not_ticked_off_without_an_answer(asking: Team) -> None:
    uid = opened(asking)
    asked = step(asking, uid, "ask_30")

    act = lambda: doing.do_step(asking.lead, asking.vault(asking.lead), uid, asked.uid, says(), now=timezone.now())  # noqa: E731

    assert code_of(act) == "case.step_needs"


def test_a_closed_case_says_when_it_asks_again_and_a_yes_is_heard_there_too(asking: Team) -> None:
    uid = opened(asking)
    close(asking, uid)
    client = browser(asking.lead)

    assert "Asked again later" in said(client.get(f"/cases/{uid}/"))
    page = f"/cases/{uid}/steps/{step(asking, uid, 'ask_30').uid}/"
    assert client.post(page, {"answer": "yes", "words": "They laugh at her."}).status_code == 303

    assert step(asking, uid, "stop_it").state == "open"
    assert row(asking.lead, uid).state == "closed"


def test_the_day_of_the_lead_says_whom_to_ask_of_closed_cases_too(asking: Team) -> None:
    uid = opened(asking)
    close(asking, uid)

    today = timezone.now().date()
    assert asked_due(asking.lead, today) == ()
    assert [(one.case_uid, one.is_late) for one in asked_due(asking.lead, today + timedelta(days=28))] == [(uid, False)]
    assert [(one.case_uid, one.is_late) for one in asked_due(asking.lead, today + timedelta(days=40))] == [(uid, True)]
    assert asked_due(asking.member, today + MONTH) == ()


def test_a_wish_is_settled_by_its_answer_and_not_by_writing_it_down(asking: Team) -> None:
    uid = opened(asking)
    child = child_of(asking, uid).uid
    wish = writing.keep_wish(asking.lead, asking.vault(asking.lead), uid, says("To sit beside Dana.", child), now=timezone.now())
    assert step(asking, uid, "ask_wish").state == "open"

    writing.answer_wish(asking.lead, asking.vault(asking.lead), uid, wish, "Yes, from Monday.", now=timezone.now())

    assert step(asking, uid, "ask_wish").state == "done"


def test_nothing_is_late_in_the_second_in_which_a_case_is_opened(asking: Team) -> None:
    uid = opened(asking, facts=facts(kinds=("sexual",), flags=("danger",)), told_at=timezone.now() - timedelta(days=40))

    page = case_page(asking.lead, work_of(asking, uid))

    assert "late" not in {one.mark for one in page.steps}


def test_a_day_is_said_as_a_day(asking: Team) -> None:
    uid = opened(asking)
    work = work_of(asking, uid)

    with scoped(asking.lead):
        said = until(step(asking, uid, "weigh_risk").due_at, work)

    assert said == "by tomorrow"


def test_a_step_that_tells_an_authority_shows_its_number(asking: Team) -> None:
    uid = opened(asking, facts=facts(kinds=("sexual",)))

    page = said(browser(asking.lead).get(f"/cases/{uid}/steps/{step(asking, uid, 'tell_police').uid}/"))

    assert "tel:102" in page
