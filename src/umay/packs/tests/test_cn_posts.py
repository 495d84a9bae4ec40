from __future__ import annotations

from collections import Counter

import pytest

from umay.packs.api import Obligation, Pack, load_builtin, shift_year
from umay.timing.api import from_json

ROWS = {1: 62, 2: 13, 3: 12, 4: 50, 5: 15, 6: 30, 7: 12, 8: 51, 9: 11, 10: 6, 11: 12, 12: 69, 13: 40}
SCHOOL_PLANS = {2, 3, 5, 8, 9, 10, 11}
TAKEN_FROM_SCHOOL_PLANS = {
    "p3-roster", "p5-recruit", "p5-register", "p8-tell", "p8-check", "p8-teach", "p8-training", "p9-inspect",
}  # fmt: skip
NOT_CARRIED_OUT = {
    "p1-pupil-files", "p1-problem-pupils", "p1-face", "p1-risk-persons", "p1-despairing", "p1-special-class", "p4-key-persons",
    "p4-mentally-ill", "p4-big-data", "p7-special-groups", "p12-suspicious", "p12-risk-groups", "p12-person-lists", "p12-wanted",
    "p13-key-persons",
}  # fmt: skip
MOST_DUTIES_OF_A_SCHOOL = 40


@pytest.fixture(scope="module")
def plans() -> Pack:
    return load_builtin("cn-posts")


def plan_of(one: Obligation) -> int:
    return int(one.section.removeprefix("plan_"))


def test_each_of_the_thirteen_plans_is_a_section_with_its_rows(plans: Pack) -> None:
    assert [one.code for one in plans.sections] == [f"plan_{number}" for number in range(1, 14)]
    assert Counter(plan_of(one) for one in plans.obligations) == ROWS


def test_rows_stand_in_the_order_of_the_document(plans: Pack) -> None:
    places = [(plan_of(one), one.source.lines[0]) for one in plans.obligations]

    assert places == sorted(places)


def test_every_row_lies_within_its_plan(plans: Pack) -> None:
    reach = {one.code: one.source.lines for one in plans.sections if one.source}

    outside = [
        one.id
        for one in plans.obligations
        if not reach[one.section][0] <= one.source.lines[0] <= one.source.lines[1] <= reach[one.section][1]
    ]

    assert outside == []


def test_every_item_number_names_its_plan_and_stands_once(plans: Pack) -> None:
    items = [one.item for one in plans.obligations]

    assert len(items) == len(set(items))
    assert all(one.item.startswith(f"{plan_of(one)}·") for one in plans.obligations)


def test_lists_of_people_and_watching_by_face_are_not_carried_out(plans: Pack) -> None:
    assert {one.id for one in plans.obligations if one.status == "not_carried_out"} == NOT_CARRIED_OUT


def test_of_the_plans_of_single_schools_only_what_any_school_keeps_is_live(plans: Pack) -> None:
    live = {one.id for one in plans.obligations if plan_of(one) in SCHOOL_PLANS and one.status == "live"}

    assert live == TAKEN_FROM_SCHOOL_PLANS


def test_a_school_is_not_drowned_in_duties(plans: Pack) -> None:
    live = [one for one in plans.obligations if one.status == "live" and any(owner.level == "school" for owner in one.owners)]

    assert 0 < len(live) <= MOST_DUTIES_OF_A_SCHOOL


def test_what_another_row_confirms_says_which(plans: Pack) -> None:
    items = {one.item for one in plans.obligations}
    said = [dict(one.notes)["en"] for one in plans.obligations if one.notes and "Confirmed with item" in dict(one.notes)["en"]]

    assert len(said) > 1
    assert all(note.split("Confirmed with item ")[1].split(",")[0] in items for note in said)


