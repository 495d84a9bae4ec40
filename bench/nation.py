"""An invented nation: its areas, its offices and its schools. The same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.sizes import Size
from umay.places.rules import layout as places

# agency -> levels it has offices at, after the guide whose programme is measured
OFFICES = {
    "education": ("national", "province", "district"),
    "police": ("national", "province", "district"),
    "gendarmerie": ("national", "province", "district"),
    "social_services": ("national", "province", "district"),
    "municipality": ("province", "district"),
    "interior": ("national",),
    "municipalities_union": ("national",),
}
STAGES = (
    ("preschool",),
    ("primary",),
    ("lower_secondary",),
    ("primary", "lower_secondary"),
    ("upper_secondary",),
    ("vocational",),
    ("special",),
)
WEIGHTS = (12, 34, 24, 8, 13, 7, 2)
FIRST = ("Ak", "Kara", "Yeşil", "Güneş", "Çınar", "Ümit", "Işık", "Deniz", "Şafak", "Göl", "İnci", "Sarı", "Mavi", "Toprak", "Bulut")
SECOND = ("dere", "tepe", "pınar", "kaya", "bahçe", "köprü", "söğüt", "yayla", "ova", "koru", "çeşme", "harman")


def areas(country: str, size: Size) -> Iterator[places.AreaRow]:
    """Yield the country, its provinces and districts; the first district of a province is its centre, a third are metropolitan."""
    yield places.AreaRow("country", country, "Nation")
    for number in range(size.provinces):
        yield places.AreaRow("province", province_code(number), _name(number) + " ili", country, metropolitan=number % 3 == 0)
    for number in range(size.districts):
        province = number % size.provinces
        yield places.AreaRow(
            "district", district_code(number), _name(number + 7), province_code(province), centre=number < size.provinces
        )  # fmt: skip


def province_code(number: int) -> str:
    """Return the code of a province."""
    return f"P{number:02d}"


def district_code(number: int) -> str:
    """Return the code of a district."""
    return f"D{number:03d}"


def _name(number: int) -> str:
    return f"{FIRST[number % len(FIRST)]}{SECOND[number // len(FIRST) % len(SECOND)]} {number + 1}"


def offices(country: str, size: Size) -> Iterator[places.UnitRow]:
    """Yield the offices of every agency at every level, upper ones first."""
    for agency, levels in OFFICES.items():
        if "national" in levels:
            yield places.UnitRow(agency, "national", f"N-{agency}", f"{agency} ministry", country)
        if "province" in levels:
            above = f"N-{agency}" if "national" in levels else ""
            for number in range(size.provinces):
                code = province_code(number)
                yield places.UnitRow(agency, "province", f"{code}-{agency}", f"{agency} {code}", code, above)
        if "district" in levels:
            for number in range(size.districts):
                code, above = district_code(number), f"{province_code(number % size.provinces)}-{agency}"
                yield places.UnitRow(agency, "district", f"{code}-{agency}", f"{agency} {code}", code, above)


def schools(size: Size) -> list[places.UnitRow]:
    """Return the schools, mixed over the nation, so that the first few are a sample of all. Districts differ in size, none is empty."""
    dice = random.Random(20261122)
    weights = [1 / (number + 25) for number in range(size.districts)]
    where = list(range(size.districts)) * 3
    where += dice.choices(range(size.districts), weights, k=max(size.schools - len(where), 0))
    where = where[: size.schools]
    dice.shuffle(where)
    return [_school(number, district, dice) for number, district in enumerate(where)]


def _school(number: int, district: int, dice: random.Random) -> places.UnitRow:
    facts = places.SchoolFacts(
        stages=dice.choices(STAGES, WEIGHTS)[0],
        boarding=(boards := dice.random() < 0.05),
        girls_board=boards and dice.random() < 0.5,
        policing="gendarmerie" if dice.random() < 0.3 else "police",
        setting="rural" if dice.random() < 0.35 else "urban",
        ownership="private" if dice.random() < 0.12 else "state",
        pupils=dice.randrange(20, 1800),
        grade=dice.choices((1, 2, 3, 4, None), (10, 20, 30, 30, 10))[0],
    )
    code = district_code(district)
    return places.UnitRow("education", "school", f"S{number:06d}", f"{_name(number)} Okulu", code, f"{code}-education", facts)
