"""An accusation of staff: sealed, told by letter, taken through five dated things, and not buried without an alarm."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.models import Signal
from umay.cases.tests.worlds import Team, work_of
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.correspondence.actions.accusing import accuse, keep_stage
from umay.correspondence.actions.making import make_letter, open_letter
from umay.correspondence.actions.sending import Back, keep_answer
from umay.correspondence.models import Accused, MadeLetter, StaffStage
from umay.correspondence.queries.drafts import Order
from umay.correspondence.queries.filling import Wanted
from umay.correspondence.queries.staff import staff_page
from umay.correspondence.queries.waiting import silent_letters
from umay.correspondence.rules.accusing import Stage
from umay.correspondence.tests.test_letters import plain_paper, text_of  # noqa: F401 - a fixture
from umay.correspondence.tests.worlds import ACCUSED, accusation, opened, step, team_of
from umay.documents.models import Letter
from umay.documents.queries.register import register_page
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "The head offered it, the council was not asked, and we wrote to the ministry instead."


@pytest.fixture
def team(cast: Cast) -> Team:
    return team_of(cast)


def accused(team: Team, uid: Any, **more: Any) -> Any:
    return accuse(team.lead, team.vault(team.lead), uid, new_id(), accusation(**more), now=timezone.now())


def happened(team: Team, uid: Any, whom: Any, stage: str, way: str = "", note: str = "Said in full") -> None:
    said = Stage(stage, timezone.localdate(), "The head", note, way)
    keep_stage(team.lead, team.vault(team.lead), uid, whom, said, uid=new_id(), now=timezone.now())


def letter_to(team: Team, uid: Any, whom: Any, **more: Any) -> Any:
    values = {
        "person": ACCUSED, "matter": "canary matter", "process": "You are heard", "consequences": "Up to dismissal", "advice": "The union",
        "contact": "Deputy of the next school",
    }  # fmt: skip
    wanted = Wanted("accusation", "accused", "en", "Member of staff", accused=whom)
    order = Order(
        **{"uid": new_id(), "wanted": wanted, "values": {**values, **more.pop("said", {})}, "to": (ACCUSED,), "way": "hand", **more}
    )
    return make_letter(team.lead, team.vault(team.lead), uid, order, now=timezone.now())


def test_the_letter_tells_them_and_the_step_is_done_when_they_have_it(team: Team) -> None:
    uid = opened(team)
    whom = accused(team, uid)

    letter = letter_to(team, uid, whom)

    text = text_of(open_letter(team.member, team.vault(team.member), uid, letter, now=timezone.now()).data)
    assert ACCUSED in text
    assert "The union" in text
    assert step(team.lead, "accusation") == "open"
    keep_answer(team.lead, team.vault(team.lead), uid, letter, Back("signed", timezone.localdate()), now=timezone.now())
    assert step(team.lead, "accusation") == "done"


def test_an_accusation_stands_in_no_list_and_its_name_nowhere(team: Team, plain_paper: None) -> None:  # noqa: F811
    uid = opened(team)
    whom = accused(team, uid)
    letter_to(team, uid, whom)
    happened(team, uid, whom, "heard", note="Canaryaccused Teacher says it is not so")

    assert register_page(team.lead, year="", kind="", lang="en").lines
    assert not register_page(team.stranger, year="", kind="", lang="en").lines
    assert not silent_letters(team.lead, timezone.localdate() + timedelta(days=90))
    with scoped(team.stranger):
        assert not (Accused.objects.exists() or StaffStage.objects.exists() or Letter.objects.exists())
    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
        tables = [name for (name,) in cursor.fetchall()]
    for table in tables:
        with transaction.atomic(), connection.cursor() as cursor, scoped(team.lead):
            cursor.execute(f'select count(*) from "{table}" t where t::text ilike %s', ["%Canaryaccused%"])
            assert cursor.fetchone() == (0,), table
    assert ACCUSED not in str(list(AuditEntry.objects.values()))


def test_two_letters_that_others_do_not_see_have_two_numbers(team: Team, plain_paper: None) -> None:  # noqa: F811
    uid = opened(team)
    letter_to(team, uid, accused(team, uid))

    letter_to(team, uid, accused(team, uid))

    with scoped(team.lead):
        assert len(set(MadeLetter.objects.values_list("number", flat=True))) == Letter.objects.count() == 2


def test_nobody_is_decided_about_unheard(team: Team) -> None:
    uid = opened(team)
    whom = accused(team, uid)

    with pytest.raises(Refused, match=r"correspondence\.heard_first"):
        happened(team, uid, whom, "decided")
    for stage in ("told", "removed", "heard", "decided"):
        happened(team, uid, whom, stage)
    happened(team, uid, whom, "ended", "dismissed")

    (card,) = staff_page(team.member, work_of(team, uid, team.member), timezone.localdate()).accused
    assert [one.stage for one in card.stages] == ["told", "removed", "heard", "decided", "ended"]
    assert card.said["name"] == ACCUSED
    assert {one.note for one in card.stages} == {"Said in full"}
    assert not card.next


@pytest.mark.parametrize("way", ["own_wish", "quiet_leaving", "settlement"])
def test_a_way_that_buries_it_goes_through_the_shield(team: Team, way: str) -> None:
    uid = opened(team)
    whom = accused(team, uid)

    with pytest.raises(Refused, match=r"correspondence\.explain"):
        happened(team, uid, whom, "ended", way, "He left.")
    happened(team, uid, whom, "ended", way, LONG)

    with scoped(team.lead):
        assert Signal.objects.filter(kind="forbidden", code=way).count() == 1
        assert StaffStage.objects.get().way == way
    assert AuditEntry.objects.filter(verb="case.forbidden_flagged").count() == 1


def test_who_leads_the_case_is_not_their_contact_person(team: Team) -> None:
    uid = opened(team)
    from umay.people.api import names_of

    name = names_of({team.lead.person_id})[team.lead.person_id]
    with pytest.raises(Refused, match=r"correspondence\.contact_leads"):
        accused(team, uid, contact=name)
    with pytest.raises(Refused, match=r"correspondence\.contact_leads"):
        letter_to(team, uid, accused(team, uid), said={"contact": f"{name}, counsellor"})


def test_the_same_form_keeps_one_accusation_and_one_stage(team: Team) -> None:
    uid, mine, once = opened(team), new_id(), new_id()
    for _again in range(2):
        accuse(team.lead, team.vault(team.lead), uid, mine, accusation(), now=timezone.now())
    said = Stage("told", timezone.localdate(), "The head", "Told")
    for _again in range(2):
        keep_stage(team.lead, team.vault(team.lead), uid, mine, said, uid=once, now=timezone.now())

    with scoped(team.lead):
        assert (Accused.objects.count(), StaffStage.objects.count(), MadeLetter.objects.count()) == (1, 1, 0)
