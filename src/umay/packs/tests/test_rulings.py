from __future__ import annotations

import pytest

from umay.packs.api import builtin_codes, holding, load_builtin

GUIDE = load_builtin("tr-guide")


def test_until_ruled_the_earlier_date_holds_and_is_marked_provisional() -> None:
    held = holding(GUIDE, "education-2-scale", {})

    assert held.timing == {"kind": "nth_week_of_month", "months": [7], "week": 1, "bound": "at_latest"}
    assert held.provisional
    assert held.open == ("ek7-week", "ek7-recipient")


def test_a_ruling_changes_the_date_and_leaves_other_contradictions_open() -> None:
    held = holding(GUIDE, "education-2-scale", {"ek7-week": 1})

    assert held.timing == {"kind": "yearly_months", "months": [7]}
    assert (held.open, held.ruled) == (("ek7-recipient",), ("ek7-week",))


def test_a_ruling_for_an_owner_changes_the_owner_and_not_the_date() -> None:
    held = holding(GUIDE, "education-29", {"contacts-who": 1})

    assert [owner.level for owner in held.owners] == ["national"]
    assert held.timing == GUIDE.obligation("education-29").timing


def test_a_row_without_contradiction_is_settled() -> None:
    held = holding(GUIDE, "family-2", {"ek7-week": 1})

    assert not held.provisional
    assert held.timing == GUIDE.obligation("family-2").timing


def test_a_ruling_for_a_place_that_is_not_there_changes_nothing() -> None:
    assert holding(GUIDE, "education-2-scale", {"ek7-week": 9}).timing == GUIDE.obligation("education-2-scale").timing


@pytest.mark.parametrize("code", builtin_codes())
def test_what_holds_provisionally_is_what_the_row_itself_says(code: str) -> None:
    pack = load_builtin(code)

    assert [one.id for one in pack.obligations if holding(pack, one.id, {}).timing != one.timing] == []
    assert [one.id for one in pack.obligations if holding(pack, one.id, {}).owners != one.owners] == []
