"""Who may be let into a case, until when, and who never."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.cases.rules import grants

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def held(person: int, role: str = grants.MEMBER, **more: datetime) -> grants.Held:
    return grants.Held(person, role, more.pop("from_at", NOW - HOUR), **more)


@given(start=st.integers(-5, 5), until=st.none() | st.integers(-5, 5), ended=st.none() | st.integers(-5, 5), at=st.integers(-6, 6))
def test_a_way_in_is_open_from_its_start_to_its_first_end(start: int, until: int | None, ended: int | None, at: int) -> None:
    def hour(count: int | None) -> datetime | None:
        return None if count is None else NOW + timedelta(hours=count)

    one = grants.Held(1, grants.MEMBER, NOW + timedelta(hours=start), hour(until), hour(ended))

    ends = [end for end in (until, ended) if end is not None]
    assert one.is_open(NOW + timedelta(hours=at)) == (start <= at < min(ends, default=99))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"person_id": 9}, "case.person_excluded"),
        ({"person_id": 2}, "case.is_member"),
        ({"role": grants.LEAD}, "case.grant_unknown"),
        ({"role": grants.GUEST}, "case.grant_needs_day"),
        ({"role": grants.GUEST, "until_on": date(2027, 11, 20)}, "case.grant_needs_day"),
        ({"role": grants.GUEST, "until_on": date(2026, 12, 20)}, None),
        ({"has_keys": False}, "case.person_without_keys"),
    ],
)
def test_somebody_is_let_in_for_a_reason_and_never_who_it_is_about(change: dict[str, object], code: str | None) -> None:
    wanted = replace(grants.Wanted(1, grants.MEMBER, "team", None, True), **change)

    said = grants.let_in_refusal(wanted, [held(2)], {9}, NOW, NOW.date())

    assert (said.code if said else None) == code


def test_somebody_always_leads_a_case() -> None:
    people = [held(1, grants.LEAD), held(2), held(3, grants.GUEST)]

    assert grants.remove_refusal(1, people, NOW).code == "case.lead_stays"
    assert grants.remove_refusal(2, people, NOW) is None
    assert grants.lead_refusal(3, people, NOW).code == "case.no_member"
    assert grants.lead_refusal(2, people, NOW) is None
