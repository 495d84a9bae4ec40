"""A question to an organisation outside: the link opens it once, the answer is for the members alone, a dump opens neither."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.models import Entry
from umay.cases.tests.test_pages import browser
from umay.cases.tests.worlds import Team, opened, team, work_of
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.handover.actions.asking import Question, ask_outside, end_question
from umay.handover.models import Referral, ReferralAnswer
from umay.handover.outside import answer, read_question
from umay.handover.queries.outgoing import handover_page
from umay.handover.sealed import Token, new_token
from umay.handover.tests.worlds import children
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)
ASKED = "hushed question: may the child do sports?"
ANSWERED = "hushed answer: yes, from Monday"
ORGANISATION = "Hushed Clinic"


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def question(**more: Any) -> Question:
    given = {"uid": new_id(), "office": "health", "organisation": ORGANISATION, "words": ASKED, "days": 14, "language": "tr"}
    return Question(**{**given, **more})


def asked(team: Team, uid: Any, **more: Any) -> Any:
    first, _ = children(team, uid)
    return ask_outside(team.lead, team.vault(team.lead), uid, question(child=first, **more), now=timezone.now())


def answers(team: Team, uid: Any, actor: Any) -> list[str]:
    return [words for one in handover_page(actor, work_of(team, uid, actor)).referrals for _when, words in one.answers]


def test_an_answer_reaches_every_member_and_nobody_else(safety_team: Team) -> None:
    uid = opened(safety_team)
    token = asked(safety_team, uid).token

    shown = read_question(token)
    assert shown is not None
    assert shown.question == ASKED
    assert answer(token, shown, ANSWERED, uuid4())

    assert answers(safety_team, uid, safety_team.lead) == answers(safety_team, uid, safety_team.member) == [ANSWERED]
    with scoped(safety_team.stranger):
        assert not Referral.objects.exists()
        assert not ReferralAnswer.objects.exists()
    assert AuditEntry.objects.filter(verb="referral.answered").exists()


def test_a_link_opens_once_and_not_after_its_day_nor_when_taken_back(safety_team: Team) -> None:
    uid = opened(safety_team)
    first, second, third = (asked(safety_team, uid).token for _ in range(3))
    shown = read_question(first)
    assert shown is not None
    answer(first, shown, ANSWERED, uuid4())
    with scoped(safety_team.lead):
        rows = list(Referral.objects.order_by("pk"))
        Referral.objects.filter(pk=rows[1].pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    end_question(safety_team.lead, safety_team.vault(safety_team.lead), uid, rows[2].uid, now=timezone.now())

    for token in (first, second, third, new_token()):
        assert read_question(token) is None
        assert not answer(token, shown, ANSWERED, uuid4())
    assert len(answers(safety_team, uid, safety_team.lead)) == 1


def test_a_dump_with_the_secrets_of_the_installation_opens_neither(safety_team: Team) -> None:
    uid = opened(safety_team)
    token = asked(safety_team, uid).token
    shown = read_question(token)
    assert shown is not None
    answer(token, shown, ANSWERED, uuid4())

    with scoped(JOB):
        kept = [bytes(value) for row in Referral.objects.values_list("question_blob", "lookup", "public") for value in row]
        kept += [bytes(value) for row in ReferralAnswer.objects.values_list("blob", "wrap") for value in row]
    with scoped(safety_team.lead):
        kept += [bytes(one) for one in Entry.objects.values_list("blob", flat=True)]
    assert not [one for one in kept if b"ushed" in one or token.raw in one or token.said.encode() in one]


def test_a_childs_name_is_not_sent_outside(safety_team: Team) -> None:
    uid = opened(safety_team)

    with pytest.raises(Refused, match="question_names_child"):
        asked(safety_team, uid, words="How is aliya since Monday?")


def test_the_page_outside_knows_nobody_and_answers_wrong_codes_alike(safety_team: Team) -> None:
    uid = opened(safety_team)
    token = asked(safety_team, uid).token
    client = Client()

    page = client.post("/answer/", {"code": token.said.lower().replace("-", " ")})
    assert page.status_code == 200
    assert ASKED in page.content.decode()
    assert "Aliya" not in page.content.decode()
    assert not page.cookies
    assert page["Cache-Control"].startswith("no-store")
    assert page["Referrer-Policy"] == "no-referrer"
    assert client.post("/answer/", {"code": token.said, "words": " "}).status_code == 422
    assert client.post("/answer/", {"code": token.said, "words": ANSWERED}).status_code == 200
    gone, wrong, short = (client.post("/answer/", {"code": said}) for said in (token.said, new_token().said, "nothing"))
    assert gone.status_code == wrong.status_code == short.status_code == 404
    assert gone.content == wrong.content == short.content


def test_no_address_holds_a_code_and_an_old_link_is_led_to_where_none_does(safety_team: Team) -> None:
    uid = opened(safety_team)
    with patch("umay.handover.actions.asking.new_token", lambda: Token(bytes(range(24)))):
        token = asked(safety_team, uid).token
    old = urlsafe_b64encode(token.raw).decode()

    led = Client().get(f"/answer/{old}/")

    assert (led.status_code, led["Location"], led["Referrer-Policy"]) == (302, f"/answer/#{old}", "no-referrer")
    page = Client().post("/answer/", {"code": old}).content.decode()
    assert ASKED in page
    assert Client().post("/answer/", {"code": old, "words": ANSWERED}).status_code == 200
    assert answers(safety_team, uid, safety_team.lead) == [ANSWERED]
    assert Client().get("/answer/").status_code == 200


def test_somebody_asks_on_the_page_and_reads_the_answer_there(safety_team: Team) -> None:
    uid = opened(safety_team)
    first, _ = children(safety_team, uid)
    client = browser(safety_team.lead)
    form = {"child": first, "office": "health", "organisation": ORGANISATION, "words": ASKED, "days": "14", "language": "en"}

    made = client.post(f"/cases/{uid}/handover/ask/", form).content.decode()
    code = made.split("/answer/#")[1].split("<")[0]
    assert Client().post("/answer/", {"code": code, "words": ANSWERED}).status_code == 200

    page = client.get(f"/cases/{uid}/handover/").content.decode()
    assert ANSWERED in page
    assert ASKED in page
    assert browser(safety_team.stranger).get(f"/cases/{uid}/handover/").status_code == 404
