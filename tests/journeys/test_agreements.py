"""Agreements with municipalities, families and other offices: kept, seen above, ended."""

from __future__ import annotations

from tests.journeys.conftest import PHONE, Given


def test_an_agreement_is_kept_seen_by_the_level_above_and_ended(given: Given) -> None:
    secretary = given("district-secretary", width=PHONE)
    secretary.goes_to_place("Agreements").writes("Title", "Lighting of the road to school").writes("Parties", "Karesi municipality")
    secretary.writes("Signed on", "2026-10-01").writes("Expires on", "2027-08-31").presses("Keep it")

    secretary.sees("Kept. You are reminded before it expires.", "Lighting of the road to school", "31 August 2027")

    coordinator = given("province-coordinator").goes_to_place("Agreements")
    coordinator.sees("Lighting of the road to school", "Karesi municipality")

    secretary.page.locator("main details.confirm > summary").first.click()
    secretary.follows(secretary.page.locator(".confirm-sheet .button")).sees("Ended. It stays in the list.")


def test_an_agreement_that_ends_before_it_begins_is_not_kept(given: Given) -> None:
    secretary = given("district-secretary")
    secretary.goes_to_place("Agreements").writes("Title", "Lighting of the road to school").writes("Parties", "Karesi municipality")

    secretary.writes("Signed on", "2026-10-01").writes("Expires on", "2026-09-01").presses("Keep it")

    secretary.misses("Kept. You are reminded before it expires.", within="body")
    secretary.goes_to("/agreements/").misses("Lighting of the road to school")
