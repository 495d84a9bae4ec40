"""A document disagrees with itself; whoever adopted it rules, and dates that lie ahead change."""

from __future__ import annotations

from tests.journeys.conftest import Given
from tests.journeys.visitors import Visitor
from umay.packs import api as packs

PACK = packs.load_builtin("cn-posts")
REGISTER = next(one for one in PACK.contradictions if one.id == "monthly-2-or-25")


def opens_the_programme(visitor: Visitor) -> Visitor:
    """Open the thirteen plans from the list of programmes."""
    return visitor.goes_to_place("Programmes").opens(PACK.title.in_("en"))


def days_with(visitor: Visitor, titles: set[str]) -> list[str]:
    """Return the days of the month on which one of these duties stands."""
    visitor.goes_to("/calendar/?month=2026-12")
    days = visitor.page.locator("section.lines")
    found = []
    for number in range(days.count()):
        shown = set(days.nth(number).locator(".line-title").all_inner_texts())
        if any(title in text for title in titles for text in shown):
            found.append(days.nth(number).locator("h2").inner_text().split(" · ")[0])
    return found


def test_a_secretary_rules_and_the_date_changes(given: Given) -> None:
    secretary = given("cn-county")
    titles = {one.title.in_("en") for one in PACK.obligations if one.id in REGISTER.affects}
    before = days_with(secretary, titles)
    opens_the_programme(secretary)
    article = secretary.part(f"contradiction-{REGISTER.id}")

    article.locator("summary").click()
    article.get_by_label(REGISTER.places[1].says.in_("en")).check()
    article.get_by_label(secretary.say("Why")).fill("The county's own plan sets the twenty-fifth.")
    secretary.follows(article.get_by_role("button", name=secretary.say("Rule"), exact=True))

    secretary.sees("Ruled. Dates that lie ahead have changed accordingly.", "The county's own plan sets the twenty-fifth.")
    assert [day.split()[1] for day in before] == ["2"]
    assert [day.split()[1] for day in days_with(secretary, titles)] == ["25"]


def test_a_school_reads_the_contradiction_and_is_not_asked_to_rule(given: Given) -> None:
    head = opens_the_programme(given("cn-head"))

    article = head.part(f"contradiction-{REGISTER.id}")

    assert article.is_visible()
    assert head.say("Rule on it") not in article.inner_text()


def test_a_ruling_needs_a_reason(given: Given) -> None:
    secretary = opens_the_programme(given("cn-county"))
    article = secretary.part(f"contradiction-{REGISTER.id}")

    article.locator("summary").click()
    secretary.follows(article.get_by_role("button", name=secretary.say("Rule"), exact=True))

    secretary.misses("Ruled. Dates that lie ahead have changed accordingly.", within="body")
