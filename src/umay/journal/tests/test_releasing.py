"""A quarter is confirmed by units, published once for the whole country, and never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import InternalError, ProgrammingError, transaction

from tests.support.cast import NOW, TODAY
from umay.core.api import scoped
from umay.journal.actions.confirming import confirm_quarter
from umay.journal.actions.releasing import ask_release
from umay.journal.api import Sex, keep_line
from umay.journal.models import Confirmation, PublishedTable, Release
from umay.journal.queries.indicators import indicators_page
from umay.journal.rules.quarters import Quarter
from umay.journal.tasks import publish
from umay.journal.tests.lines import facts
from umay.kernel.refusal import Refused

FIRST = Quarter(2026, 1)
AFTER = date(2027, 1, 30)


def released(cast, quarter=FIRST):
    row = ask_release(cast.ministry, quarter, today=TODAY, now=NOW)
    publish(row.pk)
    return row


def tables(actor, audience="inside"):
    with scoped(actor):
        return {(row.level, row.node_id): row for row in PublishedTable.objects.filter(audience=audience)}


def many(cast, unit, count, **said):
    for n in range(count):
        kind, sex = ("bullying", "physical")[n % 2], (Sex.GIRL, Sex.BOY)[n % 2]
        keep_line(cast.job, facts(unit, kinds=(kind,), sex=sex, age=7 + n % 10, **said), now=NOW)


def test_a_head_says_that_there_was_nothing_and_it_counts_as_zero(cast):
    assert confirm_quarter(cast.principal, FIRST, today=TODAY, now=NOW) == 0
    assert confirm_quarter(cast.principal, FIRST, today=TODAY, now=NOW) == 0
    many(cast, cast.far_school, 30)

    released(cast)

    found = tables(cast.job)
    assert found["unit", cast.school.id].cells["incidents"][""] == 0
    assert ("unit", cast.other_school.id) not in found  # silence is not zero
    district = found["district", cast.school.district_id]
    assert (district.received, district.units) == (1, 2)
    with scoped(cast.job):
        assert Confirmation.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "quarter", "code"),
    [
        ("counsellor", FIRST, "access.not_granted"),
        ("principal", Quarter(2026, 2), "journal.quarter_not_over"),
        ("principal", Quarter(2019, 9), "journal.no_such_quarter"),
    ],
)
def test_what_cannot_be_confirmed_says_why(cast, who, quarter, code):
    with pytest.raises(Refused) as no:
        confirm_quarter(getattr(cast, who), quarter, today=TODAY, now=NOW)

    assert no.value.refusal.code == code


def test_only_the_top_office_publishes_and_only_once(cast):
    with pytest.raises(Refused) as lower:
        ask_release(cast.province_coordinator, FIRST, today=TODAY, now=NOW)
    released(cast)
    with pytest.raises(Refused) as again:
        ask_release(cast.ministry, FIRST, today=TODAY, now=NOW)

    assert (lower.value.refusal.code, again.value.refusal.code) == ("access.not_granted", "journal.already_released")


def test_each_reader_sees_the_tables_of_their_area(cast):
    many(cast, cast.school, 30)
    many(cast, cast.far_school, 20)
    released(cast)

    assert {level for level, _id in tables(cast.ministry)} == {"country", "province", "district", "unit"}
    assert set(tables(cast.district_secretary)) == {("district", cast.school.district_id), ("unit", cast.school.id)}
    assert set(tables(cast.principal_elsewhere)) == set()
    assert tables(cast.ministry)["country", 0].cells["incidents"][""] == 50


def test_small_figures_are_not_in_the_tables_at_all(cast):
    many(cast, cast.school, 3)
    many(cast, cast.other_school, 25)
    many(cast, cast.far_school, 25)
    released(cast)

    found = tables(cast.job)
    assert found["unit", cast.school.id].cells["incidents"][""] is None
    assert set(found["unit", cast.school.id].cells["incidents"]["kind"]) <= {None, 0}
    assert found["unit", cast.other_school.id].cells["incidents"][""] is None  # or the first could be worked out
    assert found["country", 0].cells["incidents"][""] == 53


def test_a_page_says_hidden_of_what_is_hidden_beneath_it_and_shows_the_rest(cast):
    many(cast, cast.school, 3)
    many(cast, cast.far_school, 25)
    released(cast)

    page = indicators_page(cast.province_coordinator, FIRST, today=TODAY, lang="en")
    above = indicators_page(cast.ministry, FIRST, today=TODAY, lang="en")

    assert [one.figure.kind for one in page.beneath] == ["hidden", "hidden"]  # the second, or the first could be worked out
    assert [one.figure.value for one in above.beneath] == [28]


def test_everybody_gets_no_school_and_a_rounded_country(cast):
    many(cast, cast.school, 33)
    many(cast, cast.far_school, 20)
    released(cast)

    found = tables(cast.job, "public")
    assert "unit" not in {level for level, _id in found}
    assert found["country", 0].cells["incidents"][""] == 50


def test_a_published_table_never_changes(cast):
    many(cast, cast.school, 30)
    row = released(cast)
    said = facts(cast.school)
    keep_line(cast.job, said, now=NOW)
    keep_line(cast.job, replace(said, outcome="settled"), now=NOW)
    publish(row.pk)

    assert tables(cast.job)["country", 0].cells["incidents"][""] == 30
    with scoped(cast.job), pytest.raises((InternalError, ProgrammingError), match="does not change"), transaction.atomic():
        PublishedTable.objects.update(received=9)
    released_again = ask_release(cast.ministry, Quarter(2026, 2), today=AFTER, now=NOW)
    publish(released_again.pk)
    with scoped(cast.job):
        second = PublishedTable.objects.get(release=released_again, level="country", audience="inside")
    assert second.cells["incidents"][""] is None  # one line, counted where it can be: at the next release
    assert Release.objects.filter(released_at__isnull=False).count() == 2
