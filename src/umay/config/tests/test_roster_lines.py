"""What `umay roster` says of a roster, line by line."""

from __future__ import annotations

import re
from pathlib import Path

from umay.config.roster_lines import FAULTS, told
from umay.rostering import api as rostering
from umay.rostering import faults

CODE = re.compile(r"\"(fault\.[a-z_]+)\"")
PAIRS = {f"fault.{which}_{what}" for which in ("together", "apart") for what in ("unknown", "pair")}


def test_every_fault_has_words() -> None:
    """The codes of pairs are put together, so that they stand here."""
    found = set(CODE.findall(Path(faults.__file__).read_text(encoding="utf-8")))

    assert found | PAIRS == set(FAULTS)


def test_a_fault_is_told_with_what_it_is_about() -> None:
    slot = rostering.Slot("a", 739_901, 420, 480, (rostering.Need("parent", 5),))
    solution = rostering.solve(rostering.Problem((slot,), (rostering.Person("P", "parent"),)))

    lines = list(told(solution))

    assert "fault: 5 of parent are needed at once, and there are 1 (fault.need_over_people)" in lines
    assert any(line.startswith("hole: a: 4 parent: hole.short") for line in lines)
