"""The demo's world is laid out so that duties stand somewhere and its people are met in every language."""

from __future__ import annotations

from typing import Any

import pytest

from umay.desk.demo import world
from umay.desk.demo.cases import ACTS
from umay.packs import api as packs
from umay.people.demo_door import NAMES as DEMO_NAMES
from umay.places.rules.layout import layout_errors

COUNTRIES = {country["code"]: country for country in world.countries()}
WAITING = {("police", "city"), ("traffic_police", "city"), ("fire", "city"), ("politics_law", "city"), ("education", "city")} | {
    ("local_government", "commune"), ("parents", "school")
}  # fmt: skip
"""Whose duties wait until an office above the demo's adopting one takes the programme in; and parents, who have no office."""


def live_rows(country: dict[str, Any]) -> list[tuple[str, packs.Obligation]]:
    return [
        (adoption["pack"], one)
        for adoption in country["adoptions"]
        for one in packs.load_builtin(adoption["pack"]).obligations
        if one.status == "live"
    ]


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_live_duty_stands_somewhere(code: str) -> None:
    country = COUNTRIES[code]
    offices = {(unit.agency, unit.level) for unit in world.unit_rows(country)}

    homeless = {
        f"{pack} {one.item}"
        for pack, one in live_rows(country)
        if not (offices | WAITING).intersection((owner.agency, owner.level) for owner in one.owners)
    }

    assert not homeless


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_world_can_be_laid_out(code: str) -> None:
    areas, units = tuple(world.area_rows(COUNTRIES[code])), tuple(world.unit_rows(COUNTRIES[code]))

    assert layout_errors(areas, units, known_areas=(), known_units=()) == []
    assert len({unit.name for unit in units}) == len(units)


@pytest.mark.parametrize("code", COUNTRIES)
def test_everybody_who_is_met_has_a_name_and_a_post_in_every_language(code: str) -> None:
    for seat in COUNTRIES[code]["seats"]:
        assert seat["shown"] in DEMO_NAMES
        assert set(seat["title"]) == {"en", "tr", "kk", "ru", "vi", "zh-hant"}


@pytest.mark.parametrize("code", sorted({case["country"] for case in world.cases()}))
def test_a_country_has_a_case_under_way_and_one_that_is_closed(code: str) -> None:
    found = [case for case in world.cases() if case["country"] == code]
    keys = {seat["key"] for seat in COUNTRIES[code]["seats"]}
    response = next(one.response for adoption in COUNTRIES[code]["adoptions"] if (one := packs.load_builtin(adoption["pack"])).response)
    steps = {step.code for step in response.steps}

    assert sorted("close" in {act["do"] for act in case["acts"]} for case in found) == [False, True]
    for case in found:
        assert {case["lead"], *(act["who"] for act in case["acts"] if "who" in act)} <= keys
        assert {act["do"] for act in case["acts"]} <= set(ACTS)
        assert {act["code"] for act in case["acts"] if act["do"] == "step"} <= steps
        assert all(any(word in child["name"] for word in ("Demo", "Демо")) for child in case["children"])
