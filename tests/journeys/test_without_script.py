"""The same work in a browser that runs no script."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import PHONE, WIDE, Given


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_duty_is_planned_in_another_language_without_script(given: Given, width: int) -> None:
    principal = given("principal", lang="tr", width=width, script=False)

    principal.opens(principal.titles("#this_month")[0], within="#this_month")
    principal.writes("Planned for", "2026-11-25").presses("Plan")

    principal.sees("Planned. The due date stays as it is.", "25 Kasım 2026")


def test_the_grid_opens_down_to_a_school_without_script(given: Given) -> None:
    secretary = given("district-secretary", script=False).goes_to_place("Overview")

    secretary.follows(secretary.page.locator("table.grid a.cell[data-kind=done]").first)

    secretary.sees("Recorded as done", "Send it back")
