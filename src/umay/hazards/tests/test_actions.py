"""What is done with a danger and an incident: who may, what changes, who is told, what is refused, and two at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.support.cast import seated
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.hazards import api
from umay.hazards.models import Hazard, Incident, IncidentTold
from umay.kernel.refusal import Refused
from umay.notices.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 20, 7, 41, tzinfo=UTC)
DRAFT = api.HazardDraft(api.HazardKind.LIGHTING, "The lamp by the back gate", "It has been dark since Monday")


def refused(do: Any) -> str:
    with pytest.raises(Refused) as no:
        do()
    return no.value.refusal.code


def told(code: str) -> set[int]:
    return {one.person_id for one in Notice.objects.filter(code=code)}


def test_a_volunteer_s_danger_stands_in_the_ledger_once_and_the_head_is_told(cast: Any) -> None:
    volunteer = seated("volunteer", cast.school, "volunteer")
    draft = replace(DRAFT, key=uuid4())

    first, again = (api.note_hazard(volunteer, draft, now=NOW) for _ in range(2))

    with scoped(cast.principal):
        row = Hazard.objects.get()
        assert (row.uid, row.state, row.found_by_id) == (first, "open", volunteer.person_id)
        assert [one.deed for one in row.events.all()] == ["found"]
    assert again == first
    assert told("hazards.new") == {cast.principal.person_id}
    assert AuditEntry.objects.filter(verb="hazard.noted").count() == 2


def test_an_incident_is_one_however_often_it_is_sent_and_the_server_s_time_rules(cast: Any) -> None:
    teacher = seated("teacher", cast.school, "teacher")
    draft = api.IncidentDraft(api.Nature.ATTACK, "East gate", key=uuid4(), device_at=NOW + timedelta(days=1))

    uid = api.note_incident(teacher, draft, now=NOW)
    assert api.note_incident(teacher, draft, now=NOW + timedelta(minutes=3)) == uid
    call = api.Told("Police", "police", "112", device_at=NOW + timedelta(minutes=1), key=uuid4())
    for _ in range(2):
        api.note_told(teacher, uid, call, now=NOW + timedelta(minutes=4))

    with scoped(teacher):
        row = Incident.objects.get()
        assert (row.happened_at, row.device_at) == (NOW, NOW + timedelta(days=1))
        assert [one.told_at for one in IncidentTold.objects.all()] == [NOW + timedelta(minutes=1)]
    assert told("hazards.incident") == {cast.principal.person_id}
    assert cast.district_secretary.person_id in told("hazards.incident_below")


def test_a_sender_s_own_key_keeps_an_incident_one_at_its_school_and_no_other(cast: Any) -> None:
    draft, teacher = api.IncidentDraft(api.Nature.STRANGER, "East gate"), seated("teacher", cast.school, "teacher")

    first, again, other = (api.note_incident(teacher, draft, now=NOW, key=key) for key in ("kept-1", "kept-1", "kept-2 \ud800"))
    elsewhere = api.note_incident(cast.principal_elsewhere, draft, now=NOW, key="kept-1")

    assert first == again
    assert len({first, other, elsewhere}) == 3
    assert Notice.objects.filter(code="hazards.incident", person_id=cast.principal.person_id).count() == 2


def test_of_a_child_who_was_harmed_no_story_is_kept(cast: Any) -> None:
    draft = api.IncidentDraft(api.Nature.CHILD_HARMED, what="He said that")

    assert refused(lambda: api.note_incident(cast.principal, draft, now=NOW)) == "hazards.story_of_a_child"


def test_an_office_above_writes_into_no_school_s_ledger(cast: Any) -> None:
    assert refused(lambda: api.note_hazard(cast.district_secretary, DRAFT, now=NOW)) == "access.of_a_school"
