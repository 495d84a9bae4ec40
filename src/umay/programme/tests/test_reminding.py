"""Reminders before, the unit above afterwards: once each, counts only, one notice a person a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import NOW, TODAY, task_key
from umay.core.api import JOB
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.notices.models import Notice, Outbox
from umay.programme import api as programme
from umay.programme.actions.reminding import send_reminders
from umay.programme.models import Adoption, Agreement, ReminderSent, TaskRecord
from umay.programme.queries import reminders
from umay.programme.rules.reminding import Kind, Reminder, counted, kind_of
from umay.programme.rules.states import Reason
from umay.programme.tasks import remind, tell_sent_back


def at(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC).timestamp())


def told(actor: Any) -> list[dict[str, int]]:
    return list(Notice.objects.filter(person_id=actor.person_id, code="tasks.day").order_by("pk").values_list("counts", flat=True))


WEEK_BEFORE = date(2026, 11, 23)  # the report of November and the joint visit fall due on the 30th


def test_who_records_is_reminded_a_week_before_and_on_the_eve(adopted: Any, cast: Any) -> None:
    remind(at(WEEK_BEFORE))
    assert told(cast.principal) == told(cast.counsellor) == [{"week": 1}]

    remind(at(date(2026, 11, 29)))
    assert told(cast.principal)[-1]["tomorrow"] == 1
    assert told(cast.former) == []
    assert told(cast.administrator) == []


def test_the_same_day_reminds_nobody_twice(adopted: Any, cast: Any) -> None:
    for _ in range(3):
        remind(at(WEEK_BEFORE))
    remind(at(WEEK_BEFORE + timedelta(days=1)))

    assert told(cast.principal) == [{"week": 1}]
    assert (
        Notice.objects.filter(person_id=cast.principal.person_id).count()
        == Outbox.objects.filter(notice__person_id=cast.principal.person_id).count()
    )


def test_a_missed_day_is_caught_up_with(adopted: Any, cast: Any) -> None:
    remind(at(WEEK_BEFORE + timedelta(days=2)))

    assert told(cast.principal) == [{"week": 1}]


def test_what_was_settled_reminds_nobody(adopted: Any, cast: Any) -> None:
    for ordinal in range(1, 13):
        key = task_key(cast.school, "report", ordinal)
        try:
            programme.decline(cast.principal, key, reason=Reason.NO_CASE, note="", now=NOW)
        except programme.TaskMissing:
            break

    remind(at(WEEK_BEFORE))

    assert told(cast.principal) == []
    assert told(cast.principal_elsewhere) == [{"week": 1}]


def test_the_unit_above_hears_of_what_is_a_week_late_in_counts(adopted: Any, cast: Any) -> None:
    remind(at(date(2026, 12, 7)))

    (counts,) = told(cast.district_secretary)
    assert counts == {"below": 2}  # one report of each of its two schools
    assert told(cast.other_district_secretary) == [{"below": 1}]
    assert "below" not in str(told(cast.principal))
    notice = Notice.objects.get(person_id=cast.district_secretary.person_id)
    assert notice.link == "/review/"
    assert "School" not in str(vars(notice))


def test_dates_before_the_adoption_are_not_held_against_the_units(adopted: Any, cast: Any) -> None:
    remind(at(TODAY))  # October's report was due before the programme was adopted on that day

    assert told(cast.district_secretary) in ([], [{"week": 1}])


def test_one_person_gets_one_notice_a_day_for_everything(adopted: Any, cast: Any) -> None:
    Adoption.objects.update(adopted_at=datetime(2026, 9, 1, tzinfo=UTC))

    remind(at(WEEK_BEFORE))

    (counts,) = told(cast.district_secretary)
    assert counts["below"] > 0
    assert counts["week"] == 1  # the visit with the police


def test_reminders_stand_in_the_audit_as_numbers(adopted: Any, cast: Any) -> None:
    remind(at(WEEK_BEFORE))

    entry = AuditEntry.objects.get(verb="reminders.sent")
    assert entry.person_id is None
    assert entry.detail["persons"] == ReminderSent.objects.values("person_id").distinct().count()


def test_a_day_with_nothing_due_leaves_no_trace(adopted: Any, cast: Any) -> None:
    remind(at(date(2026, 8, 3)))

    assert not Notice.objects.exists()
    assert not AuditEntry.objects.filter(verb="reminders.sent").exists()


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_remind_once(adopted: Any, cast: Any, at_once: Any) -> None:
    due = reminders.reminders_due(JOB, [cast.school.id], today=WEEK_BEFORE)

    assert at_once(2, lambda: send_reminders(JOB, due, today=WEEK_BEFORE, now=NOW)) == ["ok", "ok"]
    assert told(cast.principal) == [{"week": 1}]


@pytest.mark.django_db(transaction=True)
def test_no_person_sends_reminders(adopted: Any, cast: Any) -> None:
    due = reminders.reminders_due(JOB, [cast.school.id], today=WEEK_BEFORE)

    with pytest.raises(Refused):
        send_reminders(cast.principal, due, today=WEEK_BEFORE, now=NOW)
    assert not ReminderSent.objects.exists()


def sent_back(cast: Any) -> int:
    key = task_key(cast.school, "graded")
    programme.record_done(cast.principal, key, done_on=TODAY, figures={}, note="", today=TODAY, now=NOW)
    programme.send_back(cast.district_secretary, key, note="The plan of Ayşe's class is missing", now=NOW)
    with_scope = reminders.query(lambda _actor: TaskRecord.objects.get().pk)
    return int(with_scope(JOB))


def test_a_unit_hears_that_a_task_was_sent_back_once_and_without_the_note(adopted: Any, cast: Any) -> None:
    record_id = sent_back(cast)

    assert tell_sent_back(record_id) == 2
    assert tell_sent_back(record_id) == 0

    notices = Notice.objects.filter(code="task.sent_back")
    assert {row.person_id for row in notices} == {cast.principal.person_id, cast.counsellor.person_id}
    assert all(row.link.startswith(f"/tasks/{cast.school.uid}/") for row in notices)
    assert not [row for row in notices if "Ayşe" in str(vars(row))]


def test_what_was_taken_up_meanwhile_is_not_told(adopted: Any, cast: Any) -> None:
    record_id = sent_back(cast)
    programme.record_done(cast.principal, task_key(cast.school, "graded"), done_on=TODAY, figures={}, note="", today=TODAY, now=NOW)

    assert tell_sent_back(record_id) == 0
    assert tell_sent_back(0) == 0


def test_an_agreement_that_runs_out_is_told_once(cast: Any) -> None:
    keep = reminders.query(
        lambda _actor: Agreement.objects.create(
            unit_id=cast.district.id,
            country=cast.district.country,
            kind="other",
            title="t",
            expires_on=TODAY + timedelta(days=60),
            recorded_at=NOW,
        )
    )
    keep(JOB)

    remind(at(TODAY - timedelta(days=1)))
    assert not Notice.objects.exists()
    for days in range(3):
        remind(at(TODAY + timedelta(days=days)))

    assert [row.person_id for row in Notice.objects.filter(code="agreement.expiring")] == [cast.district_secretary.person_id]


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(DAYS, DAYS, st.integers(-100, 100))
def test_every_day_ahead_is_reminded_of_exactly_once_a_kind(adopted_on: date, today: date, away: int) -> None:
    kind = kind_of(today + timedelta(days=away), adopted_on, today)

    assert (kind is Kind.TOMORROW) == (0 <= away <= 1)
    assert (kind is Kind.WEEK) == (2 <= away <= 7)
    assert kind is not Kind.BELOW or -60 <= away <= -7


@given(st.lists(st.builds(Reminder, st.integers(1, 3), st.integers(1, 3), st.integers(1, 2), st.sampled_from(Kind), st.integers(1, 5))))
def test_counting_loses_nothing(found: list[Reminder]) -> None:
    groups = counted(found)

    assert sum(len(persons) * sum(count for _, count in counts) for counts, persons in groups.items()) == len(found)
    assert len([person for persons in groups.values() for person in persons]) == len({one.person_id for one in found})
