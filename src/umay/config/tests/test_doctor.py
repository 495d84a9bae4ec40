"""What the doctor prints can be read at a terminal."""

from __future__ import annotations

import pytest

from umay.config.commands.doctor import summary
from umay.config.doctor.finding import Finding, bad, fine, mind


def test_what_helps_stands_beneath_what_is_wrong() -> None:
    assert (
        bad("No backup was ever made here", "Run `umay backup`.").said()
        == "BAD   No backup was ever made here\n      -> Run `umay backup`."
    )
    assert fine("The clocks agree").said() == "ok    The clocks agree"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([fine("a")], "All is in order."),
        ([fine("a"), mind("b", "c"), bad("d", "e"), bad("f", "g")], "2 to mend before going live, 1 to see to."),
    ],
)
def test_the_last_line_says_how_much_there_is_to_do(found: list[Finding], said: str) -> None:
    assert summary(found) == said
