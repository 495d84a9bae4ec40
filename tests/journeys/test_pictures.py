"""The pictures of the guide: taken from the demo when UMAY_PICTURES is set, and otherwise only counted."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given
from tests.journeys.visitors import Visitor

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
PICTURES = GUIDE / "pictures"
MOST_BYTES = 3 * 2**20
NAMED = re.compile(r"pictures/([\w-]+\.png)")


def first_late(visitor: Visitor) -> None:
    visitor.opens(visitor.titles("#late")[-1], within="#late")


def first_of_december(visitor: Visitor) -> None:
    visitor.goes_to("/calendar/?month=2026-12").opens(visitor.titles()[0])


def contradictions(visitor: Visitor) -> None:
    visitor.goes_to_place("Programmes").follows(visitor.page.locator("main .line-title a").first)
    visitor.part("contradictions").evaluate("each => each.scrollIntoView()")


# name of the picture, who looks, how wide, what they open
SCENES = [
    ("start", "", WIDE, lambda visitor: visitor),
    ("principal-my-day", "principal", WIDE, lambda visitor: visitor),
    ("principal-phone", "principal", PHONE, lambda visitor: visitor),
    ("principal-task", "principal", WIDE, first_late),
    ("counsellor-standing", "counsellor", PHONE, lambda visitor: visitor.goes_to("/standing/")),
    ("secretary-grid", "district-secretary", WIDE, lambda visitor: visitor.goes_to_place("Overview")),
    ("secretary-review", "district-secretary", WIDE, lambda visitor: visitor.goes_to_place("Recorded below")),
    ("coordinator-districts", "province-coordinator", WIDE, lambda visitor: visitor.goes_to_place("Overview")),
    ("police-phone", "police", PHONE, lambda visitor: visitor),
    ("social-services-task", "social-services", WIDE, first_of_december),
    ("ministry-provinces", "ministry", WIDE, lambda visitor: visitor.goes_to_place("Overview")),
    ("ministry-contradictions", "ministry", WIDE, contradictions),
    ("administrator", "administrator", WIDE, lambda visitor: visitor),
]


@pytest.mark.skipif(not os.environ.get("UMAY_PICTURES"), reason="pictures are taken when UMAY_PICTURES is set")
@pytest.mark.parametrize(("name", "key", "width", "lead"), SCENES, ids=[scene[0] for scene in SCENES])
def test_a_picture_is_taken(given: Given, name: str, key: str, width: int, lead: object) -> None:
    visitor = given(key, width=width)
    lead(visitor)  # type: ignore[operator]

    PICTURES.mkdir(exist_ok=True)
    visitor.page.screenshot(path=PICTURES / f"{name}.png")


def test_every_picture_that_a_page_names_is_there_and_each_one_is_used() -> None:
    pages = [*GUIDE.glob("*.md"), ROOT / "README.md"]
    named = {name for page in pages for name in NAMED.findall(page.read_text(encoding="utf-8"))}

    assert {picture.name for picture in PICTURES.glob("*.png")} == named


def test_the_pictures_are_those_that_are_taken() -> None:
    assert {picture.stem for picture in PICTURES.glob("*.png")} == {scene[0] for scene in SCENES}


def test_the_pictures_stay_small() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES.glob("*.png")) < MOST_BYTES
