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


def cases() -> list[dict[str, Any]]:
    """Return the cases of the demo as described in cases.yaml."""
    found: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "cases.yaml").read_text(encoding="utf-8"))
    return found


def calendar(country: Mapping[str, Any], school_year: int) -> dict[str, Any]:
    """Return a country's assumed school calendar in the shape that is kept, its holidays in the country's own words."""
    return timing.calendar_to_json(timing.assumed_calendar(country["code"], school_year))


def area_rows(country: Mapping[str, Any]) -> Iterator[places.AreaRow]:
    """Yield the country, its provinces, districts and towns, upper ones first."""
    yield places.AreaRow("country", country["code"], country["name"])
    for province in country["provinces"]:
        metropolitan = bool(province["metropolitan"])
        yield places.AreaRow("province", province["code"], province["name"], country["code"], metropolitan=metropolitan)
        for district in province["districts"]:
            yield places.AreaRow("district", district["code"], district["name"], province["code"], centre=bool(district["centre"]))
            for town in district.get("towns", ()):
                yield places.AreaRow("town", town["code"], town["name"], district["code"])


def unit_rows(country: Mapping[str, Any]) -> Iterator[places.UnitRow]:
    """Yield the offices of every agency at every level, then the schools, upper ones first."""
    for agency in country["agencies"]:
        yield from _offices(country, agency)
    for province in country["provinces"]:
        for district in province["districts"]:
            yield from _schools(country["code"], district)


def _offices(country: Mapping[str, Any], agency: str) -> Iterator[places.UnitRow]:
    """Yield an agency's offices from the top down, each under the nearest one above it that there is."""
    titles, nation, short = country["agencies"][agency], country["code"], country["codes"][agency]
    called = country.get("office_names", "{area} {title}")

    def office(level: str, area: Mapping[str, Any], above: str) -> Iterator[places.UnitRow]:
        if level in titles:
            name = called.format(area=area["name"], title=titles[level])
            yield places.UnitRow(agency, level, f"{nation}-{area['code']}-{short}", name, area["code"], above)

    def code(level: str, area: Mapping[str, Any], above: str) -> str:
        return f"{nation}-{area['code']}-{short}" if level in titles else above

    if "national" in titles:
        yield places.UnitRow(agency, "national", f"{nation}-{short}", titles["national"], nation)
    top = f"{nation}-{short}" if "national" in titles else ""
    for province in country["provinces"]:
        yield from office("province", province, top)
        over_district = code("province", province, top)
        for district in province["districts"]:
            yield from office("district", district, over_district)
            for town in district.get("towns", ()):
                yield from office("town", town, code("district", district, over_district))


def _schools(nation: str, district: Mapping[str, Any]) -> Iterator[places.UnitRow]:
    for number, school in enumerate(district["schools"], start=1):
        facts = {name: value for name, value in school.items() if name != "name"}
        facts["stages"] = tuple(facts["stages"])
        code = f"{nation}-{district['code']}-{number:03d}"
        yield places.UnitRow(
            "education", "school", code, school["name"], district["code"], f"{nation}-{district['code']}-edu", places.SchoolFacts(**facts)
        )
