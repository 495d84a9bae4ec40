from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.packs.api import (
    FLAGS,
    Condition,
    Pack,
    Response,
    Situation,
    authorities_for,
    builtin_codes,
    default_response,
    export_pack,
    guardians_must_wait,
    holds,
    import_pack,
    kinds_by_signs,
    leading_in,
    load_builtin,
    pack_from_document,
    pack_to_document,
    response_of,
    steps_for,
)  # fmt: skip
from umay.packs.schema_response import Coded, Kind, Rule, Sign, Step

SIX = {"en", "tr", "kk", "ru", "vi", "zh"}
KINDS = [
    "physical", "psychological", "sexual", "neglect", "exploitation", "bullying", "cyberbullying", "domestic", "economic", "child_labour",
    "early_marriage", "threats", "self_harm",
]  # fmt: skip
OFFENDERS = ["peer", "staff", "guardian", "other", "unknown"]
every_response = pytest.mark.parametrize("code", [*builtin_codes(), None], ids=lambda code: code or "default")
situations = st.builds(
    Situation,
    kinds=st.frozensets(st.sampled_from(KINDS), max_size=3),
    offenders=st.frozensets(st.sampled_from(OFFENDERS), max_size=2),
    places=st.frozensets(st.sampled_from(["school", "way", "online", "home", "community"]), max_size=2),
    flags=st.frozensets(st.sampled_from(FLAGS), max_size=3),
)


def response(code: str | None) -> Response:
    return response_of(load_builtin(code)) if code else default_response()


def matter(**known: str) -> Situation:
    """Return what is known, each as words with spaces between the codes."""
    return Situation(**{name: frozenset(codes.split()) for name, codes in known.items()})


def parts_of(part: object) -> Iterator[object]:
    yield part
    if isinstance(part, tuple):
        for one in part:
            yield from parts_of(one)
    for name in getattr(type(part), "model_fields", ()):
        yield from parts_of(getattr(part, name))


def codes(ones: tuple[Step, ...]) -> list[str]:
    return [one.code for one in ones]


@every_response
def test_whoever_reads_finds_their_language_in_every_title_and_hint(code: str | None) -> None:
    said = [part for part in parts_of(response(code)) if isinstance(part, Coded | Kind | Sign | Step | Rule)]
    texts = [
        text for part in said for text in (getattr(part, "title", None), getattr(part, "hint", None), getattr(part, "why", None)) if text
    ]

    assert len(texts) > 300
    assert [str(text) for text in texts if {lang for lang, _ in text} != SIX] == []


@every_response
def test_every_response_knows_the_kinds_offenders_and_places_that_the_figures_count(code: str | None) -> None:
    there = response(code)

    assert [kind.code for kind in there.kinds] == KINDS
    assert [one.code for one in there.offenders] == OFFENDERS
    assert [one.code for one in there.places] == ["school", "way", "online", "home", "community"]
    assert len({one.formula for one in there.indicators}) == 12


@every_response
def test_every_kind_can_be_noticed_and_says_what_to_do_now(code: str | None) -> None:
    kinds = response(code).kinds

    assert [kind.code for kind in kinds if not kind.signs or not kind.do_now or not kind.effects] == []
    assert {sign.group for kind in kinds for sign in kind.signs} == {"body", "conduct", "surroundings"}


@every_response
def test_children_read_no_word_of_the_office(code: str | None) -> None:
    office = re.compile(r"violen|exploit|neglect|perpetrator|offender", re.IGNORECASE)

    assert [kind.code for kind in response(code).kinds if office.search(kind.child_title.parts[0][1])] == []


@every_response
@settings(max_examples=60, deadline=None)
@given(situation=situations)
def test_signs_of_a_crime_go_to_the_police_at_once_whoever_accuses(code: str | None, situation: Situation) -> None:
    there = response(code)
    crime = Situation(situation.kinds, situation.offenders, situation.places, situation.flags | {"crime_signs"})

    (police,) = (one for one in authorities_for(there, crime) if one.code == "police")

    assert police.within is not None
    assert police.within.at_once
    assert "tell_authorities" in codes(steps_for(there, crime))


@every_response
@settings(max_examples=60, deadline=None)
@given(situation=situations)
def test_whenever_an_authority_must_know_there_is_a_step_that_tells_it(code: str | None, situation: Situation) -> None:
    there = response(code)

    told, steps = {one.code for one in authorities_for(there, situation)}, codes(steps_for(there, situation))

    assert "tell_education" in steps
    assert told == {"education"} or "tell_authorities" in steps


@every_response
@settings(max_examples=60, deadline=None)
@given(situation=situations)
def test_where_guardians_wait_somebody_must_decide_and_nobody_is_told_to_talk_before_them(code: str | None, situation: Situation) -> None:
    there = response(code)

    found = codes(steps_for(there, situation))

    assert ("guardians_decision" in found) == guardians_must_wait(there, situation)
    assert ("guardian_present" in found) != guardians_must_wait(there, situation)


@every_response
@pytest.mark.parametrize("kind", ["sexual", "domestic", "neglect", "exploitation", "child_labour", "early_marriage"])
def test_guardians_wait_for_the_kinds_that_may_lie_at_home(code: str | None, kind: str) -> None:
    assert guardians_must_wait(response(code), matter(kinds=kind, offenders="peer"))


