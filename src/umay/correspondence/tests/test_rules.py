"""What letters may say, which steps they show, and how an accusation goes on."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.correspondence.rules.accusing import BURYING, ENDS, STAGES, Stage, stage_refusal
from umay.correspondence.rules.answering import answer_days, answer_refusal, sending_refusal, silent_days
from umay.correspondence.rules.checking import Checked, letter_refusal, stands_in
from umay.correspondence.rules.choosing import FIELDS, NEEDED, Gone, LetterStep, asked_of, kind_of, shown_done
from umay.documents.api import PLACEHOLDERS
from umay.packs import api as packs

TODAY = date(2026, 11, 22)
TOLD = packs.default_response().authorities
STEP = LetterStep(UUID(int=1), "", ("letter",), None)
OWN = LetterStep(UUID(int=2), "notice_education", ("letter",), None)
LONG = "Somebody offered it, nobody agreed, and we wrote to the office above."


def test_every_field_is_one_that_the_texts_of_letters_know() -> None:
    for kind, fields in FIELDS.items():
        names = {name for name, _shape in fields}
        assert names <= PLACEHOLDERS[kind]
        assert set(NEEDED[kind]) <= names


def test_an_authority_without_a_letter_of_its_own_is_asked_to_help_the_child() -> None:
    kinds = {one.code: kind_of(one) for one in TOLD}

    assert kinds == {
        "police": "police", "prosecutor": "prosecutor", "child_rights": "child_rights", "education": "education",
        "health": "child_rights", "social_services": "child_rights",
    }  # fmt: skip


@settings(max_examples=60)
@given(st.sets(st.sampled_from([one.code for one in TOLD])))
def test_a_step_is_shown_by_letters_to_all_whom_it_is_about_and_by_nothing_less(gone: set[str]) -> None:
    left = [Gone(code, "police", None, taken=False) for code in gone]

    assert shown_done(STEP, TOLD, (STEP, OWN), left) == ({one.code for one in TOLD} - {"education"} <= gone)
    assert shown_done(OWN, TOLD, (STEP, OWN), left) == ("education" in gone)
    assert asked_of(STEP, TOLD, (STEP, OWN)).isdisjoint({"education"})


def test_a_letter_about_another_child_or_without_its_receipt_shows_nothing() -> None:
    child, other = UUID(int=5), UUID(int=6)
    of_child = LetterStep(UUID(int=3), "notice_police", ("letter",), child)
    told = LetterStep(UUID(int=4), "accusation", ("letter", "receipt"), None)

    assert not shown_done(of_child, TOLD, (of_child,), [Gone("police", "police", other, taken=True)])
    assert shown_done(of_child, TOLD, (of_child,), [Gone("police", "police", child, taken=False)])
    assert not shown_done(told, TOLD, (told,), [Gone("accused", "accusation", None, taken=False)])
    assert shown_done(told, TOLD, (told,), [Gone("accused", "accusation", None, taken=True)])
    risky = LetterStep(UUID(int=7), "notice_police", ("letter", "risk"), None)
    assert not shown_done(risky, TOLD, (risky,), [Gone("police", "police", None, taken=True)])


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    assert stands_in(["Aliya Bekova"], f"{before} ALİYA'nın {after}")


@pytest.mark.parametrize("said", ["The child was heard", "alive and well", ""])
def test_other_words_are_no_name(said: str) -> None:
    assert not stands_in(["Ali Yıldız", "Bo"], said)


@pytest.mark.parametrize("stands", ["undecided", "wait", "left"])
def test_guardians_are_not_written_to_while_telling_them_waits(stands: str) -> None:
    letter = Checked("guardians", {"child": "A", "guardian": "B", "contact": "C"}, guardians=stands)

    assert letter_refusal(letter) is not None
    assert letter_refusal(Checked("guardians", letter.values, guardians="tell_other")) is None


@settings(max_examples=60)
@given(st.sampled_from(sorted(FIELDS)), st.integers(0, 60))
def test_silence_counts_from_its_day_on(kind: str, days: int) -> None:
    assert silent_days(kind, TODAY - timedelta(days=days), TODAY) == (days if days >= answer_days(kind) else 0)


def test_nothing_leaves_before_it_is_written_or_is_answered_before_it_left() -> None:
    day = timedelta(days=1)

    assert sending_refusal("hand", TODAY, TODAY, TODAY) is None
    assert {sending_refusal("hand", when, TODAY, TODAY) is None for when in (TODAY - day, TODAY + day)} == {False}
    assert sending_refusal("pigeon", TODAY, TODAY, TODAY) is not None
    assert answer_refusal("7", TODAY, None, TODAY) is not None
    assert answer_refusal(" ", TODAY, TODAY, TODAY) is not None
    assert answer_refusal("7", TODAY - day, TODAY, TODAY) is not None
    assert answer_refusal("7", TODAY, TODAY, TODAY) is None


@settings(max_examples=80)
@given(st.sampled_from(STAGES), st.sets(st.sampled_from(STAGES)), st.sampled_from(("", *ENDS, *BURYING)), st.sampled_from(("Short.", LONG)))
def test_nobody_is_decided_about_unheard_and_nothing_is_buried_with_a_word(stage: str, known: set[str], way: str, note: str) -> None:
    kept = stage_refusal(Stage(stage, TODAY, "The head", note, way), known, BURYING, TODAY) is None

    if stage == "decided":
        assert kept == ("heard" in known and not way)
    elif stage == "ended":
        assert kept == ((way in BURYING and note == LONG) or (way in ENDS and "decided" in known))
    else:
        assert kept == (not way)
