"""Letters and accusations by the pages: written, read as text, signed once; and that others cannot tell whether there are any."""

from __future__ import annotations

import html
import re
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.models import StepRecord
from umay.cases.tests.test_pages import browser, plain, said
from umay.cases.tests.worlds import Team
from umay.core.api import scoped
from umay.correspondence.models import Accused, MadeLetter
from umay.correspondence.tests.worlds import ACCUSED, CHILD, TOLD, TYPED, child_of, opened, step, team_of
from umay.kernel.ids import new_id

pytestmark = pytest.mark.django_db(transaction=True)
LETTER = {"to": "Police\nMain street 1", "child": CHILD, "guardians": TYPED, "happened": TOLD, "contact": "Counsellor", "also": ""}


@pytest.fixture
def team(cast: Cast) -> Team:
    return team_of(cast)


def hidden(page: str, which: int) -> dict[str, str]:
    """Return what the n-th form of the content carries without being seen."""
    forms = re.findall(r"<form class=\"form\".*?</form>", page, re.DOTALL)
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', forms[which])
    return {name: html.unescape(words) for name, words in found}


def test_a_letter_is_filled_seen_signed_and_made_once(team: Team) -> None:
    uid = opened(team)
    client, here = browser(team.lead), f"/cases/{uid}/letters/new/police/?child={child_of(team, uid)}&language=en"

    form = said(client.get(here))
    assert CHILD in form
    assert TOLD in form
    preview = said(client.post(here, {**LETTER, "step": "preview", "submission": str(new_id())}))
    assert TYPED in preview
    assert "Notice of a possible crime" in preview
    again = said(client.post(here, hidden(preview, 0)))
    assert TYPED in again
    sign = {**hidden(preview, 1), "file_kind": "pdf", "way": "hand"}
    answers = [client.post(here, sign) for _press in range(2)]

    assert {one.status_code for one in answers} == {303}
    assert len({one["Location"] for one in answers}) == 1
    with scoped(team.lead):
        assert MadeLetter.objects.count() == 1
    page = said(client.get(answers[0]["Location"]))
    assert TYPED not in page
    assert "By hand" in page
    file = client.get(f"{answers[0]['Location']}file/")
    assert file.content.startswith(b"%PDF")
    assert "no-store" in file["Cache-Control"]
    assert client.get(f"/cases/{uid}/").status_code == client.get(f"/cases/{uid}/letters/").status_code == 200
    assert "Notice to the police" in said(client.get("/letters/"))


def test_how_it_left_and_their_answer_are_kept(team: Team) -> None:
    uid = opened(team)
    client, here = browser(team.lead), f"/cases/{uid}/letters/new/education/"
    form = {"to": "Office", "kind": "Sexual", "done": "Taken up", "contact": "Counsellor", "also": "tr", "submission": str(new_id())}

    letter = client.post(here, {**form, "step": "sign", "file_kind": "docx", "way": "later"})["Location"]
    assert client.post(f"{letter}answer/", {"number": "7", "received_on": timezone.localdate().isoformat()}).status_code == 422
    assert client.post(f"{letter}sent/", {"way": "post", "sent_on": "2020-01-01"}).status_code == 422
    assert client.post(f"{letter}sent/", {"way": "post", "sent_on": timezone.localdate().isoformat()}).status_code == 303
    assert client.post(f"{letter}answer/", {"number": "E-7", "received_on": timezone.localdate().isoformat()}).status_code == 303

    assert "E-7" in said(client.get(letter))
    assert step(team.lead, "tell_education") == "done"
    assert client.get(f"{letter}file/").content.startswith(b"PK")


def test_a_child_that_is_named_is_said_on_the_form_and_nothing_is_lost(team: Team) -> None:
    uid = opened(team)
    form = {"to": "Office", "kind": "Sexual", "done": "We spoke with Aliya", "contact": "Counsellor"}

    answer = browser(team.lead).post(f"/cases/{uid}/letters/new/education/", {**form, "step": "preview"})

    assert answer.status_code == 422
    assert "We spoke with Aliya" in said(answer)


