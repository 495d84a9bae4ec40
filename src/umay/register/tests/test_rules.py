"""Which names are alike, and what an entry needs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from umay.register.rules.entries import Appeal, Draft, entry_refusal, is_alike, years_agree
from umay.register.rules.naming import folded, folded_number, name_parts

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayşe Yılmaz", "YILMAZ  AYŞE"),
        ("Şükrü IŞIK", "ışık, şükrü"),
        ("Nguyễn Văn An", "nguyen van an"),
        ("王小明", "王小明"),
        ("Ёлка", "елка"),
    ],
)
def test_a_name_written_twice_is_known_again(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@example("𝕊")
@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert all(part in folded(name).split() for part in name_parts(name))


def test_two_names_are_alike_by_two_parts_and_years_that_may_agree() -> None:
    assert is_alike(2, 3, 2)
    assert not is_alike(1, 2, 2)
    assert years_agree(None, 1980)
    assert not years_agree(1979, 1980)


ENTRY: dict[str, Any] = {
    "name": "A B", "birth_year": None, "decision": "1/26", "decided_on": DAY, "heard_on": DAY, "appeal": Appeal.NONE,
    "appeal_until_on": None, "expires_on": DAY + timedelta(days=400),
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ""),
        ({"name": " "}, "register.entry_incomplete"),
        ({"decided_on": DAY + timedelta(days=1)}, "register.decision_to_come"),
        ({"heard_on": None}, "register.not_heard"),
        ({"heard_on": DAY + timedelta(days=1)}, "register.not_heard"),
        ({"appeal": Appeal.PENDING}, "register.not_final"),
        ({"appeal": Appeal.OPEN}, "register.not_final"),
        ({"appeal": Appeal.OPEN, "appeal_until_on": DAY - timedelta(days=1)}, ""),
        ({"expires_on": DAY}, "register.entry_end"),
        ({"expires_on": date(2090, 1, 1)}, "register.entry_end"),
    ],
)
def test_an_entry_follows_a_final_decision_alone(changed: dict[str, Any], said: str) -> None:
    no = entry_refusal(Draft(**{**ENTRY, **changed}), DAY)

    assert (no.code if no else "") == said


def test_a_number_is_known_with_the_country_before_it_and_without() -> None:
    assert folded_number("+90 555 123 45 67") == folded_number("0 (555) 123-45-67")
    assert folded_number("no number") == ""
