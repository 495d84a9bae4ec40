"""What a grid of areas counts, beside the same counted unit by unit."""

from __future__ import annotations

from collections import Counter

from tests.support.cast import NOW, TODAY, task_key
from umay.programme import api as programme


def cells(actor, adopted, province_id):
    """Return expected, not done and nothing received by area and code of the duty."""
    found = programme.areas_grid(actor, adopted.pk, province_id=province_id, today=TODAY, lang="en")
    codes = dict(adopted.obligations.values_list("pk", "code"))
    return {
        (row.area_id, codes[key]): (cell.expected, cell.not_done, cell.nothing) for row in found.rows for key, cell in row.cells.items()
    }


def owed(cast, *units):
    """Count who owes what by asking each unit's own list."""
    count = Counter()
    for unit in units:
        lines = programme.task_lines(
            cast.job, unit.uid, first=TODAY.replace(year=2026, month=1), last=TODAY.replace(year=2027), today=TODAY, lang="en"
        )
        count.update({line.code for line in lines})
    return count


def test_a_province_s_grid_counts_in_each_district_the_units_that_owe_a_duty(cast, adopted):
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    found = cells(cast.province_coordinator, adopted, cast.province.province_id)

    here = owed(cast, cast.school, cast.other_school, cast.district, cast.police)
    there = owed(cast, cast.far_school, cast.other_district)
    expected = {(cast.district.district_id, code): n for code, n in here.items()}
    expected |= {(cast.other_district.district_id, code): n for code, n in there.items()}
    assert {key: cell[0] for key, cell in found.items()} == expected
    assert found[cast.district.district_id, "scale"] == (2, 1, 1)
    assert found[cast.other_district.district_id, "scale"] == (1, 0, 1)


def test_the_nation_s_grid_counts_in_each_province_all_units_of_all_districts(cast, adopted):
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    found = cells(cast.ministry, adopted, None)

    everybody = owed(cast, cast.school, cast.other_school, cast.far_school, cast.district, cast.other_district, cast.police, cast.province)
    assert {code: cell[0] for (_area, code), cell in found.items()} == dict(everybody)
    assert found[cast.province.province_id, "scale"] == (3, 1, 2)
