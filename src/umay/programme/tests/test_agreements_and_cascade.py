"""Agreements with their end, targets with their progress, and who carries out what."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.support.cast import NOW, TODAY
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.programme.actions import agreements, cascading
from umay.programme.models import Agreement, Obligation
from umay.programme.queries.agreements import agreements_page
from umay.programme.queries.cascade import cascade_page
from umay.programme.rules.agreements import Standing, Terms, standing
from umay.programme.rules.targets import progress


def keep(actor, unit, **changes):
    asked = {"signed_on": date(2026, 1, 1), "expires_on": date(2026, 12, 31)} | changes
    terms = Terms(**({"kind": "sub_protocol", "title": "With the municipality", "parties": ("Municipality",)} | asked))
    return agreements.record_agreement(actor, unit.uid, terms, now=NOW)


def test_an_agreement_that_ends_soon_is_said_to(cast):
    keep(cast.district_secretary, cast.district)

    page = agreements_page(cast.district_secretary, today=TODAY)

    assert [line.tone for line in page.lines] == ["due"]
    assert AuditEntry.objects.filter(verb="agreement.recorded").count() == 1


def test_another_district_does_not_see_it(cast):
    keep(cast.district_secretary, cast.district)

    assert agreements_page(cast.other_district_secretary, today=TODAY).lines == ()


def test_an_ended_agreement_stays_in_the_list_and_cannot_end_twice(cast):
    row = keep(cast.district_secretary, cast.district)
    agreements.end_agreement(cast.district_secretary, row.uid, now=NOW)

    with pytest.raises(Refused) as refused:
        agreements.end_agreement(cast.district_secretary, row.uid, now=NOW)
    assert refused.value.refusal.code == "agreement.already_ended"
    assert len(agreements_page(cast.district_secretary, today=TODAY).lines) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "agreement.title_missing"),
        ({"parties": ()}, "agreement.no_party"),
        ({"parties": tuple("abcdefghijklmnopqrstuvwxyz")}, "agreement.too_many_parties"),
        ({"expires_on": date(2025, 1, 1)}, "agreement.ends_before_it_starts"),
    ],
)
def test_an_agreement_that_says_too_little_is_refused(cast, changes, code):
    with pytest.raises(Refused) as refused:
        keep(cast.district_secretary, cast.district, **changes)
    assert refused.value.refusal.code == code


def test_a_teacher_elsewhere_cannot_end_it_or_learn_of_it(cast):
    row = keep(cast.district_secretary, cast.district)

    with pytest.raises(Agreement.DoesNotExist):
        agreements.end_agreement(cast.principal_elsewhere, row.uid, now=NOW)


@given(some.dates(date(2020, 1, 1), date(2030, 1, 1)), some.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_what_is_past_its_end_is_never_in_force(expires_on, today):
    found = standing(signed_on=date(2019, 1, 1), expires_on=expires_on, remind_days=60, ended=False, today=today)

    assert (found is Standing.EXPIRED) == (expires_on < today)


def test_nothing_received_is_no_progress_and_not_zero():
    found = progress({"figure": "people", "value": 100}, [{"code": "people", "unit": "count"}], [])

    assert (found.value, found.share, found.is_met) == (None, None, False)


@given(some.lists(some.integers(0, 1000), min_size=1, max_size=20))
def test_counts_add_up_and_shares_are_means(values):
    counts = progress({"figure": "n", "value": 100}, [{"code": "n", "unit": "count"}], [{"n": one} for one in values])
    shares = progress({"figure": "n", "value": 100}, [{"code": "n", "unit": "percent"}], [{"n": one % 101} for one in values])

    assert counts.value == sum(values)
    assert counts.is_met == (sum(values) >= 100)
    assert shares.value is not None
    assert shares.value <= 100


def test_an_item_is_taken_up_once_and_shown_to_the_level_above(cast, adopted):
    row = Obligation.objects.get(code="inform")
    for _ in range(2):
        cascading.take_up(cast.ministry, row.uid, "test-pack:report", now=NOW)

    page = cascade_page(cast.province_coordinator, adopted.pack.uid, lang="en")
    assert [one.key for one in page.taken] == ["test-pack:report"]
    assert row.answers.count() == 1


def test_an_item_that_is_not_there_cannot_be_taken_up(cast, adopted):
    with pytest.raises(Refused) as refused:
        cascading.take_up(cast.ministry, Obligation.objects.get(code="inform").uid, "test-pack:nothing", now=NOW)
    assert refused.value.refusal.code == "cascade.no_such_item"
