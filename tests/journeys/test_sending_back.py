"""What a school recorded goes back from the district, and stands first on the principal's day."""

from __future__ import annotations

from tests.journeys.conftest import PHONE, Given
from tests.journeys.visitors import Visitor, seat_of

SCHOOL = seat_of("principal")["unit"]


def opens_a_done_cell_of_the_school(secretary: Visitor) -> None:
    """Open the first cell in the school's row that says that something was done."""
    row = secretary.page.locator("table.grid tbody tr").filter(has=secretary.page.get_by_text(SCHOOL, exact=True))
    secretary.follows(row.locator("a.cell[data-kind=done]").first)


def test_the_district_sends_a_record_back_and_the_principal_sees_it_first(given: Given) -> None:
    secretary = given("district-secretary")
    secretary.goes_to_place("Overview")
    opens_a_done_cell_of_the_school(secretary)
    title = secretary.page.locator("h1").inner_text()

    secretary.sees(SCHOOL).writes("What is missing", "The list of those who took part is missing.", within="#back").presses("Send back")
    secretary.sees("Sent back. It stands first on their day now.")

    principal = given("principal", width=PHONE)
    sent_back = next(at for at, heading in enumerate(principal.headings()) if heading.startswith(principal.say("Sent back to you")))
    assert all("danger" in heading for heading in principal.headings()[:sent_back])  # a child in danger alone comes before it
    assert principal.titles("#sent_back")[0] == title
    principal.opens(title, within="#sent_back").sees("The list of those who took part is missing.")


def test_the_district_accepts_a_record_and_it_waits_no_longer(given: Given) -> None:
    secretary = given("district-secretary", width=PHONE)
    secretary.goes_to_place("Recorded below")
    before = secretary.headings()[0]

    secretary.follows(secretary.page.locator("main .line a.button").first)  # a duty of a period, then one unit's record of it
    secretary.follows(secretary.page.locator("main .line a.button").first).presses("Accept")

    secretary.sees("Accepted.")
    assert secretary.goes_to_place("Recorded below").headings()[0] != before


def test_a_principal_is_offered_no_judgement_of_her_own_record(given: Given) -> None:
    secretary = given("district-secretary")
    secretary.goes_to_place("Overview")
    opens_a_done_cell_of_the_school(secretary)
    address = secretary.page.url.removeprefix(secretary.url)

    principal = given("principal").goes_to(address)

    principal.misses("Accept it", "Send it back")
