"""What a team does with a report: who may, what changes, what is recorded, and what two at once leave behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from tests.support.cast import TODAY
from umay.core.api import scoped, sealing
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.reports.actions import reading, taking_down, telling, triage
from umay.reports.models import Excluded, Opening, Report, ReportWrap
from umay.reports.rules.telling import ToldFile
from umay.reports.tests.telling_world import World, build, leave_posts, tell, told

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def now() -> datetime:
    return datetime.now(UTC)


def only(world: World) -> Report:
    with scoped(world.cast.job):
        return Report.objects.get()


def read(world: World, who: str = "counsellor") -> Any:
    return reading.open_report(getattr(world.cast, who), world.vaults[who], only(world).pk, now=now())


def test_a_member_reads_what_was_told_and_who_told_it(world: World) -> None:
    tell(wish="to change class")

    found = read(world)

    assert [message.words for message in found.messages] == ["CANARY-WORDS he hits me", "to change class"]
    assert (found.name, found.reach, found.name_is_kept) == ("CANARY-NAME", "CANARY-REACH", False)


def test_reading_is_recorded_for_the_audit_and_for_the_team(world: World) -> None:
    tell()

    read(world)

    entry = AuditEntry.objects.get(verb="report.opened")
    assert (entry.person_id, entry.detail) == (world.cast.counsellor.person_id, {"rung": 0})
    with scoped(world.cast.principal):
        assert Opening.objects.get().person_id == world.cast.counsellor.person_id
    assert only(world).state == "read"


@pytest.mark.parametrize("who", ["district_secretary", "province_coordinator", "principal_elsewhere"])
def test_for_whom_it_is_not_meant_it_is_not_there(world: World, who: str) -> None:
    tell()

    with pytest.raises(reading.ReportMissing):
        read(world, who)
    with pytest.raises(reading.ReportMissing):
        reading.open_report(getattr(world.cast, who), world.vaults[who], uuid4(), now=now())


def test_somebody_elses_vault_opens_nothing(world: World) -> None:
    tell()

    with pytest.raises(sealing.CannotOpen):
        reading.open_report(world.cast.counsellor, world.vaults["principal_elsewhere"], only(world).pk, now=now())
    assert only(world).state == "received"


def test_a_wrap_that_was_not_made_by_umay_is_not_opened(world: World) -> None:
    tell()
    with scoped(world.cast.job):
        ReportWrap.objects.filter(person_id=world.cast.counsellor.person_id).update(mark=b"x" * 32)

    with pytest.raises(sealing.CannotOpen):
        read(world)


def test_a_message_that_was_changed_is_said_to_be_unreadable_and_the_rest_opens(world: World) -> None:
    from umay.reports.models import Message

    tell(wish="to change class")
    with scoped(world.cast.job):
        row = Message.objects.get(number=1)
        row.blob = bytes(row.blob[:-1]) + bytes([row.blob[-1] ^ 1])
        row.save()

    assert [message.words for message in read(world).messages] == [None, "to change class"]


def test_the_first_reading_holds_the_ladder_until_a_decision_is_due(world: World) -> None:
    tell(now=now() - timedelta(hours=1))

    read(world)

    with scoped(world.cast.job):
        opens = set(ReportWrap.objects.filter(rung=2).values_list("opens_at", flat=True))
    assert all(each > now() + timedelta(hours=71) for each in opens)


def test_reading_without_a_decision_lets_it_climb_all_the_same(world: World) -> None:
    tell()
    read(world)

    with scoped(world.cast.job):
        opens = set(ReportWrap.objects.filter(rung__gt=0, person_id__isnull=False).values_list("opens_at__year", flat=True))
    assert max(opens) < 9999


def test_an_answer_reaches_the_teller_and_nobody_else(world: World) -> None:
    receipt, key = tell(), uuid4()
    report = only(world).pk

    for _time in range(2):
        triage.answer(world.cast.counsellor, world.vaults["counsellor"], report, "We are here.", key=key, now=now())

    inbox = telling.read_inbox(receipt, now=now())
    assert inbox is not None
    assert [(message.from_team, message.words) for message in inbox.messages][1:] == [(True, "We are here.")]
    assert AuditEntry.objects.filter(verb="report.answered").count() == 2


@pytest.mark.parametrize(("words", "code"), [("  ", "report.answer_empty"), ("x" * 20_001, "report.answer_too_long")])
def test_an_answer_needs_words_and_has_an_end(world: World, words: str, code: str) -> None:
    tell()

    with pytest.raises(Refused) as no:
        triage.answer(world.cast.counsellor, world.vaults["counsellor"], only(world).pk, words, key=uuid4(), now=now())
    assert no.value.refusal.code == code


def test_a_member_whom_the_report_names_is_cut_off_at_once_and_for_good(world: World) -> None:
    tell()
    report = only(world).pk

    triage.name_member(world.cast.counsellor, report, world.cast.principal.person_id, now=now())

    with scoped(world.cast.principal):
        assert Report.objects.count() == ReportWrap.objects.count() == Excluded.objects.count() == 0
    with pytest.raises(reading.ReportMissing):
        read(world, "principal")
    assert "person" not in str(AuditEntry.objects.get(verb="report.member_named").detail)


def test_nobody_cuts_off_themselves_or_somebody_who_could_not_read(world: World) -> None:
    tell()
    report = only(world).pk

    for person, code in (
        (world.cast.counsellor.person_id, "report.names_oneself"),
        (world.cast.police_officer.person_id, "report.not_a_reader"),
    ):
        with pytest.raises(Refused) as no:
            triage.name_member(world.cast.counsellor, report, person, now=now())
        assert no.value.refusal.code == code


def test_two_reports_of_one_matter_are_joined_and_neither_teller_learns_of_it(world: World) -> None:
    first, second = tell(), tell(words="the same boy again")
    with scoped(world.cast.job):
        one, other = Report.objects.order_by("pk").values_list("pk", flat=True)

    triage.join(world.cast.counsellor, one, other, now=now())

    states = {telling.read_inbox(receipt, now=now()).state for receipt in (first, second)}  # type: ignore[union-attr]
    assert states == {"received", "handled"}


def test_a_report_is_set_aside_only_for_a_known_reason_and_once(world: World) -> None:
    tell()
    report = only(world).pk

    with pytest.raises(Refused):
        triage.set_aside(world.cast.counsellor, report, "because", now=now())
    triage.set_aside(world.cast.counsellor, report, "test", now=now())
    with pytest.raises(Refused):
        triage.set_aside(world.cast.counsellor, report, "test", now=now())

    assert AuditEntry.objects.get(verb="report.set_aside").detail == {"reason": "test"}
    assert AuditEntry.objects.filter(verb="access.refused").count() == 2


def test_what_was_decided_climbs_no_further(world: World) -> None:
    tell(now=now() - timedelta(hours=1))
    triage.set_aside(world.cast.counsellor, only(world).pk, "test", now=now())

    with scoped(world.cast.job):
        assert not ReportWrap.objects.filter(rung__gt=0, opens_at__year__lt=9000, person_id__isnull=False).exists()


def test_a_file_comes_back_byte_by_byte_and_its_opening_is_recorded(world: World) -> None:
    tell(files=(ToldFile("notes.txt", "CANARY-FILE ğüş\n".encode() * 9_000, "text/plain"),))
    file = read(world).messages[0].files[0]

    seen, data = reading.open_file(world.cast.counsellor, world.vaults["counsellor"], file.id, now=now())

    assert data == "CANARY-FILE ğüş\n".encode() * 9_000
    assert seen.name == "notes.txt"
    assert AuditEntry.objects.filter(verb="report.file_opened", subject=str(file.id)).count() == 1


def test_staff_write_down_what_they_heard_and_cannot_open_it_again(world: World) -> None:
    from tests.support.cast import seated

    teacher = seated("teacher", world.cast.school, "teacher")

    report = taking_down.log_report(teacher, told(), None, channel="in_person", key=uuid4(), today=TODAY, now=now())

    assert isinstance(report, UUID)
    with scoped(teacher):
        assert Report.objects.count() == 0
    assert read(world).messages[0].author_id == teacher.person_id
    assert set(AuditEntry.objects.filter(subject=str(report)).values_list("verb", flat=True)) >= {"report.received", "report.logged"}


def test_the_same_writing_down_is_kept_once(world: World) -> None:
    key = uuid4()

    both = {
        taking_down.log_report(world.cast.counsellor, told(), None, channel="hotline", key=key, today=TODAY, now=now())
        for _time in range(2)
    }

    assert len(both) == 1


def test_a_report_without_words_or_by_no_known_way_is_refused(world: World) -> None:
    for given, channel in ((told(words=" "), "hotline"), (told(), "web"), (told(), "drum")):
        with pytest.raises(Refused):
            taking_down.log_report(world.cast.counsellor, given, None, channel=channel, key=uuid4(), today=TODAY, now=now())


def test_each_rung_is_told_once_as_its_time_comes(world: World) -> None:
    from umay.notices.models import Notice
    from umay.reports.actions import calling

    tell(now=now() - timedelta(hours=10))
    report = only(world).pk

    calling.tell_readers(report, now=now())
    calling.tell_readers(report, now=now())
    calling.climb(now=now())

    told_to = list(Notice.objects.values_list("person_id", flat=True))
    cast = world.cast
    assert sorted(told_to) == sorted([cast.principal.person_id, cast.counsellor.person_id, cast.district_secretary.person_id])


def test_seven_hundred_reports_in_an_hour_make_one_notice_for_each_reader(world: World) -> None:
    from umay.notices.models import Notice, Outbox
    from umay.reports.actions import calling

    for _time in range(7):  # as 700 do; the notice's own tests go further
        tell()
    calling.climb(now=now())

    assert Notice.objects.filter(person_id=world.cast.counsellor.person_id).count() == 1
    assert Notice.objects.get(person_id=world.cast.counsellor.person_id).counts == {"count": 7}
    assert Outbox.objects.filter(notice__person_id=world.cast.counsellor.person_id).count() <= 1


def test_row_security_alone_keeps_a_stranger_out(world: World) -> None:
    tell()

    with scoped(world.cast.principal_elsewhere), connection.cursor() as cursor:
        for table in ("report", "reportwrap", "message", "attachment", "attachmentchunk", "opening", "excluded"):
            cursor.execute(f"select count(*) from reports_{table}")
            assert cursor.fetchone()[0] == 0, table
        cursor.execute("update reports_report set state = 'closed', first_read_at = now()")
        assert cursor.rowcount == 0
        cursor.execute("delete from reports_reportwrap")
        assert cursor.rowcount == 0


def test_naming_whoever_reads_next_lets_the_one_after_read_at_once(world: World) -> None:
    tell()
    report = only(world).pk

    triage.name_member(world.cast.counsellor, report, world.cast.district_secretary.person_id, now=now())

    with scoped(world.cast.province_coordinator):
        assert Report.objects.count() == 1


def test_the_last_above_is_not_cut_off_by_one_alone(world: World) -> None:
    tell()
    report = only(world).pk
    triage.name_member(world.cast.counsellor, report, world.cast.district_secretary.person_id, now=now())

    with pytest.raises(Refused) as no:
        triage.name_member(world.cast.counsellor, report, world.cast.province_coordinator.person_id, now=now())
    assert no.value.refusal.code == "report.last_above"


def test_whoever_left_the_post_reads_no_more(world: World, test_database: Any) -> None:
    tell()
    leave_posts(test_database, world.cast.counsellor)

    with scoped(world.cast.counsellor):
        assert Report.objects.count() == 0


def test_what_is_added_to_a_report_that_was_set_aside_opens_it_again(world: World) -> None:
    from umay.reports.actions import calling

    receipt = tell()
    report = only(world).pk
    triage.set_aside(world.cast.counsellor, report, "test", now=now())
    telling.say(receipt, "It was no test", (), uuid4(), now=now())

    assert calling.tell_of_more(report, now=now()) > 0

    assert only(world).state == "read"
    with scoped(world.cast.job):
        assert ReportWrap.objects.filter(rung__gt=0, opens_at__year__lt=9000, person_id__isnull=False).exists()


def test_joined_reports_keep_out_whomever_either_names(world: World) -> None:
    tell(about_head=True)
    tell(words="another")
    with scoped(world.cast.job):
        one = Report.objects.get(about_head=True).pk
        other = Report.objects.get(about_head=False).pk

    triage.join(world.cast.counsellor, one, other, now=now())

    with scoped(world.cast.principal):
        assert Report.objects.count() == 0


def test_a_recovery_key_that_umay_did_not_write_gets_nothing(world: World, test_database: Any) -> None:
    with test_database.superuser() as line:
        line.execute(
            "insert into vault_recoverykey (uid, version, public, mark, needed, made_at) values (gen_random_uuid(), 1, %s, %s, 2, now())",
            [sealing.new_pair().public, b"x" * 32],
        )

    tell()

    with scoped(world.cast.job):
        assert not ReportWrap.objects.filter(rung=99).exists()
