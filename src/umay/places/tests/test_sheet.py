"""A list of units as people keep it becomes areas and units, or every mistake in it with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.places.rules.layout import SchoolFacts
from umay.places.rules.sheet import Known, Plan, plain, plan_of
from umay.places.rules.sheet_values import OWNERSHIP, POLICING, SETTINGS, STAGES
from umay.places.rules.sheet_words import HEADS

KNOWN = Known(
    country="XA",
    area_codes=frozenset({"XA"}),
    unit_codes=frozenset({"XA-1"}),
    offices={("education", "XA"): "XA-1"},
    agencies={"education": "education", "police": "police", "полиция": "police"},
    levels={"school": "school", "district": "district", "province": "province", "ilçe": "district"},
)
HEAD = ("Province", "District", "Code", "Name", "Level", "Stages", "Priority grade", "Boarding", "Pupils", "Agency")
OFFICES = [
    ("North", "", "N", "Office North", "province"),
    ("North", "Lake", "NL", "Office Lake", "district"),
]


def plan(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD, known: Known = KNOWN) -> Plan:
    return plan_of(list(enumerate([head, *rows], 1)), known)


def codes(found: Plan) -> list[tuple[int, str]]:
    return [(error.line, error.code) for error in found.errors]


def test_schools_stand_under_the_next_office_of_their_agency() -> None:
    found = plan(("North", "Lake", "1", "School One", "", "primary", "2", "yes", "240"), *OFFICES)

    assert not found.errors
    assert [(area.kind, area.code, area.parent) for area in found.areas] == [
        ("province", "North", "XA"),
        ("district", "North/Lake", "North"),
    ]
    assert [(unit.code, unit.parent, unit.area) for unit in found.units] == [
        ("N", "XA-1", "North"),
        ("NL", "N", "North/Lake"),
        ("1", "NL", "North/Lake"),
    ]
    assert found.units[2].school == SchoolFacts(("primary",), boarding=True, pupils=240, grade=2)


def test_without_a_district_office_a_school_stands_under_the_province() -> None:
    found = plan(OFFICES[0], ("North", "Lake", "1", "School One", "", "primary"))

    assert found.units[1].parent == "N"


def test_an_agency_has_offices_of_its_own() -> None:
    found = plan(*OFFICES, ("North", "Lake", "P", "Police Lake", "district", "", "", "", "", "полиция"))

    assert [(unit.agency, unit.parent) for unit in found.units][-1] == ("police", "")


def test_areas_that_are_there_are_not_made_again() -> None:
    known = Known(
        "XA", {("province", "North", "XA"): "07", ("district", "Lake", "07"): "0701"}, frozenset({"XA", "07", "0701"}), frozenset(), {},
        {"education": "education"}, {"school": "school"},
    )  # fmt: skip

    found = plan(("North", "Lake", "1", "School One", "", "primary"), known=known)

    assert (found.areas, found.units[0].area) == ((), "0701")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("North", "Lake", "", "School", "", "primary"), "unit.no_code"),
        (("North", "Lake", "1", "", "", "primary"), "unit.no_name"),
        (("North", "Lake", "1", "School", "", ""), "school.no_stage"),
        (("North", "Lake", "1", "School", "", "magic"), "sheet.stage_unknown"),
        (("North", "Lake", "1", "School", "", "primary", "7"), "school.grade_unknown"),
        (("North", "Lake", "1", "School", "", "primary", "high"), "sheet.not_number"),
        (("North", "Lake", "1", "School", "", "primary", "1", "perhaps"), "sheet.not_yes_no"),
        (("", "Lake", "1", "School", "", "primary"), "sheet.district_alone"),
        (("North", "Lake", "1", "School", "moon"), "sheet.level_unknown"),
        (("North", "Lake", "1", "School", "district", "", "", "", "", "wizards"), "sheet.agency_unknown"),
    ],
)
def test_each_mistake_is_named_by_its_line(row: tuple[str, ...], code: str) -> None:
    found = plan(("North", "Lake", "9", "Good School", "", "primary"), row)

    assert (3, code) in codes(found)


def test_all_mistakes_are_told_at_once() -> None:
    found = plan(("North", "", "1", "A", "", "magic"), ("North", "", "1", "B", "", "primary", "9"), ("", "", "", "C", "", "primary"))

    assert {line for line, _code in codes(found)} == {2, 3, 4}


def test_a_list_without_its_columns_says_which_are_missing() -> None:
    found = plan(("x", "y"), head=("Who", "Name"))

    assert [(error.code, error.value) for error in found.errors] == [("sheet.no_column", "Code")]
    assert found.unknown == ("Who",)


def test_a_title_above_the_heads_is_passed_over() -> None:
    rows = [(1, ["List of schools 2026"]), (3, list(HEAD)), (4, ["North", "Lake", "1", "School", "", "primary"])]

    assert [unit.line for unit in plan_of(rows, KNOWN).units] == [4]


def test_a_list_with_no_rows_is_said_to_be_empty() -> None:
    assert codes(plan()) == [(1, "sheet.empty")]
    assert set(codes(plan_of([], KNOWN))) == {(1, "sheet.no_column")}


@pytest.mark.parametrize("words", [HEADS, STAGES, POLICING, SETTINGS, OWNERSHIP], ids=["heads", "stages", "police", "settings", "owners"])
def test_no_word_means_two_things(words: dict[str, tuple[str, ...]]) -> None:
    said = [(plain(word), code) for code, known in words.items() for word in known]

    assert len({word for word, _ in said}) == len(set(said))


@pytest.mark.parametrize("column", list(HEADS))
def test_every_column_is_known_in_capitals_too(column: str) -> None:
    for head in HEADS[column]:
        assert plain(head.upper()) == plain(head) or head.upper().casefold() != head.casefold()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=8), max_size=10), max_size=8))
def test_whatever_stands_in_a_list_gets_an_answer(rows: list[list[str]]) -> None:
    found = plan_of(list(enumerate([list(HEAD), *rows], 1)), KNOWN)

    assert found.errors or found.units
    assert all(1 <= error.line <= len(rows) + 1 for error in found.errors)
    if not found.errors:
        assert len({unit.code for unit in found.units}) == len(found.units)
