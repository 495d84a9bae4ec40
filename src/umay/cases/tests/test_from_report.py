"""A case that is made of a report: its words come along, its hours have run since it was told, and whom it names is cut off at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.actions.opening import join_report
from umay.cases.api import CaseMissing
from umay.cases.models import Case, Exclusion
from umay.cases.queries.case_list import for_a_report
from umay.cases.tests.test_acts import code_of
from umay.cases.tests.worlds import Team, opened, row, texts_of
from umay.core.api import scoped
from umay.reports.actions.triage import name_member
from umay.reports.models import Report
from umay.reports.tests import telling_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told_team(cast: Cast) -> Team:
    world = telling_world.build(cast)
    telling_world.tell()
    return Team(cast.counsellor, cast.principal, None, {one.person_id: world.vaults[name] for name, one in
                                                        (("counsellor", cast.counsellor), ("principal", cast.principal))})  # fmt: skip


def the_report(actor: Any) -> Any:
    with scoped(actor):
        return Report.objects.get()


def test_what_was_told_comes_into_the_case_and_the_report_is_handled(told_team: Team) -> None:
    report = the_report(told_team.lead)

    uid = opened(told_team, report_uids=(report.pk,))

    assert any("CANARY-WORDS" in (said or {}).get("words", "") for said in texts_of(told_team, uid, told_team.member, "told"))
    assert row(told_team.lead, uid).told_at == report.received_at
    assert (the_report(told_team.lead).state, the_report(told_team.lead).case_ref) == ("handled", uid)


def test_a_report_is_made_a_case_of_once(told_team: Team) -> None:
    report = the_report(told_team.lead)
    opened(told_team, report_uids=(report.pk,))

    assert code_of(lambda: opened(told_team, report_uids=(report.pk,))) == "report.decided"


def test_a_report_comes_into_a_case_that_is_open_already_and_its_members_read_it(told_team: Team) -> None:
    uid = opened(told_team)
    report, now = the_report(told_team.lead), timezone.now()
    vault = told_team.vaults[told_team.lead.person_id]

    assert [one.uid for one in for_a_report(told_team.lead, now)] == [uid]
    join_report(told_team.lead, vault, report.pk, uid, now=now)

    assert any("CANARY-WORDS" in (said or {}).get("words", "") for said in texts_of(told_team, uid, told_team.member, "told"))
    assert (the_report(told_team.lead).state, the_report(told_team.lead).case_ref) == ("handled", uid)
    assert code_of(lambda: join_report(told_team.lead, vault, report.pk, uid, now=now)) == "report.decided"


def test_nobody_is_offered_or_reaches_a_case_that_is_not_theirs(told_team: Team) -> None:
    uid = opened(told_team, members=())
    report, now = the_report(told_team.lead), timezone.now()

    assert for_a_report(told_team.member, now) == ()
    with pytest.raises(CaseMissing):
        join_report(told_team.member, told_team.vaults[told_team.member.person_id], report.pk, uid, now=now)
    assert the_report(told_team.lead).case_ref is None


def test_whom_the_report_names_is_never_let_in(told_team: Team) -> None:
    report = the_report(told_team.lead)
    name_member(told_team.lead, report.pk, told_team.member.person_id, now=timezone.now())

    assert code_of(lambda: opened(told_team, report_uids=(report.pk,))) == "case.person_excluded"
    opened(told_team, report_uids=(report.pk,), members=())
    with scoped(told_team.lead):
        assert list(Exclusion.objects.values_list("person_id", flat=True)) == [told_team.member.person_id]


def test_whom_the_report_names_later_is_out_of_its_case_at_once(told_team: Team) -> None:
    report = the_report(told_team.lead)
    uid = opened(told_team, report_uids=(report.pk,))

    name_member(told_team.lead, report.pk, told_team.member.person_id, now=timezone.now())

    with pytest.raises(Case.DoesNotExist):
        row(told_team.member, uid)
    assert row(told_team.lead, uid).uid == uid
