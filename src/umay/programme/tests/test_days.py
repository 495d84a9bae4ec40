"""What is open on each day, counted over an area, beside the same counted one task at a time."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.support.cast import NOW, TODAY, YEAR, task_key
from umay.core.api import JOB
from umay.kernel.refusal import Refused
from umay.places import api as places
from umay.programme import api as programme
from umay.programme.queries.days import open_by_day
from umay.programme.rules.buckets import Bucket

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)


def counted(actor):
    return {one.day: (one.expected, one.open) for one in open_by_day(actor, first=FIRST, last=LAST)}


def one_by_one(*units):
    """Count the same by reading every unit's own list as somebody who sees all."""
    expected, still = Counter(), Counter()
    for unit in units:
        for line in programme.task_lines(JOB, unit.uid, first=FIRST, last=LAST, today=TODAY, lang="en"):
            expected[line.due_on] += 1
            still[line.due_on] += line.bucket is not Bucket.SETTLED
    return {day: (expected[day], still[day]) for day in sorted(expected)}


def decline(cast, code="scale"):
    programme.decline(cast.principal, task_key(cast.school, code), reason=programme.Reason.NO_STAFF, note="", now=NOW)


def all_units(cast):
    return (cast.school, cast.other_school, cast.far_school, cast.district, cast.other_district, cast.province, cast.police, cast.nation)


def test_the_nation_s_days_are_the_sum_of_every_unit_s_list(cast, adopted):
    decline(cast)

    assert counted(cast.ministry) == one_by_one(*all_units(cast))
    assert counted(cast.ministry)[date(2026, 12, 7)] == (3, 2)


def test_a_district_counts_its_own_units_only(cast, adopted):
    decline(cast)

    assert counted(cast.district_secretary) == one_by_one(cast.school, cast.other_school, cast.district, cast.police)
    assert counted(cast.other_district_secretary) == one_by_one(cast.far_school, cast.other_district)


def test_a_school_counts_itself(cast, adopted):
    decline(cast)

    assert counted(cast.principal) == one_by_one(cast.school)


def test_a_programme_that_one_school_adopts_for_itself_counts_there_alone(cast, test_pack):
    version = programme.publish_pack(JOB, test_pack, place=cast.nation.place, origin="builtin", now=NOW)
    programme.adopt(JOB, version.uid, unit_uid=cast.school.uid, school_year=YEAR, shifts=[], now=NOW)

    assert counted(cast.ministry) == one_by_one(cast.school)
    assert counted(cast.other_district_secretary) == {}


def test_a_closed_school_owes_nothing_any_more(cast, adopted):
    decline(cast)
    places.Unit.objects.filter(pk=cast.school.id).update(is_open=False)

    assert counted(cast.ministry)[date(2026, 12, 7)] == (2, 2)


def test_a_withdrawn_programme_leaves_no_day(cast, adopted):
    programme.withdraw(cast.ministry, adopted.uid, now=NOW)

    assert counted(cast.ministry) == {}


def test_nobody_is_told_anything(cast, adopted):
    with pytest.raises(Refused) as refused:
        open_by_day(cast.nobody, first=FIRST, last=LAST)

    assert refused.value.refusal.code == "access.not_granted"
