"""What the documentation says about the packs that come with Umay is what they hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from umay.packs.api import builtin_codes, load_builtin

DOCS = Path(__file__).parents[4] / "docs"
every_pack = pytest.mark.parametrize("code", builtin_codes())


@every_pack
def test_the_table_of_packs_is_true(code: str) -> None:
    pack = load_builtin(code)
    steps = sum(one.part_of is not None for one in pack.obligations)

    (row,) = (line for line in (DOCS / "packs.md").read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{code}`"))

    _, _, rows, beside, contradictions, _ = (cell.strip() for cell in row.split("|"))
    assert sum(int(number) for number in re.findall(r"\d+", rows)) == len(pack.obligations) - steps
    assert beside == (str(steps) if steps else "none")
    assert int(contradictions) == len(pack.contradictions)


@every_pack
def test_the_page_of_sources_counts_the_rows_of_each_part(code: str) -> None:
    pack = load_builtin(code)
    page = (DOCS / "sources.md").read_text(encoding="utf-8")

    assert re.search(rf"Pack `{code}`, {len(pack.obligations)} rows, {len(pack.contradictions)} contradiction", page)
    assert pack.document.sha256 in page
    for section in pack.sections:
        anchor = f"{code}-{section.code.replace('_', '-')}"
        count = sum(one.section == section.code for one in pack.obligations)
        assert re.search(rf'<a id="{anchor}"></a>`{anchor}` \| {count} \|', page), anchor
