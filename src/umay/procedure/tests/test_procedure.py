"""The procedure on facts that come in any order."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.packs import api as packs
from umay.procedure import api as procedure
from umay.procedure.api import closing, forbidden, guardians, interviewing
from umay.procedure.tests.responses import response

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHILDREN = (procedure.ChildFacts(uuid.uuid4(), "harmed"), procedure.ChildFacts(uuid.uuid4(), "harming"))
PLAIN = packs.Situation(kinds=frozenset({"bullying"}), offenders=frozenset({"peer"}))
GRAVE = packs.Situation(kinds=frozenset({"sexual"}), offenders=frozenset({"unknown"}))

situations = st.builds(
    packs.Situation,
    kinds=st.frozensets(st.sampled_from(["bullying", "sexual"])),
    offenders=st.frozensets(st.sampled_from(["peer", "staff", "guardian", "unknown"])),
    flags=st.frozensets(st.sampled_from(["danger", "crime_signs", "guardian_suspected", "images"])),
)
moments = st.datetimes(datetime(2026, 9, 1), datetime(2027, 6, 1), timezones=st.just(UTC))


def times(told_at: datetime = NOW, closed_at: datetime | None = None) -> procedure.Times:
    return procedure.Times(told_at, told_at + HOUR, closed_at, ZoneInfo("Asia/Almaty"), lambda day, count: day + timedelta(days=count))


def laid(situation: packs.Situation, before: tuple[procedure.Laid, ...] = (), now: datetime = NOW) -> dict[str, procedure.Laid]:
    found = procedure.laid_out(response(), situation, CHILDREN, before, times=times(), now=now)
    return {one.code: one for one in found}


def test_a_step_of_a_crime_is_asked_for_only_where_there_are_signs_of_one() -> None:
    assert "tell_police" not in laid(PLAIN)
    assert laid(GRAVE)["tell_police"].due_at == NOW + 2 * HOUR  # from the opening, an hour after it was told
    assert "tell_police" in laid(replace(PLAIN, flags=frozenset({"crime_signs"})))


def test_a_step_that_comes_later_runs_from_when_it_was_asked_for() -> None:
    before = procedure.laid_out(response(), PLAIN, CHILDREN, (), times=times(), now=NOW)

    assert laid(GRAVE, before, NOW + timedelta(days=3))["tell_police"].due_at == NOW + timedelta(days=3) + HOUR


def test_a_step_that_waits_for_another_gets_its_time_when_that_is_done() -> None:
    before = procedure.laid_out(response(), PLAIN, CHILDREN, (), times=times(), now=NOW)
    assert {one.due_at for one in before if one.code == "help_plan"} == {None}

    done = tuple(replace(one, state="done", done_at=NOW) if one.code == "weigh_risk" else one for one in before)

    assert laid(PLAIN, done)["help_plan"].due_at == datetime(2026, 11, 26, tzinfo=ZoneInfo("Asia/Almaty"))


def test_steps_of_a_child_are_asked_for_each_child_in_that_role() -> None:
    found = procedure.laid_out(response(), PLAIN, CHILDREN, (), times=times(), now=NOW)

    assert [one.child for one in found if one.code == "weigh_risk"] == [CHILDREN[0].uid]
    assert {one.child for one in found if one.code == "help_plan"} == {one.uid for one in CHILDREN}


@given(first=situations, then=situations, now=moments)
def test_what_was_done_stays_done_whatever_the_facts_become(first: packs.Situation, then: packs.Situation, now: datetime) -> None:
    before = procedure.laid_out(response(), first, CHILDREN, (), times=times(), now=NOW)
    done = tuple(replace(one, state="done", done_at=NOW) if number % 2 else one for number, one in enumerate(before))

    after = {one.key: one for one in procedure.laid_out(response(), then, CHILDREN, done, times=times(), now=now)}

    assert all(after[one.key] == one for one in done if one.state == "done")
    asked = {(step.code, child) for step, child in procedure.asked_for(response(), then, CHILDREN)}
    assert {key for key, one in after.items() if one.state == "open"} <= asked <= set(after)


@given(situation=situations, now=moments)
def test_laying_out_twice_changes_nothing(situation: packs.Situation, now: datetime) -> None:
    once = procedure.laid_out(response(), situation, CHILDREN, (), times=times(), now=NOW)

    assert procedure.laid_out(response(), situation, CHILDREN, once, times=times(), now=now) == once


@given(first=situations, then=situations)
def test_a_step_that_fell_comes_back_open(first: packs.Situation, then: packs.Situation) -> None:
    once = procedure.laid_out(response(), first, CHILDREN, (), times=times(), now=NOW)
    fell = procedure.laid_out(response(), then, CHILDREN, once, times=times(), now=NOW)
    back = procedure.laid_out(response(), first, CHILDREN, fell, times=times(), now=NOW)

    assert {one.key for one in back if one.state == "open"} == {one.key for one in once}


def test_the_next_step_is_the_one_that_is_late_and_then_the_soonest() -> None:
    found = procedure.laid_out(response(), GRAVE, CHILDREN, (), times=times(), now=NOW)

    assert [one.code for one in procedure.next_steps(response(), found, NOW + timedelta(minutes=5))][:3] == [
        "make_safe", "tell_police", "guardians_decision",
    ]  # fmt: skip


def test_a_step_that_needs_a_plan_is_done_when_the_plan_is_kept_for_that_child() -> None:
    step = next(one for one in response().steps if one.code == "weigh_risk")
    one = procedure.Laid("weigh_risk", CHILDREN[0].uid)

    assert procedure.do_refusal(step, one, [("risk", CHILDREN[1].uid)], "done").code == "case.step_needs"
    assert procedure.do_refusal(step, one, [("risk", CHILDREN[0].uid)], "") is None


@given(situation=situations, hours=st.integers(-72, 72))
def test_guardians_are_told_without_a_decision_only_where_nothing_speaks_against_it(situation: packs.Situation, hours: int) -> None:
    decided = guardians.Decision("tell_other", NOW + timedelta(hours=hours))
    state = guardians.state_of(response(), situation, decided, NOW)

    waits = packs.guardians_must_wait(response(), situation)
    assert (guardians.tell_refusal(state) is None) == (not waits or hours >= 0)
    assert (guardians.climbs_at(state, NOW) is None) == (guardians.tell_refusal(state) is None)


def test_a_guardian_who_is_suspected_is_never_told_by_decision() -> None:
    suspected = replace(PLAIN, flags=frozenset({"guardian_suspected"}))

    assert guardians.decide_refusal(suspected, "tell", "They must know.").code == "case.guardian_suspected"
    assert guardians.decide_refusal(suspected, "tell_other", "The grandmother looks after her.") is None
    assert guardians.decide_refusal(suspected, "wait", " ").code == "case.words_missing"


@given(words=st.text(max_size=80))
def test_a_forbidden_way_out_is_never_set_down_without_an_explanation(words: str) -> None:
    said = forbidden.flag_refusal(response(), "secrecy", words)

    assert (said is None) == (len(" ".join(words.split())) >= forbidden.SHORTEST)
    assert forbidden.outcome_refusal(response(), "moved_victim", "").code == "case.explanation_short"
    assert forbidden.outcome_refusal(response(), "better", "") is None


@pytest.mark.parametrize(
    ("words", "lang", "lines"),
    [
        ("What happened?\nThen DID  HE shout?", "en", [2]),
        ("She undid her coat", "en", []),
        ("VURDU MU sana?", "tr", [1]),
        ("Sonra ne oldu?", "tr", []),
    ],
)
def test_a_leading_phrase_is_found_as_a_whole_in_any_letters(words: str, lang: str, lines: list[int]) -> None:
    found = interviewing.leading(words, response().interview.leading, lang)

    assert [one.line for one in found] == lines


def test_a_note_of_facts_stays_short_and_says_who_was_there() -> None:
    assert interviewing.keep_refusal("He said it.", "", minimal=False).code == "case.present_missing"
    assert interviewing.keep_refusal("x" * 2000, "nurse", minimal=True).code == "case.note_too_long"
    assert interviewing.keep_refusal("x" * 2000, "nurse", minimal=False) is None
    assert [interviewing.warns(count, response().interview) for count in (0, 1, 2)] == [False, True, True]


def test_a_case_ends_when_the_change_was_seen_and_not_before() -> None:
    steps = procedure.laid_out(response(), PLAIN, CHILDREN, (), times=times(), now=NOW)
    ending = closing.Ending("better", frozenset({"calm", "safe"}), "She laughs again.")

    still = closing.missing(response(), steps)
    assert still == ("make_safe", "tell_guardians", "weigh_risk", "help_plan")
    assert closing.close_refusal(response(), ending, still).code == "case.steps_open"
    assert closing.close_refusal(response(), ending, ()) is None
    calm = replace(ending, seen=frozenset({"calm"}))
    assert closing.close_refusal(response(), calm, ()).code == "case.change_not_seen"
    assert closing.close_refusal(response(), replace(calm, beside=frozenset({"safe"})), ()) is None
    beside = frozenset({"calm", "safe"})
    assert closing.close_refusal(response(), replace(ending, seen=frozenset(), beside=beside), ()).code == "case.change_not_seen"
    assert closing.close_refusal(response(), replace(ending, outcome="unfounded", seen=frozenset()), ()) is None
