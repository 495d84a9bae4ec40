"""Heads are counted by the two who lead a class or by who leads the day; a helper at the gate counts no child away."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from tests.support.cast import NOW, seated
from umay.core.api import JOB, scoped
from umay.kernel.refusal import Refused
from umay.ways.actions.leading import count_heads
from umay.ways.models import HeadCount, Line, LineClass

DAY = date(2026, 11, 20)


@pytest.mark.django_db
def test_only_who_leads_the_class_or_the_day_counts_heads(cast: Any) -> None:
    helper, leads = seated("helper", cast.school, "volunteer"), seated("leads", cast.school, "member")
    with scoped(JOB):
        line = Line.objects.create(
            unit_id=cast.school.id, name="East", country="XA", end_name="Shop", leaves=[time(11, 30)], recorded_at=NOW
        )
        row = LineClass.objects.create(line=line, unit_id=cast.school.id, class_name="2-B", first_id=leads.person_id)

    with pytest.raises(Refused) as no:
        count_heads(helper, row.uid, time(11, 30), 31, at_end=False, today=DAY, now=NOW)
    assert no.value.refusal.code == "access.not_granted"

    for who, number in ((leads, 30), (cast.principal, 31)):
        count_heads(who, row.uid, time(11, 30), number, at_end=False, today=DAY, now=NOW)
    with scoped(JOB):
        assert HeadCount.objects.get().out == 31
