"""What is kept, how long, and that in doubt nothing goes: by the rules over twelve years, and in the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.cast import Cast
from umay.cases.models import Case, CompartmentWrap, Entry
from umay.cases.tests.worlds import Team, opened, team
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.handover.actions.retention import HoldWanted, allow_round, hold, sweep
from umay.handover.models import Clock, KeyEnd, Sweep
from umay.handover.rules.retention import CATEGORIES, Kept, Marked, asks_a_human, due_on, plan
from umay.journal.models import Line
from umay.kernel.ids import Uid
from umay.kernel.refusal import Refused

DAYS = st.dates(date(2026, 1, 1), date(2037, 12, 31))
MATTERS = st.lists(st.tuples(st.sampled_from(CATEGORIES), DAYS, st.none() | st.integers(0, 60)), max_size=12)
START = datetime(2026, 1, 1, 3, tzinfo=UTC)


def rounds(kept: list[Kept], held: frozenset[Uid]) -> Iterator[tuple[date, set[tuple[str, Uid]]]]:
    """Go round every tenth day for twelve years; yield what is there after each."""
    there, marked = {(one.category, one.ref): one for one in kept}, dict[tuple[str, Uid], Marked]()
    for number in range(0, 365 * 12, 10):
        day = START.date() + timedelta(days=number)
        found = plan([one for one in there.values() if one.since <= day], list(marked.values()), held, day)
        for one in found.shred:
            del there[one.category, one.ref], marked[one.category, one.ref]
        for each in found.mark:
            marked[each.category, each.ref] = Marked(each.category, each.ref, day)
        yield day, set(there)


@settings(max_examples=60, deadline=None)
@given(MATTERS, st.sets(st.integers(0, 11)))
def test_over_twelve_years_exactly_what_is_not_over_remains(matters: Any, holds: set[int]) -> None:
    kept = [Kept(category, Uid(int=number), since, months) for number, (category, since, months) in enumerate(matters)]
    held = frozenset(Uid(int=number) for number in holds)

    for day, there in rounds(kept, held):
        for one in kept:
            over = due_on(one) + timedelta(days=7)
            key = (one.category, one.ref)
            if one.ref in held or day < over:
                assert key in there  # neither before its day, nor within the week of its mark, nor while it is held
            if one.ref not in held and day >= max(over, one.since) + timedelta(days=20):
                assert key not in there


def test_a_clock_that_jumped_or_too_much_at_once_asks_a_human() -> None:
    now = START
    for ago, asked in ((timedelta(days=1), ""), (timedelta(hours=30), ""), (timedelta(days=3), "clock"), (-timedelta(hours=2), "clock")):
        assert asks_a_human(now - ago, now, rows=1_000, going=20) == asked
    assert asks_a_human(None, now, rows=1_000, going=21) == "many"
    assert asks_a_human(None, now, rows=10, going=1) == ""


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def closed(team: Team, at: datetime) -> Any:
    uid = opened(team)
    with scoped(team.lead):
        Case.objects.filter(uid=uid).update(state="closed", closed_at=at, closed_by_id=team.lead.person_id)
    return uid


def daily(now: datetime, days: int) -> Sweep:
    found = [sweep(JOB, now=now + timedelta(days=number)) for number in range(days)]
    return found[-1]


@pytest.mark.django_db(transaction=True)
def test_a_case_whose_time_is_over_is_marked_then_shredded_and_its_line_stays(safety_team: Team) -> None:
    now = timezone.now()
    old, young = closed(safety_team, now - timedelta(days=365 * 11)), closed(safety_team, now)

    sweep(JOB, now=now)
    with scoped(JOB):
        assert Clock.objects.get().matter_ref == old
    with scoped(safety_team.lead):
        assert all(bytes(one.blob) for one in Entry.objects.filter(case__uid=old))
    daily(now + timedelta(days=1), 7)

    with scoped(safety_team.lead):
        assert not CompartmentWrap.objects.filter(compartment__case__uid=old).exists()
        assert not any(bytes(one.blob) for one in Entry.objects.filter(case__uid=old))
        assert CompartmentWrap.objects.filter(compartment__case__uid=young).exists()
    with scoped(JOB):
        assert set(KeyEnd.objects.values_list("case_ref", flat=True)) == {old}
        assert Line.objects.filter(case_ref__isnull=True).count() == 1
        assert Line.objects.filter(case_ref__isnull=False).count() == 1
    assert sum(one["shredded"] for one in AuditEntry.objects.filter(verb="retention.swept").values_list("detail", flat=True)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_hold_stops_the_clock_until_its_day(safety_team: Team) -> None:
    now = timezone.now()
    uid = closed(safety_team, now - timedelta(days=365 * 11))
    hold(
        safety_team.lead, safety_team.vault(safety_team.lead), uid, HoldWanted("court", now.date() + timedelta(days=20)), now=timezone.now()
    )

    daily(now, 15)

    with scoped(safety_team.lead):
        assert CompartmentWrap.objects.filter(compartment__case__uid=uid).exists()
    with pytest.raises(Refused, match="hold_unknown"):
        hold(safety_team.lead, safety_team.vault(safety_team.lead), uid, HoldWanted("court", now.date()), now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_after_a_jump_of_the_clock_nothing_goes_until_somebody_has_looked(safety_team: Team, cast: Cast) -> None:
    now = timezone.now()
    uid = closed(safety_team, now - timedelta(days=365 * 11))
    sweep(JOB, now=now)

    jumped = now + timedelta(days=3_650)
    assert sweep(JOB, now=jumped).refused == sweep(JOB, now=jumped + timedelta(days=1)).refused == "clock"
    with scoped(safety_team.lead):
        assert CompartmentWrap.objects.filter(compartment__case__uid=uid).exists()
    with pytest.raises(Refused, match=r"access\.not_granted"):
        allow_round(cast.principal, now=jumped)
    allow_round(cast.administrator, now=jumped + timedelta(days=1))
    assert sweep(JOB, now=jumped + timedelta(days=2)).refused == ""


@pytest.mark.django_db(transaction=True)
def test_nobody_but_the_round_can_shred(safety_team: Team) -> None:
    uid = closed(safety_team, timezone.now() - timedelta(days=365 * 11))

    with pytest.raises(Exception, match="destroyed by the daily round"), scoped(safety_team.lead), connection.cursor() as cursor:
        cursor.execute("select umay_shred_case(%s, false, now())", [uid])
    with pytest.raises(Refused):
        sweep(safety_team.lead, now=timezone.now())
