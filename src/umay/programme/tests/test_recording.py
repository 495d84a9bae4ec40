"""What a unit says about a task, and what the level above says to that."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.cast import NOW, TODAY, task_key
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.programme import api as programme
from umay.programme.models import TaskEvent, TaskRecord
from umay.programme.rules.states import Reason, State

FIGURES = {"staff": "40", "informed": "38"}


def record(actor, key, **changes):
    asked = {"done_on": date(2026, 10, 20), "figures": FIGURES, "note": "Done.", "today": TODAY, "now": NOW} | changes
    return programme.record_done(actor, key, **asked)


def stored(cast) -> TaskRecord:
    from umay.core.api import scoped

    with scoped(cast.job):
        return TaskRecord.objects.get()


def history(cast) -> list[tuple[str, str]]:
    from umay.core.api import scoped

    with scoped(cast.job):
        return list(TaskEvent.objects.order_by("pk").values_list("verb", "note"))


def code_of(refused) -> str:
    return refused.value.refusal.code


def test_a_recorded_task_is_done_with_its_figures_and_leaves_an_audit_entry(cast, adopted):
    record(cast.principal, task_key(cast.school, "inform"))

    row = stored(cast)
    assert (row.state, row.figures, row.due_on) == (State.DONE, {"staff": 40, "informed": 38}, date(2026, 10, 31))
    assert AuditEntry.objects.filter(verb="task.recorded", person_id=cast.principal.person_id).count() == 1


def test_a_task_done_after_its_date_is_done_late(cast, adopted):
    assert record(cast.principal, task_key(cast.school, "inform"), done_on=date(2026, 11, 3)).state == State.DONE_LATE


def test_a_task_cannot_be_done_tomorrow(cast, adopted):
    with pytest.raises(Refused) as refused:
        record(cast.principal, task_key(cast.school, "inform"), done_on=TODAY + timedelta(days=1))

    assert code_of(refused) == "task.done_in_future"


def test_a_figure_that_is_asked_for_must_be_given_and_must_fit(cast, adopted):
    with pytest.raises(Refused) as missing:
        record(cast.principal, task_key(cast.school, "inform"), figures={"staff": "40"})
    with pytest.raises(Refused) as too_many:
        record(cast.principal, task_key(cast.school, "inform"), figures={"staff": "40", "informed": "41"})

    assert (code_of(missing), code_of(too_many)) == ("task.figure_missing", "figure.more_than_whole")


def test_the_same_sent_twice_is_done_once(cast, adopted):
    for _ in range(2):
        record(cast.principal, task_key(cast.school, "inform"))

    assert stored(cast).version == 1


def test_a_stranger_cannot_tell_whether_a_task_exists(cast, adopted):
    for outsider in (cast.principal_elsewhere, cast.other_district_secretary, cast.former, cast.nobody):
        for key in (task_key(cast.school, "inform"), task_key(cast.school, "inform", 99)):
            with pytest.raises(programme.TaskMissing):
                record(outsider, key)


def test_the_district_sees_the_task_but_may_not_record_for_the_school_and_the_attempt_is_kept(cast, adopted):
    with pytest.raises(Refused) as refused:
        record(cast.district_secretary, task_key(cast.school, "inform"))

    assert code_of(refused) == "access.not_granted"
    assert AuditEntry.objects.filter(verb="access.refused", person_id=cast.district_secretary.person_id).exists()


def test_a_task_that_will_not_be_done_says_why_also_in_advance(cast, adopted):
    row = programme.decline(cast.principal, task_key(cast.school, "scale"), reason=Reason.NO_STAFF, note="", now=NOW)

    assert (row.state, row.reason_code) == (State.NOT_DONE, "no_staff")


def test_another_reason_needs_words(cast, adopted):
    with pytest.raises(Refused) as refused:
        programme.decline(cast.principal, task_key(cast.school, "scale"), reason=Reason.OTHER, note=" ", now=NOW)

    assert code_of(refused) == "task.reason_needs_words"


def test_the_office_above_accepts_and_from_then_on_it_stays(cast, adopted):
    key = task_key(cast.school, "inform")
    record(cast.principal, key)
    programme.verify(cast.district_secretary, key, now=NOW)

    with pytest.raises(Refused) as refused:
        record(cast.principal, key, note="Something else.")

    assert code_of(refused) == "task.already_verified"


def test_what_is_sent_back_stands_open_again_with_the_note(cast, adopted):
    key = task_key(cast.school, "inform")
    record(cast.principal, key)

    programme.send_back(cast.district_secretary, key, note="The list is missing.", now=NOW)

    row = stored(cast)
    assert (row.state, row.sent_back_note) == (State.SENT_BACK, "The list is missing.")


def test_nobody_judges_their_own_unit(cast, adopted):
    key = task_key(cast.district, "visit")
    record(cast.district_secretary, key, figures={}, done_on=TODAY)

    with pytest.raises(Refused) as refused:
        programme.verify(cast.district_secretary, key, now=NOW)

    assert code_of(refused) == "task.own_unit"


def test_another_agency_of_the_area_may_not_judge_a_school(cast, adopted):
    key = task_key(cast.school, "inform")
    record(cast.principal, key)

    with pytest.raises(Refused) as refused:
        programme.verify(cast.police_officer, key, now=NOW)

    assert code_of(refused) == "access.not_granted"


def test_the_history_keeps_every_step(cast, adopted):
    key = task_key(cast.school, "inform")
    programme.plan(cast.principal, key, scheduled_on=date(2026, 12, 1), today=TODAY, now=NOW)
    programme.start(cast.principal, key, now=NOW)
    record(cast.principal, key)

    assert history(cast) == [("plan", ""), ("start", ""), ("record", "Done.")]


def test_what_was_said_when_sent_back_stays_in_the_history(cast, adopted):
    key = task_key(cast.school, "inform")
    record(cast.principal, key)
    programme.send_back(cast.district_secretary, key, note="The list is missing.", now=NOW)
    record(cast.principal, key, note="With the list.")

    assert history(cast) == [("record", "Done."), ("send_back", "The list is missing."), ("record", "With the list.")]


def test_what_was_recorded_can_be_corrected_until_it_is_accepted(cast, adopted):
    key = task_key(cast.school, "inform")
    record(cast.principal, key)

    record(cast.principal, key, figures={"staff": "40", "informed": "39"}, seen=1)

    assert (stored(cast).figures["informed"], stored(cast).state) == (39, State.DONE)
    assert history(cast)[-1] == ("correct", "Done.")


def test_a_task_was_not_done_before_its_programme_s_year(cast, adopted):
    with pytest.raises(Refused) as refused:
        record(cast.principal, task_key(cast.school, "inform"), done_on=date(1999, 1, 1))

    assert code_of(refused) == "task.done_too_early"
    assert refused.value.refusal.values["first"] == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("day", "code"), [(date(2020, 1, 1), "task.planned_in_past"), (TODAY - timedelta(days=1), "task.planned_in_past"),
                      (date(2027, 8, 1), "task.planned_too_far")],
)  # fmt: skip
def test_a_task_is_planned_for_a_day_that_lies_ahead_in_the_year(cast, adopted, day, code):
    with pytest.raises(Refused) as refused:
        programme.plan(cast.principal, task_key(cast.school, "graded"), scheduled_on=day, today=TODAY, now=NOW)

    assert code_of(refused) == code


def test_who_speaks_after_somebody_else_is_told_so_and_nothing_is_overwritten(cast, adopted):
    key = task_key(cast.school, "inform")
    record(cast.principal, key, seen=0)

    with pytest.raises(Refused) as refused:
        record(cast.principal, key, note="From the other window.", seen=0)

    assert code_of(refused) == "task.changed"
    assert stored(cast).note == "Done."


def test_that_it_does_not_apply_has_reasons_of_its_own(cast, adopted):
    key = task_key(cast.school, "scale")
    with pytest.raises(Refused) as refused:
        programme.set_aside(cast.principal, key, reason=Reason.NO_STAFF, note="", now=NOW)
    row = programme.set_aside(cast.principal, key, reason=Reason.NO_BOARDING, note="", now=NOW)

    assert code_of(refused) == "task.reason_does_not_fit"
    assert (row.state, row.reason_code) == (State.NOT_APPLICABLE, "no_boarding")


def test_a_refusal_can_be_taken_back_until_it_is_accepted(cast, adopted):
    key = task_key(cast.school, "scale")
    programme.decline(cast.principal, key, reason=Reason.NO_STAFF, note="The post is empty.", now=NOW)

    row = programme.reopen(cast.principal, key, now=NOW)

    assert (row.state, row.reason_code, row.note) == (State.IN_PROGRESS, "", "")
    assert history(cast) == [("decline", "The post is empty."), ("reopen", "")]


def test_what_is_accepted_is_not_taken_back(cast, adopted):
    key = task_key(cast.school, "scale")
    with pytest.raises(Refused) as nothing:
        programme.reopen(cast.principal, key, now=NOW)
    programme.decline(cast.principal, key, reason=Reason.NO_STAFF, note="", now=NOW)
    programme.verify(cast.district_secretary, key, now=NOW)

    with pytest.raises(Refused) as refused:
        programme.reopen(cast.principal, key, now=NOW)

    assert (code_of(nothing), code_of(refused)) == ("task.wrong_state", "task.already_verified")


def test_a_figure_beyond_all_counting_is_told_what_the_most_is(cast, adopted):
    for digits in ("10000001", "9" * 5000):
        with pytest.raises(Refused) as refused:
            record(cast.principal, task_key(cast.school, "inform"), figures={"staff": digits, "informed": "1"})

        assert (code_of(refused), refused.value.refusal.values) == ("figure.too_large", {"figure": "staff", "most": 10_000_000})


@pytest.mark.django_db(transaction=True)
def test_two_people_decline_at_once_and_one_wins(cast, adopted, at_once):
    key = task_key(cast.school, "scale")

    answers = at_once(2, lambda: programme.decline(cast.principal, key, reason=Reason.NO_STAFF, note="", now=NOW))

    assert sorted(answers) == ["ok", "task.wrong_state"]


@pytest.mark.django_db(transaction=True)
def test_a_double_click_records_once(cast, adopted, at_once):
    key = task_key(cast.school, "inform")

    assert at_once(4, lambda: record(cast.principal, key)) == ["ok"] * 4
    assert stored(cast).version == 1