@pytest.mark.parametrize(
    ("row", "share", "by"),
    [
        ("p6-cover-towns", 100, "2022-07-31"),
        ("p6-cover-all", 100, "2022-12-31"),
        ("p12-rate-90", 90, "2022-12-31"),
        ("p12-link-all", 100, "2022-12-31"),
        ("p4-rate-guards", 100, None),
        ("p4-rate-closed", 100, None),
        ("p4-rate-alarm", 100, None),
        ("p4-rate-video", 100, None),
    ],
)
def test_a_share_that_the_document_sets_is_a_target(plans: Pack, row: str, share: int, by: str | None) -> None:
    target = plans.obligation(row).target

    assert target is not None
    assert (target.value, target.unit, target.by, target.direction) == (share, "percent", by, "at_least")


def test_the_campaign_has_three_phases(plans: Pack) -> None:
    phases = [plans.obligation(f"p12-phase-{number}").timing for number in (1, 2, 3)]

    assert [(phase["start"], phase["end"]) for phase in phases] == [
        ("2022-05-T2", "2022-05-T2"),
        ("2022-05-T2", "2022-12-T2"),
        ("2022-12-T2", "2023-01-T3"),
    ]


def test_both_monthly_returns_are_due_by_the_earlier_day_until_ruled(plans: Pack) -> None:
    assert [plans.obligation(row).timing["day"] for row in ("p12-monthly", "p13-monthly")] == [2, 2]

    ruled = next(one for one in plans.contradictions if one.id == "monthly-2-or-25").places[1].timing

    assert ruled is not None
    assert ruled["day"] == 25


def test_parents_come_fifteen_minutes_before_until_ten_is_ruled(plans: Pack) -> None:
    contradiction = next(one for one in plans.contradictions if one.id == "minutes-15-or-10")
    minutes = [{part["n"] for part in place.timing["parts"]} for place in contradiction.places if place.timing]

    assert minutes == [{15}, {10}]
    assert {part["n"] for part in plans.obligation("p8-fetch-kit").timing["parts"]} == {15}


def test_rows_in_dispute_bear_the_timing_and_owners_that_hold_for_now(plans: Pack) -> None:
    surprising = []
    for contradiction in plans.contradictions:
        place = contradiction.places[contradiction.provisional]
        for row in contradiction.affects:
            one = plans.obligation(row)
            if (place.timing and from_json(place.timing) != one.when) or (place.owners and place.owners != one.owners):
                surprising.append((contradiction.id, row))

    assert surprising == []


def test_another_year_moves_every_row_that_bears_a_year(plans: Pack) -> None:
    moved = {proposal.owner: proposal.new for proposal in shift_year(plans, 2026) if proposal.part == "timing"}

    assert moved["p12-phase-3"]["end"] == "2027-01-T3"
    assert moved["p12-summary"]["date"] == "2026-12-10"
    assert moved["p13-summary"] == {"kind": "single_month", "year": 2027, "month": 1, "bound": "at_latest"}


def test_a_year_that_the_document_hides_is_asked_for(plans: Pack) -> None:
    hidden = [one for one in plans.obligations if "20xx" in (one.timing_text or "")]

    assert hidden
    assert [one.id for one in hidden if "campaign-year" not in one.needs] == []


def test_the_post_of_plan_two_counts_its_people(plans: Pack) -> None:
    facts = next(one for one in plans.posts if one.id == "post-p2-gate").facts

    assert sum(one["number"] for one in facts["people"]) == facts["total"] == 12


def test_the_windows_of_each_post_are_times_of_a_school_day(plans: Pack) -> None:
    for post in plans.posts:
        windows = post.facts.get("windows")
        if isinstance(windows, list | tuple):
            from_json({"kind": "weekly_windows", "windows": [dict(window) for window in windows]})


def test_the_posts_are_entries_of_every_plan_that_sets_one(plans: Pack) -> None:
    assert {post.id.split("-")[1] for post in plans.posts} == {"p2", "p3", "p6", "p8", "p9", "p10", "p11"}


@pytest.mark.parametrize(("role", "function"), [("school_head", "unit_head"), ("county_secretary", "secretary")])
def test_the_roles_that_a_county_starts_with_are_there(plans: Pack, role: str, function: str) -> None:
    assert next(one.function for one in plans.roles if one.code == role) == function
