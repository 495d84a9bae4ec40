"""Which lines are people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from umay.people.rules.pasting import read_lines


@given(st.text(max_size=400))
def test_pasted_lines_lose_nobody(pasted: str) -> None:
    lines = read_lines(pasted)

    assert len(lines) == sum(bool(line.strip()) for line in pasted.splitlines())
    assert all(one.name or one.wrong for one in lines)
