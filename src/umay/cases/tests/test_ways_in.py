"""Ways into a case: they end for good and their keys with them; by name alone somebody comes in; a case never stays without a lead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from tests.support.cast import Cast, seated
from tests.support.vaults import keyed
from umay.cases import tasks
from umay.cases.actions import doing, members, takeover, writing
from umay.cases.models import Case, CaseGrant, Compartment, CompartmentWrap, Signal, StepRecord
from umay.cases.queries import above
from umay.cases.queries.common import CaseMissing
from umay.cases.rules import grants
from umay.cases.tests.test_acts import code_of, says
from umay.cases.tests.worlds import Team, opened, row, team, texts_of, work_of
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.notices.models import Notice
from umay.people.api import Appointment
from umay.reports.actions.triage import name_member
from umay.reports.models import Report
from umay.reports.tests import telling_world

DAY = timedelta(days=1)


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def wraps_of(team: Team, uid: Any, person_id: int) -> int:
    with scoped(team.lead):
        return CompartmentWrap.objects.filter(compartment__case__uid=uid, person_id=person_id).count()


def note(team: Team, uid: Any, actor: Any, words: str = "A note.") -> Any:
    return writing.write_entry(actor, team.vault(actor), uid, "note", says(words), now=timezone.now())


def let_in(team: Team, uid: Any, who: Any, role: str = grants.GUEST, days: int = 30) -> None:
    until = (timezone.now() + days * DAY).date()
    members.let_in(
        team.lead, team.vault(team.lead), uid, grants.Wanted(who.person_id, role, "teaches", until, has_keys=True), now=timezone.now()
    )


def with_teacher(team: Team, cast: Cast) -> Any:
    teacher = seated("class_teacher", cast.school, "teacher")
    team.vaults[teacher.person_id] = keyed(teacher)
    return teacher


# By name alone


def test_a_teacher_let_in_by_name_reads_and_writes_in_that_one_case(safety_team: Team, cast: Cast) -> None:
    uid, other = opened(safety_team), opened(safety_team)
    teacher = with_teacher(safety_team, cast)

    let_in(safety_team, uid, teacher)

    note(safety_team, uid, teacher, "She sits alone in class.")
    assert texts_of(safety_team, uid, safety_team.lead, "note") == [{"words": "She sits alone in class."}]
    with pytest.raises(CaseMissing):
        work_of(safety_team, other, teacher)
    assert AuditEntry.objects.filter(verb="case.entry_written", person_id=teacher.person_id).exists()


def test_a_teacher_leads_nothing_and_lets_nobody_in(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team)
    teacher = with_teacher(safety_team, cast)
    let_in(safety_team, uid, teacher)

    said = code_of(
        lambda: members.remove_member(teacher, safety_team.vault(teacher), uid, safety_team.member.person_id, now=timezone.now())
    )

    assert said == "access.not_granted"


def test_whose_post_works_on_no_case_is_a_guest_until_a_day(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team)
    teacher = with_teacher(safety_team, cast)

    assert code_of(lambda: let_in(safety_team, uid, teacher, grants.MEMBER)) == "case.only_guest"


# Ending


def ran_out(team: Team, uid: Any, how: str) -> None:
    now = timezone.now()
    with scoped(team.lead):
        grant = CaseGrant.objects.get(case__uid=uid, person_id=team.member.person_id)
        if how == "until":
            CaseGrant.objects.filter(pk=grant.pk).update(until_at=now - timedelta(seconds=1))
        else:
            with scoped(JOB, "appointment.ended"):
                Appointment.objects.filter(pk=grant.appointment_id).update(during=((now - 30 * DAY).date(), (now - DAY).date()))


@pytest.mark.parametrize("how", ["until", "appointment"])
def test_the_job_ends_what_ran_out_and_deletes_its_keys(safety_team: Team, how: str) -> None:
    uid = opened(safety_team)
    assert wraps_of(safety_team, uid, safety_team.member.person_id) == 3
    ran_out(safety_team, uid, how)

    assert tasks.end_run_out(int(timezone.now().timestamp())) == 1

    assert wraps_of(safety_team, uid, safety_team.member.person_id) == 0
    assert AuditEntry.objects.filter(verb="case.way_in_ran_out").count() == 1
    assert tasks.end_run_out(int(timezone.now().timestamp())) == 0


@pytest.mark.parametrize("job_first", [True, False])
def test_what_is_written_after_a_way_in_ran_out_has_a_new_key(safety_team: Team, job_first: bool) -> None:
    uid = opened(safety_team)
    ran_out(safety_team, uid, "until")
    if job_first:
        tasks.end_run_out(int(timezone.now().timestamp()))

    note(safety_team, uid, safety_team.lead)

    with scoped(safety_team.lead):
        parts = list(Compartment.objects.filter(case__uid=uid))
        holders = set(CompartmentWrap.objects.filter(compartment__case__uid=uid, epoch=2).values_list("person_id", flat=True))
    assert [(one.epoch, one.renew) for one in parts] == [(2, False)] * 3
    assert holders - {0} == {safety_team.lead.person_id}
    assert len(texts_of(safety_team, uid, safety_team.lead, "told")) == 1


def test_the_last_key_of_a_case_stays_out_of_reach_instead_of_being_lost(safety_team: Team) -> None:
    uid = opened(safety_team, members=())
    with scoped(safety_team.lead):
        grant = CaseGrant.objects.get()
        CaseGrant.objects.filter(pk=grant.pk).update(ended_at=timezone.now(), ended_by_id=0)
        assert CompartmentWrap.objects.count() == 0  # nobody is in it, and its rows are seen by nobody

    with pytest.raises(CaseMissing):
        work_of(safety_team, uid)


@pytest.mark.parametrize("words", [
    "delete from cases_casegrant where person_id = %s",
    "update cases_casegrant set ended_at = null, ended_by_id = null where person_id = %s",
    "update cases_casegrant set until_at = now() + interval '1 year' where person_id = %s",
])  # fmt: skip
def test_whoever_was_taken_off_clears_no_way_back(safety_team: Team, words: str) -> None:
    uid = opened(safety_team)
    members.hand_lead(safety_team.lead, safety_team.vault(safety_team.lead), uid, safety_team.member.person_id, now=timezone.now())
    members.remove_member(safety_team.member, safety_team.vault(safety_team.member), uid, safety_team.lead.person_id, now=timezone.now())

    with pytest.raises(DatabaseError), scoped(safety_team.lead), connection.cursor() as cursor:
        cursor.execute(words, [safety_team.lead.person_id])


def test_a_guest_makes_no_member_of_themselves(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team)
    teacher = with_teacher(safety_team, cast)
    let_in(safety_team, uid, teacher)

    for change in ("role = 'member'", "until_at = until_at + interval '1 day'"):
        with pytest.raises(DatabaseError), scoped(teacher), connection.cursor() as cursor:
            cursor.execute(f"update cases_casegrant set {change} where person_id = %s", [teacher.person_id])


# Whom a report names later


@pytest.mark.django_db(transaction=True)
def test_whom_a_report_names_later_is_out_with_all_keys_and_never_let_in_again(cast: Cast) -> None:
    world = telling_world.build(cast)
    telling_world.tell()
    vaults = {cast.counsellor.person_id: world.vaults["counsellor"], cast.principal.person_id: world.vaults["principal"]}
    own = Team(cast.counsellor, cast.principal, None, vaults)
    with scoped(own.lead):
        report = Report.objects.get()
    uid = opened(own, report_uids=(report.pk,))
    assert wraps_of(own, uid, own.member.person_id) == 3

    name_member(own.lead, report.pk, own.member.person_id, now=timezone.now())

    assert wraps_of(own, uid, own.member.person_id) == 0
    with scoped(own.lead):
        assert CaseGrant.objects.get(person_id=own.member.person_id).ended_at is not None
    assert code_of(lambda: let_in(own, uid, own.member)) == "case.person_excluded"


# A case without a lead


def lead_is_gone(team: Team, uid: Any) -> Any:
    with scoped(team.lead):
        CaseGrant.objects.filter(case__uid=uid, role="lead").update(ended_at=timezone.now(), ended_by_id=0)
    return the_signal(team)


def the_signal(team: Team) -> Any:
    with scoped(team.member):
        return Signal.objects.get(kind="lead", ended_at=None).uid


def test_a_lead_whose_way_in_ends_is_a_signal_to_the_level_above(safety_team: Team, cast: Cast) -> None:
    signal = lead_is_gone(safety_team, opened(safety_team))

    assert signal in above.signals_due(JOB, timezone.now() + DAY)
    page = above.takeover_page(cast.district_secretary, signal, timezone.now())
    assert page is not None
    assert [pk for pk, _name in page.choices] == [str(safety_team.member.person_id)]
    assert (page.holding, page.nobody_left) == ({str(safety_team.member.person_id)}, False)


def test_the_level_above_gives_the_lead_to_one_who_is_left_and_reads_nothing(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team)
    signal = lead_is_gone(safety_team, uid)

    takeover.assign_lead(cast.district_secretary, signal, safety_team.member.person_id, now=timezone.now())

    with scoped(safety_team.member):
        assert CaseGrant.objects.get(role="lead", ended_at=None).person_id == safety_team.member.person_id
    with scoped(cast.district_secretary):
        assert not Case.objects.exists()
        assert not StepRecord.objects.exists()
    assert above.takeover_page(cast.district_secretary, signal, timezone.now()) is None
    assert Notice.objects.filter(person_id=safety_team.member.person_id, code="case.let_in").exists()


def test_a_member_asks_for_a_lead_and_the_old_one_stays_a_member(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team)
    takeover.ask_for_lead(safety_team.member, safety_team.vault(safety_team.member), uid, "ill", now=timezone.now())

    takeover.assign_lead(cast.district_secretary, the_signal(safety_team), safety_team.member.person_id, now=timezone.now())

    with scoped(safety_team.member):
        roles = dict(CaseGrant.objects.filter(ended_at=None).values_list("person_id", "role"))
    assert roles == {safety_team.member.person_id: "lead", safety_team.lead.person_id: "member"}
    assert len(texts_of(safety_team, uid, safety_team.member, "told")) == 1


def test_where_nobody_is_left_somebody_of_the_unit_leads_on_and_what_was_written_stays_sealed(safety_team: Team, cast: Cast) -> None:
    uid = opened(safety_team, members=())
    with scoped(safety_team.lead):
        CaseGrant.objects.update(ended_at=timezone.now(), ended_by_id=0)
    with scoped(JOB):
        signal = Signal.objects.get(kind="lead").uid
    page = above.takeover_page(cast.district_secretary, signal, timezone.now())
    assert page is not None and page.nobody_left

    takeover.assign_lead(cast.district_secretary, signal, safety_team.stranger.person_id, now=timezone.now())

    assert texts_of(safety_team, uid, safety_team.stranger, "told") == [None]
    note(safety_team, uid, safety_team.stranger)
    assert texts_of(safety_team, uid, safety_team.stranger, "note") == [{"words": "A note."}]


@pytest.mark.parametrize("who", ["stranger", "other_office", "excluded"])
def test_nobody_else_is_given_the_lead_or_gives_it(safety_team: Team, cast: Cast, who: str) -> None:
    uid = opened(safety_team)
    signal = lead_is_gone(safety_team, uid)
    actor = {"other_office": cast.other_district_secretary}.get(who, cast.district_secretary)
    chosen = {"stranger": safety_team.stranger, "excluded": cast.district_secretary}.get(who, safety_team.member)

    assert code_of(lambda: takeover.assign_lead(actor, signal, chosen.person_id, now=timezone.now())) == "case.no_member"
    assert row(safety_team.member, uid).state == "open"


def test_the_database_gives_the_lead_in_no_other_act(safety_team: Team, cast: Cast) -> None:
    signal = lead_is_gone(safety_team, opened(safety_team))

    with scoped(cast.district_secretary), connection.cursor() as cursor:
        cursor.execute("select umay_assign_lead(%s, %s, 0)", [signal, safety_team.member.person_id])
        assert cursor.fetchone() == (None,)


def test_a_step_is_still_taken_by_who_is_left(safety_team: Team) -> None:
    uid = opened(safety_team)
    lead_is_gone(safety_team, uid)
    with scoped(safety_team.member):
        step = StepRecord.objects.get(code="make_safe").uid

    doing.do_step(safety_team.member, safety_team.vault(safety_team.member), uid, step, says(), now=timezone.now())
