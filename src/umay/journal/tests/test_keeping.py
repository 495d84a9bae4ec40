"""What a line keeps, what is refused, and who sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tests.support.cast import NOW
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.journal.api import HourBand, erase_link, keep_line
from umay.journal.models import Line, Release
from umay.journal.tests.lines import facts
from umay.kernel.refusal import Refused
from umay.places import api as places


def lines(actor):
    with scoped(actor):
        return list(Line.objects.order_by("pk"))


def test_a_line_is_kept_once_and_changed_after(cast):
    said = facts(cast.school)

    first = keep_line(cast.counsellor, said, now=NOW)
    again = keep_line(cast.counsellor, replace(said, outcome="behaviour_settled", hour_band=HourBand.BREAKS), now=NOW)

    (row,) = lines(cast.counsellor)
    assert first == again == row.uid
    assert (row.outcome, row.hour_band, row.age_band, row.quarter, row.school_year) == ("behaviour_settled", "breaks", "to_10", 1, 2026)
    assert AuditEntry.objects.filter(verb="journal.line_kept").count() == 2


def test_the_numbers_of_a_case_are_counted_on_its_first_line_only(cast):
    first = facts(cast.school)
    keep_line(cast.counsellor, first, now=NOW)

    keep_line(cast.counsellor, replace(first, child_ref=uuid4()), now=NOW)

    assert [(row.opens_case, row.witnesses) for row in lines(cast.counsellor)] == [(True, 2), (False, 0)]


def test_a_rehearsal_is_never_written(cast):
    assert keep_line(cast.counsellor, facts(cast.school, is_practice=True), now=NOW) is None
    assert lines(cast.job) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"ethnicity": "some"}, "journal.ethnicity_off"),
        ({"kinds": ()}, "journal.code_unknown"),
        ({"place": "Behind the gym, Ayşe said"}, "journal.code_unknown"),
        ({"age": 77}, "journal.age_impossible"),
        ({"witnesses": 9999}, "journal.number_impossible"),
    ],
)
def test_what_no_line_may_say_is_refused(cast, said, code):
    with pytest.raises(Refused) as no:
        keep_line(cast.counsellor, facts(cast.school, **said), now=NOW)

    assert no.value.refusal.code == code
    assert lines(cast.job) == []


def test_ethnicity_is_kept_where_the_law_asks_for_it(cast, settings):
    settings.UMAY_JOURNAL_ETHNICITY = True

    keep_line(cast.counsellor, facts(cast.school, ethnicity="some"), now=NOW)

    assert lines(cast.job)[0].ethnicity == "some"


def test_what_comes_after_its_quarter_is_published_is_counted_in_the_next(cast):
    Release.objects.create(country=cast.school.country, school_year=2026, quarter=1, asked_at=NOW)

    keep_line(cast.counsellor, facts(cast.school), now=NOW)

    assert [(row.school_year, row.quarter) for row in lines(cast.job)] == [(2026, 2)]


def test_the_line_stays_when_its_link_is_destroyed(cast):
    said = facts(cast.school)
    keep_line(cast.counsellor, said, now=NOW)

    assert erase_link(cast.counsellor, said.case_ref, now=NOW) == 1
    assert erase_link(cast.counsellor, said.case_ref, now=NOW) == 0

    (row,) = lines(cast.job)
    assert (row.case_ref, row.child_ref, row.kind) == (None, None, "bullying")


def test_another_school_neither_sees_nor_keeps_a_line(cast):
    keep_line(cast.counsellor, facts(cast.school), now=NOW)

    assert lines(cast.principal_elsewhere) == []
    with pytest.raises(places.UnitMissing):
        keep_line(cast.principal_elsewhere, facts(cast.school), now=NOW)


def test_the_database_itself_hides_and_closes(cast):
    keep_line(cast.counsellor, facts(cast.school), now=NOW)

    assert Line.objects.count() == 0  # no scope, no rows
    with pytest.raises(IntegrityError), scoped(cast.job), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update journal_line set place = 'Behind the gym'")


def test_a_day_in_the_holidays_belongs_to_the_quarter_before(cast):
    keep_line(cast.counsellor, facts(cast.school, registered_on=date(2027, 2, 1)), now=NOW)

    assert [(row.school_year, row.quarter) for row in lines(cast.job)] == [(2026, 2)]
