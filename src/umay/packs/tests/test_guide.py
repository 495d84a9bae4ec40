from __future__ import annotations

import re
from pathlib import Path

from umay.packs.api import import_pack
from umay.packs.loader import KNOWN_KEYS

DOCS = Path(__file__).parents[4] / "docs"


def test_the_plan_in_the_guide_is_right_as_it_stands() -> None:
    guide = (DOCS / "guide" / "write-your-own-programme.md").read_text(encoding="utf-8")
    (plan,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)

    assert [one.id for one in import_pack(plan).obligations] == ["school-1", "school-2", "school-3"]


def test_the_reference_names_every_key_of_the_schema() -> None:
    reference = (DOCS / "packs.md").read_text(encoding="utf-8")
    said = set(re.findall(r"[a-z_]+", reference))

    assert sorted(set(KNOWN_KEYS) - said) == []
