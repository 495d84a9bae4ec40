"""Two at once, and attackers: each wall holds alone, in the rules and in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.support.cast import seated
from umay.core.api import scoped
from umay.hazards import api
from umay.hazards.actions import bench, happening, keeping, reminding, saying
from umay.hazards.models import Hazard, HazardEvent, HazardPhoto, Incident, IncidentWords
from umay.hazards.queries.due import to_remind
from umay.hazards.queries.incidents import incident_page
from umay.hazards.rules.incidents import MOST_TIMES
from umay.hazards.rules.ledger import Owner
from umay.kernel.refusal import Refused
from umay.notices.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 20, 7, 41, tzinfo=UTC)
TODAY = NOW.date()
CLINIC = Owner(api.OwnerKind.AGENCY, name="Municipality")


def noted(actor: Any, size: api.Size = api.Size.SMALL) -> UUID:
    return api.note_hazard(actor, api.HazardDraft(api.HazardKind.ROAD, "Gate", size=size), now=NOW)


def row(actor: Any, uid: UUID) -> Hazard:
    with scoped(actor):
        return Hazard.objects.get(uid=uid)


def refused(do: Any) -> str:
    with pytest.raises(Refused) as no:
        do()
    return no.value.refusal.code


def told(code: str) -> set[int]:
    return {one.person_id for one in Notice.objects.filter(code=code)}


def test_the_same_sent_at_once_and_again_is_one_deed_and_another_s_word_is_not_taken_for_it(cast: Any, at_once: Any) -> None:
    uid = noted(cast.principal)

    met = at_once(4, lambda: keeping.fix(cast.principal, uid, "Mended", None, now=NOW))

    assert met == ["ok"] * 4
    assert refused(lambda: keeping.fix(cast.counsellor, uid, "Mended", None, now=NOW)) == "hazards.not_open"
    assert refused(lambda: keeping.fix(cast.principal, uid, "Mended", None, now=NOW + timedelta(minutes=11))) == "hazards.not_open"
    with scoped(cast.principal):
        assert HazardEvent.objects.filter(hazard__uid=uid, deed="fixed").count() == 1


def test_two_who_check_at_once_strike_it_off_once(cast: Any, at_once: Any) -> None:
    uid = noted(cast.principal)
    keeping.fix(cast.principal, uid, "Mended", None, now=NOW)

    met = at_once(4, lambda: keeping.check(cast.counsellor, uid, "Gone", None, today=TODAY, now=NOW))

    assert met == ["ok"] * 4
    with scoped(cast.principal):
        assert HazardEvent.objects.filter(hazard__uid=uid, deed="checked").count() == 1


def test_who_fixed_it_checks_it_neither_by_the_rule_nor_past_it(cast: Any) -> None:
    uid = noted(cast.principal)
    keeping.fix(cast.principal, uid, "Mended", None, now=NOW)

    assert refused(lambda: keeping.check(cast.principal, uid, "", None, today=TODAY, now=NOW)) == "hazards.checks_own"
    assert refused(lambda: keeping.send_back(cast.principal, uid, "No", now=NOW)) == "hazards.checks_own"
    with pytest.raises(IntegrityError, match="hazard_checked_by_another"), transaction.atomic(), scoped(cast.principal):
        Hazard.objects.filter(uid=uid).update(state="gone", checked_at=NOW, checked_by_id=cast.principal.person_id)


def test_what_is_not_fixed_goes_back_to_who_was_to_see_to_it(cast: Any) -> None:
    uid, given = noted(cast.principal), keeping.Given(Owner(api.OwnerKind.PERSON, cast.principal.person_id), TODAY + timedelta(days=2))
    keeping.give(cast.principal, uid, given, today=TODAY, now=NOW)
    keeping.fix(cast.principal, uid, "Mended", None, now=NOW)

    keeping.send_back(cast.counsellor, uid, "Half of it", now=NOW)

    found = row(cast.principal, uid)
    assert (found.state, found.fixed_by_id, found.due_on) == ("open", None, TODAY + timedelta(days=2))
    assert told("hazards.back") == {cast.principal.person_id}


def test_a_small_one_is_not_there_for_the_office_above_and_another_school(cast: Any) -> None:
    uid = noted(cast.principal)

    for actor in (cast.district_secretary, cast.police_officer, cast.principal_elsewhere, cast.ministry):
        with scoped(actor):
            assert not Hazard.objects.exists()
            assert not HazardEvent.objects.exists()
            assert not HazardPhoto.objects.exists()
        with pytest.raises(bench.HazardMissing):
            keeping.confirm(actor, uid, now=NOW)


def test_a_large_one_can_be_checked_from_above_and_made_small_by_its_school_alone(cast: Any) -> None:
    uid = noted(cast.principal, api.Size.LARGE)
    due = TODAY + timedelta(days=3)
    small = keeping.Given(CLINIC, due, api.Size.SMALL)

    assert told("hazards.large_below") == {cast.district_secretary.person_id}
    assert refused(lambda: keeping.give(cast.district_secretary, uid, small, today=TODAY, now=NOW)) == "hazards.stays_large"
    keeping.give(cast.district_secretary, uid, keeping.Given(CLINIC, due, api.Size.LARGE), today=TODAY, now=NOW)
    keeping.fix(cast.principal, uid, "Mended", None, now=NOW)
    keeping.check(cast.police_officer, uid, "Gone", None, today=TODAY, now=NOW)

    assert row(cast.principal, uid).state == "gone"


def test_nobody_writes_into_another_s_ledger_past_the_actions(cast: Any) -> None:
    noted(cast.principal)
    with scoped(cast.job):
        values = {key: value for key, value in Hazard.objects.values().get().items() if key not in ("id", "uid", "key")}

    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), scoped(cast.principal_elsewhere):
        Hazard.objects.create(**values)


def test_an_incident_is_its_own_school_s(cast: Any) -> None:
    uid = api.note_incident(cast.principal, api.IncidentDraft(api.Nature.OTHER, "Yard"), now=NOW)

    for actor in (cast.district_secretary, cast.principal_elsewhere, cast.ministry):
        with scoped(actor):
            assert not Incident.objects.exists()
        with pytest.raises(happening.IncidentMissing):
            api.note_told(actor, uid, api.Told("Police"), now=NOW)
    teacher = seated("teacher", cast.school, "teacher")
    assert refused(lambda: happening.close_incident(teacher, uid, "Learned", now=NOW)) == "access.not_granted"
    assert refused(lambda: happening.close_incident(cast.principal, uid, " ", now=NOW)) == "hazards.review_missing"


def test_what_was_written_of_an_incident_stays_and_more_stands_beneath_it(cast: Any) -> None:
    uid, key = api.note_incident(cast.principal, api.IncidentDraft(api.Nature.OTHER, "Yard", "First words"), now=NOW), uuid4()
    guard, later = seated("guard", cast.school, "guard"), NOW + timedelta(minutes=3)

    for _time in range(2):
        saying.add_words(guard, uid, "", "He came over the fence", key=key, now=later)

    page = incident_page(cast.principal, uid)
    assert [(one.what, one.by) for one in page.said] == [("First words", "Test principal"), ("He came over the fence", "Test guard")]
    assert page.where == "Yard"
    assert refused(lambda: saying.add_words(guard, uid, " ", "", key=None, now=later)) == "hazards.words_missing"
    for _time in range(MOST_TIMES - 1):
        saying.add_words(guard, uid, "", "More", key=None, now=later)
    assert refused(lambda: saying.add_words(guard, uid, "", "More", key=None, now=later)) == "hazards.words_many"


@pytest.mark.parametrize("table", [Incident, IncidentWords])
def test_the_database_itself_lets_nobody_change_what_was_written(cast: Any, table: Any) -> None:
    uid = api.note_incident(cast.principal, api.IncidentDraft(api.Nature.OTHER, "Yard", "First words"), now=NOW)
    saying.add_words(cast.principal, uid, "", "More words", key=None, now=NOW)

    with pytest.raises(DatabaseError, match="what was written of an incident stays"), transaction.atomic(), scoped(cast.principal):
        table.objects.update(what="Nothing happened")
    with pytest.raises(DatabaseError, match="what was written of an incident stays"), transaction.atomic(), scoped(cast.principal):
        IncidentWords.objects.all().delete()


def test_of_a_child_who_was_harmed_no_words_come_in_later_past_the_actions_either(cast: Any) -> None:
    uid = api.note_incident(cast.principal, api.IncidentDraft(api.Nature.CHILD_HARMED, "Yard"), now=NOW)

    assert refused(lambda: saying.add_words(cast.principal, uid, "", "He said", key=None, now=NOW)) == "hazards.story_of_a_child"
    with pytest.raises(DatabaseError, match="no story of a child"), transaction.atomic(), scoped(cast.principal):
        row = Incident.objects.get()
        IncidentWords.objects.create(incident=row, unit_id=row.unit_id, what="He said", at=NOW, by_id=cast.principal.person_id)


def test_a_day_that_is_over_is_told_once_to_the_school_and_then_above(cast: Any) -> None:
    uid, due = noted(cast.principal), TODAY + timedelta(days=1)
    keeping.give(cast.principal, uid, keeping.Given(CLINIC, due), today=TODAY, now=NOW)

    def round_on(day: date) -> int:
        return sum(reminding.remind(cast.job, one, today=day, now=NOW) for one in to_remind(cast.job, day))

    assert round_on(due) == 0
    assert [round_on(due + timedelta(days=1)) for _ in range(2)] == [1, 0]
    assert told("hazards.late") == {cast.principal.person_id}
    assert [round_on(due + timedelta(days=7)) for _ in range(2)] == [1, 0]
    assert told("hazards.late_below") == {cast.district_secretary.person_id}


def test_the_day_to_look_again_asks_once(cast: Any) -> None:
    uid, look = noted(cast.principal), TODAY + timedelta(days=30)
    keeping.fix(cast.principal, uid, "Mended", None, now=NOW)
    keeping.check(cast.counsellor, uid, "Gone", look, today=TODAY, now=NOW)

    assert to_remind(cast.job, look - timedelta(days=1)) == ()
    assert sum(reminding.remind(cast.job, one, today=look, now=NOW) for one in to_remind(cast.job, look)) == 1
    assert to_remind(cast.job, look) == ()
    keeping.bring_back(cast.counsellor, uid, "There again", now=NOW)
    assert row(cast.principal, uid).state == "open"
