"""The one style of the pages for those who tell: words stand out from their ground 7 to 1, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[1] / "static" / "telling" / "page.css").read_text(encoding="utf-8")
DAY, _, NIGHT = CSS.partition("@media (prefers-color-scheme: dark)")
PAIRS = [
    ("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"), ("ink", "red-soft"), ("soft", "red-soft"), ("red-ink", "red-soft"),
    ("red-ink", "card"), ("on-act", "act"), ("on-red", "red"), ("act", "paper"), ("act", "card"), ("ink", "act-soft"), ("soft", "act-soft"),
    ("ink", "ochre-soft"),
]  # fmt: skip
MARKS = [("edge", "card"), ("edge", "paper"), ("act", "act-soft")]


def colour(name: str, where: str) -> tuple[float, ...]:
    found = re.search(rf"--{name}: #([0-9a-f]{{3,6}});", where)
    assert found, name
    digits = found[1] if len(found[1]) == 6 else "".join(2 * each for each in found[1])
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


def light(parts: tuple[float, ...]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, where: str) -> float:
    low, high = sorted(light(colour(name, where)) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("where", [DAY, NIGHT[:900]], ids=["day", "night"])
def test_words_stand_out_seven_to_one(where: str) -> None:
    weak = [(one, other) for one, other in PAIRS if contrast(one, other, where) < 7]

    assert weak == []


@pytest.mark.parametrize("where", [DAY, NIGHT[:900]], ids=["day", "night"])
def test_edges_of_what_one_touches_stand_out(where: str) -> None:
    assert [pair for pair in MARKS if contrast(*pair, where) < 3] == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert not re.findall(r"url\(|@import|http", CSS)
