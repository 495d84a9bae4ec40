"""What rooms above are lent: a step's facts for its letter, the step done with that letter, one child's file and never the other's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases import api as cases
from umay.cases.actions.writing import write_entry
from umay.cases.queries import calls
from umay.cases.tests.test_acts import code_of, says, step
from umay.cases.tests.worlds import NAME, Team, facts, opened, team, texts_of, work_of
from umay.core.models import AuditEntry
from umay.kernel.ids import new_id

DAY = date(2026, 11, 20)


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def letter(**more: Any) -> cases.StepLetter:
    return cases.StepLetter(**{"uid": new_id(), "number": "2026/7", "on": DAY, "to": "District police", **more})


def done_by(team: Team, uid: Any, code: str, said: cases.StepLetter) -> None:
    row = step(team, uid, code)
    cases.step_done_by(team.lead, team.vault(team.lead), uid, row.uid, said, now=timezone.now())


def test_the_letter_of_a_step_is_filled_with_what_is_known(safety_team: Team) -> None:
    uid = opened(safety_team, facts=facts(kinds=("sexual",)))
    row = step(safety_team, uid, "tell_police")

    found = cases.step_facts(safety_team.lead, safety_team.vault(safety_team.lead), uid, row.uid, now=timezone.now())

    assert [one.code for one in found.authorities] == ["police"]
    assert found.children[0].name == NAME
    assert (found.child, found.is_open, found.kinds[0].in_("en")) == (None, True, "Sexual")
    assert NAME not in repr(found)


def test_a_letter_marks_its_step_and_stands_sealed_in_the_case(safety_team: Team) -> None:
    uid = opened(safety_team, facts=facts(kinds=("sexual",)))

    done_by(safety_team, uid, "tell_police", letter())

    assert step(safety_team, uid, "tell_police").state == "done"
    assert texts_of(safety_team, uid, safety_team.member, "letter")[0]["number"] == "2026/7"
    assert AuditEntry.objects.filter(verb="case.step_done_by_letter").exists()


def test_the_same_letter_twice_is_one_and_another_is_refused(safety_team: Team) -> None:
    uid, said = opened(safety_team, facts=facts(kinds=("sexual",))), letter()

    done_by(safety_team, uid, "tell_police", said)
    done_by(safety_team, uid, "tell_police", said)

    assert len(texts_of(safety_team, uid, safety_team.lead, "letter")) == 1
    assert code_of(lambda: done_by(safety_team, uid, "tell_police", letter())) == "case.step_done"


def test_a_letter_does_not_tell_guardians_who_may_not_be_told_yet(safety_team: Team) -> None:
    uid = opened(safety_team, facts=facts(kinds=("sexual",)))

    assert code_of(lambda: done_by(safety_team, uid, "tell_guardians", letter())) == "case.guardians_undecided"


def test_one_childs_file_holds_nothing_of_the_other(safety_team: Team) -> None:
    uid = opened(safety_team)
    harmed, harming = list(work_of(safety_team, uid).children.values())
    for child in (harmed, harming):
        said = says(f"about {child.role}", child.uid)
        write_entry(safety_team.lead, safety_team.vault(safety_team.lead), uid, "note", said, now=timezone.now())

    found = cases.child_file(safety_team.lead, safety_team.vault(safety_team.lead), uid, harmed.uid, now=timezone.now())

    assert (found.child.name, found.sealed) == (NAME, 0)
    assert [one.texts["words"] for one in found.entries] == ["about harmed"]
    assert {one.code for one in found.steps} >= {"weigh_risk"}


def test_a_stranger_gets_no_file(safety_team: Team) -> None:
    uid = opened(safety_team)
    child = next(iter(work_of(safety_team, uid).children))

    with pytest.raises(cases.CaseMissing):
        cases.child_file(safety_team.stranger, safety_team.vault(safety_team.stranger), uid, child, now=timezone.now())


def test_a_room_above_says_where_letters_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "_addresses", [])
    assert calls.letter_address(new_id(), new_id()) == ""

    cases.write_letters_at(lambda _case, step_uid: f"/letters/{step_uid}/")
    uid = new_id()

    assert calls.letter_address(new_id(), uid) == f"/letters/{uid}/"
