"""Reads the demo world's description: countries, offices, schools, seats. Data in, values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from umay.places import api as places
from umay.timing import api as timing

HERE: Final = Path(__file__).parent
LEVELS: Final = ("national", "province", "district")


def countries() -> list[dict[str, Any]]:
    """Return the countries of the demo as described in world.yaml."""
    world: dict[str, Any] = YAML(typ="safe").load((HERE / "world.yaml").read_text(encoding="utf-8"))
    return list(world["countries"])


def calendar(country: Mapping[str, Any], school_year: int) -> dict[str, Any]:
    """Return a country's assumed school calendar in the shape that is kept, its holidays in the country's own words."""
    return timing.calendar_to_json(timing.assumed_calendar(country["code"], school_year))


def area_rows(country: Mapping[str, Any]) -> Iterator[places.AreaRow]:
    """Yield the country, its provinces and districts, upper ones first."""
    yield places.AreaRow("country", country["code"], country["name"])
    for province in country["provinces"]:
        metropolitan = bool(province["metropolitan"])
        yield places.AreaRow("province", province["code"], province["name"], country["code"], metropolitan=metropolitan)
        for district in province["districts"]:
            yield places.AreaRow("district", district["code"], district["name"], province["code"], centre=bool(district["centre"]))


def unit_rows(country: Mapping[str, Any]) -> Iterator[places.UnitRow]:
    """Yield the offices of every agency at every level, then the schools, upper ones first."""
    nation = country["code"]
    for agency, titles in country["agencies"].items():
        short = country["codes"][agency]
        if "national" in titles:
            yield places.UnitRow(agency, "national", f"{nation}-{short}", titles["national"], nation)
        for province in country["provinces"]:
            yield from _office(
                agency,
                "province",
                titles,
                province,
                f"{nation}-{province['code']}-{short}",
                above=_if(titles, "national", f"{nation}-{short}"),
            )
            upper = _if(titles, "province", f"{nation}-{province['code']}-{short}")
            for district in province["districts"]:
                yield from _office(agency, "district", titles, district, f"{nation}-{district['code']}-{short}", above=upper)
    for province in country["provinces"]:
        for district in province["districts"]:
            yield from _schools(nation, district)


def _if(titles: Mapping[str, str], level: str, code: str) -> str:
    return code if level in titles else ""


def _office(
    agency: str, level: str, titles: Mapping[str, str], area: Mapping[str, Any], code: str, *, above: str
) -> Iterator[places.UnitRow]:
    if level in titles:
        yield places.UnitRow(agency, level, code, f"{area['name']} {titles[level]}", area["code"], above)


def _schools(nation: str, district: Mapping[str, Any]) -> Iterator[places.UnitRow]:
    for number, school in enumerate(district["schools"], start=1):
        facts = {name: value for name, value in school.items() if name != "name"}
        facts["stages"] = tuple(facts["stages"])
        code = f"{nation}-{district['code']}-{number:03d}"
        yield places.UnitRow(
            "education", "school", code, school["name"], district["code"], f"{nation}-{district['code']}-edu", places.SchoolFacts(**facts)
        )
