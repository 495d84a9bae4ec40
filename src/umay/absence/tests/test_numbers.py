"""What the board is told: published once a quarter, frozen, the same for every reader, and nothing in it can be worked out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from tests.support.cast import NOW, TODAY
from umay.absence.actions.releasing import publish
from umay.absence.models import Followed, Published, Release
from umay.absence.queries.counting import CODES, counts_of
from umay.absence.queries.due import quarters_over
from umay.absence.queries.numbers import numbers_page
from umay.absence.rules.codes import Reason
from umay.absence.tests.test_pages import came
from umay.core.api import scoped
from umay.figures import api as figures
from umay.figures.tests.attacker import bounds, programmed, puzzle, solved, truth
from umay.journal.api import Quarter, Span

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = Span(Quarter(2026, 1), date(2026, 9, 1), date(2026, 11, 13), date(2026, 11, 20))
SECOND = Span(Quarter(2026, 2), date(2026, 11, 21), date(2027, 1, 22), date(2027, 2, 5))
FOUND_ON = date(2026, 9, 9)


def followed(cast: Any, unit: Any, count: int, reason: Reason = Reason.GUIDANCE, *, state: str = "followed") -> None:
    """Keep coded lines of a unit."""
    line = {
        "unit_id": unit.id, "country": unit.country, "province_id": unit.province_id, "district_id": unit.district_id, "reason": reason,
        "sex": "girl", "age_band": "from_10", "grade_band": "lower", "found_on": FOUND_ON, "state": state, "state_since_on": FOUND_ON,
        "basis": "Law", "delete_on": FOUND_ON + timedelta(days=400), "entered_at": NOW,
    }  # fmt: skip
    with scoped(cast.job):
        Followed.objects.bulk_create(Followed(**line) for _ in range(count))


def released(cast: Any, span: Span = FIRST) -> int:
    return publish(cast.job, cast.school.country, span, now=NOW)


def seen_by(actor: Any, quarter: int = 1) -> dict[tuple[str, int], Any]:
    with scoped(actor):
        return {(one.level, one.node_id): one.cells for one in Published.objects.filter(release__quarter=quarter)}


def test_before_a_quarter_is_published_nobody_is_told_a_number(cast: Any) -> None:
    followed(cast, cast.school, 30)

    page = numbers_page(cast.district_secretary, None, TODAY)

    assert (page.quarter, page.reasons, page.rows) == ("", (), ())
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_proc where proname = 'umay_followed_counts'")
        assert cursor.fetchone() == (0,)


def test_each_reader_sees_the_frozen_numbers_of_their_area(cast: Any) -> None:
    followed(cast, cast.school, 30)
    followed(cast, cast.school, 8, Reason.POLICE, state="back")
    followed(cast, cast.far_school, 20)
    released(cast)

    page = numbers_page(cast.district_secretary, None, TODAY)

    assert page.total == ("38", "8")
    assert (page.reasons[0][1], page.reasons[1][1]) == ("hidden", "hidden")  # or the other district's could be worked out: all in one
    assert {level for level, _id in seen_by(cast.ministry)} == {"country", "province", "district", "unit"}
    assert set(seen_by(cast.district_secretary)) == {("district", cast.school.district_id), ("unit", cast.school.id)}
    assert set(seen_by(cast.principal)) == {("unit", cast.school.id)}
    whole = numbers_page(cast.ministry, None, TODAY)
    assert whole.total == ("58", "8")
    assert [row[1] for row in whole.reasons[:2]] == ["50", "8"]


def test_a_small_number_is_nowhere_and_cannot_be_taken_from_the_sum(cast: Any) -> None:
    followed(cast, cast.school, 3)
    followed(cast, cast.other_school, 25)
    followed(cast, cast.far_school, 25)
    released(cast)

    found = seen_by(cast.job)

    assert found["unit", cast.school.id]["found"][""] is None
    assert found["unit", cast.other_school.id]["found"][""] is None
    assert found["country", 0]["found"][""] == 53
    assert "3" not in [cell for row in numbers_page(cast.district_secretary, None, TODAY).rows for cell in row]


def test_each_child_is_counted_in_one_quarter_so_that_two_tell_nothing_by_their_difference(cast: Any) -> None:
    followed(cast, cast.school, 30)
    released(cast)
    followed(cast, cast.school, 1)  # found in the first, entered after it was published
    with scoped(cast.job):
        Followed.objects.filter(found_in="2026-1").update(state="back", state_since_on=date(2027, 1, 8))
    released(cast, SECOND)

    second = seen_by(cast.job, 2)["country", 0]

    assert second["found"][""] is None
    assert second["back"][""] == 30
    assert numbers_page(cast.ministry, Quarter(2026, 1), TODAY).total == ("30", "0")


def test_what_is_published_never_changes(cast: Any) -> None:
    followed(cast, cast.school, 30)
    released(cast)
    followed(cast, cast.school, 9)

    assert released(cast) == 0
    assert seen_by(cast.job)["country", 0]["found"][""] == 30
    for table, changed in ((Published, {"cells": {}}), (Release, {"codes": {}})):
        with scoped(cast.job), transaction.atomic():
            assert table.objects.all().update(**changed) == 0  # no policy lets a row be changed, whoever asks
            assert table.objects.all()._raw_delete("default") == 0
    with scoped(cast.ministry), pytest.raises(DatabaseError):
        Published(release_id=Release.objects.get().id, level="country", node_id=9, country="XX", cells={}).save(force_insert=True)


def test_quarters_come_by_themselves_when_they_are_over(cast: Any) -> None:
    followed(cast, cast.school, 6)
    country, later = cast.school.country, date(2027, 3, 1)
    over = quarters_over(cast.job, later)
    assert over
    assert all(one == country and span.ends_on < later for one, span in over)

    for one, span in over:
        publish(cast.job, one, span, now=NOW)

    assert quarters_over(cast.job, later) == ()


def test_the_page_says_it_in_words_and_lets_the_quarter_be_chosen(cast: Any) -> None:
    followed(cast, cast.school, 30)
    released(cast)
    released(cast, SECOND)

    answer = came(cast.principal, vault=False).get(reverse("absent-numbers") + "?quarter=2026-1", secure=True)

    body = answer.content.decode()
    assert answer.status_code == 200
    assert ">30<" in body.replace(" ", "")
    assert "quarter=2026-2" in body


# --- the attacker: everything that anybody can see, put together ---------------------------------------------------------------------


def everything_seen(cast: Any, counts: figures.Counts) -> figures.Published:
    """Return all published tables of all readers as one; what is left out of them is known to be nothing."""
    readers = (cast.ministry, cast.province_coordinator, cast.district_secretary, cast.principal, cast.principal_elsewhere, cast.job)
    cells: dict[tuple[str, int], Any] = {}
    for reader in readers:
        for key, found in seen_by(reader).items():
            assert cells.setdefault(key, found) == found, "two readers are told different things"
    rows = {measure: {node: shown(cells, measure, node) for node in counts.parents} for measure in counts.rows}
    return figures.Published(counts.parents, counts.codes, rows, figures.INSIDE)


def shown(cells: Mapping[tuple[str, int], Any], measure: str, node: Any) -> figures.Shown:
    row = cells.get((node.level, node.id), {}).get(measure)
    if row is None:
        return figures.Shown(0, {by: (0,) * len(codes) for by, codes in CODES.items()})
    return figures.Shown(row[""], {by: tuple(row[by]) for by in CODES})


def invent(cast: Any, dice: Random) -> None:
    for unit in (cast.school, cast.other_school, cast.far_school, cast.district, cast.other_district):
        for reason in Reason:
            followed(cast, unit, dice.choice((0, 0, 0, 1, 2, 3, 5, 9, 14)), reason, state=dice.choice(("followed", "back")))


@pytest.mark.parametrize("seed", range(5))
def test_the_attacker_works_out_nothing_from_all_that_anybody_sees(cast: Any, seed: int) -> None:
    invent(cast, Random(seed))
    released(cast)
    with scoped(cast.job):
        rows = Followed.objects.filter(country=cast.school.country)
        counts = counts_of(cast.school.country, {"found": rows.filter(found_in="2026-1"), "back": rows.filter(back_in="2026-1")})
    published = everything_seen(cast, counts)

    for measure in counts.rows:
        found = puzzle(published, measure)
        assert not solved(found).keys() & found.least.keys()
        for ranges in (bounds(found), dict(programmed(found))):
            for cell, (low, high) in ranges.items():
                assert low - 1e-6 <= truth(counts, measure, cell) <= high + 1e-6
                assert high - low >= figures.INSIDE.small - 1e-6, (measure, cell, low, high)
