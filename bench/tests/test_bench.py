"""What the figures rest on: the invented nation, the rules both libraries can say, how a bar is said."""

from __future__ import annotations

from datetime import date

from bench import duties, imports, nation, report, sizes
from umay.places.rules.layout import layout_errors
from umay.timing import api as timing

CALENDAR = timing.calendar_from_json({
    "weekend": ["SA", "SU"],
    "window": ["2026-07-01", "2027-06-30"],
    "school_year": ["2026-09-14", "2027-06-25"],
    "terms": [["2026-09-14", "2027-01-22"], ["2027-02-08", "2027-06-25"]],
    "public_holidays_in_window": {},
})  # fmt: skip


def test_the_nation_is_as_large_as_it_says_and_can_be_taken_in():
    areas = list(nation.areas("XB", sizes.SMALL))
    units = [*nation.offices("XB", sizes.SMALL), *nation.schools(sizes.SMALL)]

    assert layout_errors(areas, units, known_areas=(), known_units=()) == []
    assert sum(unit.level == "school" for unit in units) == sizes.SMALL.schools
    assert sum(area.kind == "district" for area in areas) == sizes.SMALL.districts


def test_the_nation_is_the_same_every_time_and_no_district_is_empty():
    schools = nation.schools(sizes.SMALL)

    assert schools == nation.schools(sizes.SMALL)
    assert len({school.area for school in schools}) == sizes.SMALL.districts


def test_both_libraries_name_the_same_days():
    for form, rule in duties._said_by_both(CALENDAR):
        ours = {due.due for due in timing.expand(timing.from_json(form), CALENDAR, {})}
        assert ours == {day.date() for day in rule()}, form
        assert ours <= {date.fromordinal(n) for n in range(CALENDAR.window[0].toordinal(), CALENDAR.window[1].toordinal() + 1)}


def test_a_bar_says_whether_it_was_met():
    assert report.bar("x", found=2.0, wanted=3.0, at_most=True).endswith(": met")
    assert report.bar("x", found=2.0, wanted=3.0, at_most=False).endswith(": MISSED")


def test_the_specimen_has_rows_whose_times_are_counted():
    name, _lines, _seconds, rows, cells, understood, _share, _left = imports._imported(imports.SPECIMENS / "plan.txt")

    assert (name, rows) == ("plan.txt", 7)
    assert 0 < understood <= cells