def test_the_letter_to_guardians_is_refused_while_somebody_must_decide(team: Team) -> None:
    uid = opened(team)

    answer = browser(team.lead).get(f"/cases/{uid}/letters/new/guardians/?child={child_of(team, uid)}")

    assert answer.status_code == 409
    assert "nobody has decided yet" in said(answer)


def test_an_accusation_is_written_down_told_and_taken_on(team: Team) -> None:
    uid = opened(team)
    client = browser(team.lead)
    form = {
        "name": ACCUSED, "post": "Teacher", "matter": "canary matter", "contact": "The deputy", "advice": "The union",
        "consequences": "Up to dismissal", "submission": str(new_id()),
    }  # fmt: skip

    here = client.post(f"/cases/{uid}/staff/new/", form)["Location"]
    assert ACCUSED in said(client.get(here))
    letter = said(client.get(f"{here}letter/"))
    assert ACCUSED in letter
    assert "The union" in letter
    stage = {"stage": "heard", "on": timezone.localdate().isoformat(), "by": "The head", "note": "canary note", "way": ""}
    assert client.post(here, {**stage, "submission": str(new_id())}).status_code == 303
    assert client.post(here, {**stage, "stage": "ended", "way": "own_wish", "submission": str(new_id())}).status_code == 422

    assert "canary note" in said(client.get(here))
    assert ACCUSED in said(client.get(f"/cases/{uid}/staff/"))
    for page in (f"/cases/{uid}/", f"/cases/{uid}/letters/", "/cases/", "/letters/", "/"):
        assert ACCUSED not in said(client.get(page, follow=True)), page


def test_a_step_leads_to_its_letter(team: Team) -> None:
    uid = opened(team)
    client = browser(team.lead)
    with scoped(team.lead):
        steps = dict(StepRecord.objects.filter(code__in=("tell_education", "tell_authorities", "accusation")).values_list("code", "uid"))

    there = {code: client.get(f"/cases/{uid}/letters/steps/{one}/")["Location"] for code, one in steps.items()}

    assert there == {
        "tell_education": f"/cases/{uid}/letters/new/education/", "tell_authorities": f"/cases/{uid}/letters/",
        "accusation": f"/cases/{uid}/staff/",
    }  # fmt: skip


def test_a_stranger_meets_the_same_page_for_a_hidden_case_as_for_a_missing_one(team: Team, cast: Cast) -> None:
    uid = opened(team)
    lead, client = browser(team.lead), browser(team.stranger)
    form = {"to": "Office", "kind": "Sexual", "done": "Taken up", "contact": "Counsellor", "submission": str(new_id())}
    letter = lead.post(f"/cases/{uid}/letters/new/education/", {**form, "step": "sign", "file_kind": "docx", "way": "later"})["Location"]
    with scoped(team.lead):
        made = MadeLetter.objects.get().uid
    parts = ("letters/", "letters/new/police/", f"letters/{made}/", f"letters/{made}/file/", "staff/", "staff/new/", f"staff/{uuid4()}/")

    for part in parts:
        hidden_one, missing = (client.get(f"/cases/{each}/{part}") for each in (uid, uuid4()))
        assert hidden_one.status_code == missing.status_code == 404, part
        assert plain(hidden_one) == plain(missing)
    assert lead.get(letter).status_code == 200
    assert browser(cast.administrator, vault=False).get(f"/cases/{uid}/letters/").status_code == 403


def test_what_was_typed_while_the_vault_shut_is_handed_back(team: Team) -> None:
    uid = opened(team)

    answer = browser(team.lead, vault=False).post(f"/cases/{uid}/letters/new/police/", {**LETTER, "step": "preview"})

    assert answer.status_code == 403
    assert TYPED in said(answer)
    with scoped(team.lead):
        assert not Accused.objects.exists()
