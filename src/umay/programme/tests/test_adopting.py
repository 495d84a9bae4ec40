"""Adopting a programme, what holds until somebody rules, and how dates move."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.cast import CALENDAR, COUNTRY, NOW, TODAY, YEAR, task_key
from umay.core.api import JOB, Place
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.places import api as places
from umay.programme import api as programme
from umay.programme.models import Adoption, Due, Obligation, Ruling, TaskRecord
from umay.programme.queries.adoptions import dates_before


def titles(actor, unit, first=date(2026, 8, 1), last=date(2027, 7, 31)):
    return {line.code for line in programme.task_lines(actor, unit.uid, first=first, last=last, today=TODAY, lang="tr")}


def test_every_unit_has_its_tasks_at_once_and_only_its_own(cast, adopted):
    assert titles(cast.principal, cast.school) == {"inform", "report", "watch", "graded", "scale"}
    assert titles(cast.principal_elsewhere, cast.other_school) == {"inform", "report", "watch", "scale"}
    assert titles(cast.district_secretary, cast.district) == {"visit"}
    assert titles(cast.police_officer, cast.police) == {"visit"}


def test_what_is_not_carried_out_makes_no_task(cast, adopted):
    assert not Due.objects.filter(obligation__code="faces").exists()


def test_adopting_writes_a_handful_of_rows_however_many_units_there_are(cast, adopted):
    assert Due.objects.count() == 1 + 12 + 2 + 1 + 1 + 1
    assert TaskRecord.objects.count() == 0


def test_a_standing_duty_is_confirmed_each_term(cast, adopted):
    days = Due.objects.filter(obligation__code="watch").order_by("ordinal").values_list("due_on", "standing")

    assert list(days) == [(date(2027, 1, 22), True), (date(2027, 6, 15), True)]


def test_two_adoptions_at_once_are_one(cast, test_pack, at_once, transactional_db):
    version = programme.publish_pack(JOB, test_pack, place=cast.nation.place, origin="builtin", now=NOW)

    answers = at_once(
        2, lambda: programme.adopt(cast.ministry, version.uid, unit_uid=cast.nation.uid, school_year=YEAR, shifts=[], now=NOW)
    )

    assert sorted(answers) == ["adoption.already_covered", "ok"]
    assert Adoption.objects.count() == 1


def test_a_unit_below_cannot_adopt_what_binds_it_already(cast, adopted):
    with pytest.raises(Refused) as refused:
        programme.adopt(cast.district_secretary, adopted.pack.uid, unit_uid=cast.district.uid, school_year=YEAR, shifts=[], now=NOW)

    assert refused.value.refusal.code == "adoption.already_covered"


def test_a_counsellor_may_not_adopt(cast, test_pack):
    version = programme.publish_pack(JOB, test_pack, place=cast.nation.place, origin="builtin", now=NOW)

    with pytest.raises(Refused) as refused:
        programme.adopt(cast.counsellor, version.uid, unit_uid=cast.school.uid, school_year=YEAR, shifts=[], now=NOW)

    assert refused.value.refusal.code == "access.not_granted"


def test_a_withdrawn_programme_leaves_no_task_and_keeps_what_was_recorded(cast, adopted):
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    programme.withdraw(cast.ministry, adopted.uid, now=NOW)

    assert titles(cast.principal, cast.school) == set()
    with places_scope(cast):
        assert TaskRecord.objects.count() == 1


def places_scope(cast):
    from umay.core.api import scoped

    return scoped(cast.job)


def test_until_somebody_rules_the_earlier_date_holds_marked_provisional(cast, adopted):
    scale = Obligation.objects.get(code="scale")

    assert scale.provisional == "scale-week"
    assert scale.dues.get().due_on == date(2026, 12, 7)


def test_a_ruling_moves_the_date_and_is_kept_with_its_reason(cast, adopted):
    programme.rule(cast.ministry, adopted.uid, "scale-week", choice=1, reason="The circular says December.", today=TODAY, now=NOW)

    scale = Obligation.objects.get(code="scale")
    assert (scale.provisional, scale.dues.get().due_on) == ("", date(2026, 12, 31))
    assert AuditEntry.objects.filter(verb="contradiction.ruled").count() == 1


def test_a_new_ruling_replaces_the_old_one_which_is_kept(cast, adopted):
    for choice in (1, 0):
        programme.rule(cast.ministry, adopted.uid, "scale-week", choice=choice, reason="Because it is so.", today=TODAY, now=NOW)

    assert Ruling.objects.filter(replaced_at__isnull=True).get().choice == 0
    assert Ruling.objects.count() == 2


def test_a_ruling_needs_a_reason_and_a_place_that_is_there(cast, adopted):
    for choice, reason, code in ((1, "short", "ruling.reason_missing"), (7, "A long enough reason.", "ruling.no_such_place")):
        with pytest.raises(Refused) as refused:
            programme.rule(cast.ministry, adopted.uid, "scale-week", choice=choice, reason=reason, today=TODAY, now=NOW)
        assert refused.value.refusal.code == code


def test_a_changed_calendar_moves_open_dates_and_never_those_that_passed(cast, adopted):
    before = dict(Due.objects.filter(obligation__code="watch").values_list("ordinal", "due_on"))
    data = CALENDAR | {"terms": [["2026-09-01", "2027-01-15"], ["2027-02-01", "2027-06-11"]]}
    places.record_calendar(
        JOB, country=COUNTRY, school_year=YEAR, data=data, area_id=None, assumed=False, place=Place(0, "", COUNTRY), now=NOW
    )

    programme.follow_calendar(cast.job, adopted.uid, today=date(2027, 2, 1), now=NOW)

    after = dict(Due.objects.filter(obligation__code="watch").values_list("ordinal", "due_on"))
    assert after == {1: before[1], 2: date(2027, 6, 11)}


def test_a_recorded_task_keeps_its_date_when_the_date_moves(cast, adopted):
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)
    programme.rule(cast.ministry, adopted.uid, "scale-week", choice=1, reason="The circular says December.", today=TODAY, now=NOW)

    line = next(
        one
        for one in programme.task_lines(
            cast.principal, cast.school.uid, first=date(2026, 12, 1), last=date(2026, 12, 31), today=TODAY, lang="tr"
        )
        if one.code == "scale"
    )
    assert line.due_on == date(2026, 12, 7)


def test_who_adopts_late_in_the_year_may_leave_out_what_was_due_before(cast, test_pack):
    version = programme.publish_pack(JOB, test_pack, place=cast.nation.place, origin="builtin", now=NOW)
    asked = {"unit_uid": cast.nation.uid, "school_year": YEAR}
    before = dates_before(cast.ministry, version.uid, **asked, today=TODAY)

    adoption = programme.adopt(cast.ministry, version.uid, **asked, shifts=[], starts_on=TODAY, now=NOW)

    assert before == 1 + 3  # the October duty and the months from August on
    assert Due.objects.count() == 1 + 12 + 2 + 1 + 1 + 1 - before
    assert not Due.objects.filter(due_on__lt=TODAY).exists()
    programme.follow_calendar(JOB, adoption.uid, today=TODAY, now=NOW)
    assert not Due.objects.filter(due_on__lt=TODAY).exists()