@every_response
def test_guardians_wait_while_nobody_knows_who_it_was(code: str | None) -> None:
    there = response(code)

    assert guardians_must_wait(there, matter(kinds="bullying"))
    assert guardians_must_wait(there, matter(kinds="bullying", offenders="unknown"))
    assert guardians_must_wait(there, matter(kinds="bullying", offenders="peer", flags="guardian_suspected"))
    assert not guardians_must_wait(there, matter(kinds="bullying", offenders="peer"))


@every_response
def test_a_child_that_may_hurt_itself_is_not_left_alone(code: str | None) -> None:
    there = response(code)

    asked = {"stay_with", "specialist_today", "suicide_watch"}

    assert asked <= set(codes(steps_for(there, matter(kinds="self_harm"))))
    assert asked <= set(codes(steps_for(there, matter(kinds="bullying", flags="self_harm"))))
    assert not asked & set(codes(steps_for(there, matter(kinds="bullying", offenders="peer"))))


@every_response
def test_images_are_kept_unopened_and_reported(code: str | None) -> None:
    there, images = response(code), matter(kinds="cyberbullying", offenders="peer", flags="images")

    assert "keep_device" in codes(steps_for(there, images))
    assert "police" in [one.code for one in authorities_for(there, images)]


@every_response
def test_a_child_who_harmed_gets_help_too(code: str | None) -> None:
    (step,) = (one for one in steps_for(response(code), matter(kinds="bullying", offenders="peer")) if one.code == "help_harming")

    assert (step.per, step.child) == ("child", "harming")


@every_response
def test_retaliation_is_asked_about_twice(code: str | None) -> None:
    asked = [one.within.days for one in response(code).steps if one.code.startswith("retaliation") and one.within]

    assert asked == [30, 90]


@every_response
def test_every_way_out_that_may_not_be_taken_is_an_alarm_when_it_is_an_outcome(code: str | None) -> None:
    there = response(code)

    assert len(there.forbidden) == 9
    assert {one.forbidden for one in there.outcomes if one.forbidden} >= {"transfer", "expulsion", "settlement", "quiet_leaving"}


def test_lists_of_a_condition_are_alternatives() -> None:
    asked = Condition(kinds_any=("bullying",), flags_any=("danger",))

    assert holds(default_response(), asked, matter(kinds="bullying"))
    assert holds(default_response(), asked, matter(kinds="sexual", flags="danger"))
    assert not holds(default_response(), asked, matter(kinds="sexual"))


def test_what_must_hold_as_well_and_what_must_not_narrow_a_condition() -> None:
    asked = Condition(kinds_any=("bullying",), also=Condition(offenders_any=("peer",)), unless=Condition(flags_any=("danger",)))

    assert holds(default_response(), asked, matter(kinds="bullying", offenders="peer"))
    assert not holds(default_response(), asked, matter(kinds="bullying", offenders="staff"))
    assert not holds(default_response(), asked, matter(kinds="bullying", offenders="peer", flags="danger"))


def test_a_condition_without_lists_always_holds() -> None:
    assert holds(default_response(), None, Situation())
    assert holds(default_response(), Condition(), Situation())


def test_signs_lead_to_the_kinds_that_show_most_of_them() -> None:
    found = kinds_by_signs(default_response(), {"cuts", "farewell", "sleep"})

    assert found[0].code == "self_harm"
    assert "psychological" in [kind.code for kind in found]
    assert kinds_by_signs(default_response(), set()) == ()


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("So, did he hit you?", "did he"),
        ("Why didn’t you tell?", "why didn't you"),
        ("Sana vurdu mu?", "sana vurdu mu"),
        ("Ол сені ұрды ма?", "ұрды ма"),
        ("Ты уверена?", "ты уверена"),
        ("Con bị đánh, phải không?", "phải không"),
        ("他是不是打你了？", "是不是"),
    ],
)
def test_leading_phrases_are_flagged_in_every_language(words: str, phrase: str) -> None:
    assert phrase in leading_in(default_response(), words)


@pytest.mark.parametrize(
    "words", ["Tell me what happened.", "Candid health, a splendid heart.", "Расскажи, что случилось.", "Sonra ne oldu?"]
)
def test_open_words_are_not_flagged(words: str) -> None:
    assert leading_in(default_response(), words) == ()


def test_none_of_the_open_prompts_is_leading() -> None:
    there = default_response()
    said = [text for prompt in there.interview.prompts for _, text in prompt.title]

    assert [text for text in said if leading_in(there, text)] == []


def test_a_pack_without_a_procedure_has_the_default_one() -> None:
    pack = load_builtin("vn-plan")

    assert pack.response is None
    assert response_of(pack) is default_response()


@pytest.mark.parametrize("code", ["kz-algorithm", "tr-guide"])
def test_a_response_survives_writing_and_storing(code: str) -> None:
    pack = load_builtin(code)

    assert pack.response is not None
    assert import_pack(export_pack(pack)) == pack
    assert pack_from_document(pack_to_document(pack)) == pack
    assert Pack.model_validate(pack.model_dump(mode="json"), context={"lang": pack.lang}) == pack
