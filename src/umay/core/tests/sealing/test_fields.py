"""A field opens in its own place and nowhere else, and its length tells little."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core import sealing
from umay.core.tests.sealing.specimens import KEY, SPOT, WORDS

names = st.text(st.characters(exclude_characters="|", exclude_categories=["Cs"]), max_size=20)
spots = st.builds(sealing.Spot, names, names, st.uuids(), names, names, st.integers(0, 2**32 - 1), st.integers(0, 2**40))


@given(plain=st.binary(max_size=4000), key=st.binary(min_size=32, max_size=32).map(sealing.Secret), spot=spots)
@settings(max_examples=100, deadline=None)
def test_what_was_sealed_opens_in_its_place(plain: bytes, key: sealing.Secret, spot: sealing.Spot) -> None:
    assert sealing.open_sealed(key, sealing.seal(key, plain, spot), spot) == plain


@given(words=st.text(max_size=1500))
@settings(max_examples=80, deadline=None)
def test_words_of_any_script_come_back(words: str) -> None:
    sealed = sealing.seal_words(KEY, words, SPOT)

    assert sealing.open_words(KEY, sealed, SPOT) == words.encode("utf-8", "replace").decode()


@given(one=spots, other=spots)
@settings(max_examples=80, deadline=None)
def test_two_places_open_each_others_fields_only_if_they_are_one(one: sealing.Spot, other: sealing.Spot) -> None:
    blob = sealing.seal(KEY, b"x", one)

    if one == other:
        assert sealing.open_sealed(KEY, blob, other) == b"x"
    else:
        with pytest.raises(sealing.CannotOpen):
            sealing.open_sealed(KEY, blob, other)


@pytest.mark.parametrize(
    "moved",
    [
        {"install": "elsewhere"},
        {"table": "cases_child"},
        {"row": UUID(int=99)},
        {"field": "name"},
        {"compartment": "reporter"},
        {"epoch": 2},
        {"epoch": 4},
        {"version": 1},
        {"version": 3},
    ],
    ids=str,
)
def test_a_field_moved_to_another_place_does_not_open(moved: dict[str, object]) -> None:
    blob = sealing.seal_words(KEY, WORDS, SPOT)

    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.open_words(KEY, blob, replace(SPOT, **moved))

    assert refused.value.code == "sealed.changed"


def test_names_may_not_hold_the_sign_that_divides_them() -> None:
    for part in ("install", "table", "field", "compartment"):
        with pytest.raises(ValueError):
            sealing.seal(KEY, b"", replace(SPOT, **{part: "a|b"}))


@pytest.mark.parametrize("wrong", [{"epoch": -1}, {"epoch": 2**32}, {"version": -1}], ids=str)
def test_epochs_and_versions_are_counts(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        replace(SPOT, **wrong)


def test_lengths_fall_on_steps_of_a_kilobyte() -> None:
    lengths = {length: len(sealing.seal(KEY, bytes(length), SPOT)) for length in (*range(0, 5000, 7), 1023, 1024, 2047, 2048)}

    assert all(sealing.sealed_length(length) == found for length, found in lengths.items())
    assert {found % 1024 for found in lengths.values()} == {62}
    assert len(set(lengths.values())) == 5


def test_a_yes_and_a_no_have_one_length() -> None:
    assert len({len(sealing.seal_words(KEY, said, SPOT)) for said in ("", "yes", "no", "Ж" * 500, "她" * 341)}) == 1


@pytest.mark.parametrize("plain", [b"", b"\0", b"\x80", b"\x80\0\0", bytes(1023), b"\x80" * 1024, bytes(1024)])
def test_texts_that_look_like_filling_come_back(plain: bytes) -> None:
    assert sealing.open_sealed(KEY, sealing.seal(KEY, plain, SPOT), SPOT) == plain


def test_a_field_says_which_key_it_needs() -> None:
    assert sealing.epoch_of(sealing.seal(KEY, b"", SPOT)) == SPOT.epoch


@pytest.mark.parametrize("front", [b"\2\1", b"\1\2", b"\0\1"])
def test_a_format_from_another_time_is_refused_and_not_guessed(front: bytes) -> None:
    blob = front + sealing.seal(KEY, b"", SPOT)[2:]

    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.epoch_of(blob)

    assert refused.value.code == "sealed.form"


def test_bytes_that_are_no_words_are_refused_as_words() -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.open_words(KEY, sealing.seal(KEY, b"\xff\xfe", SPOT), SPOT)
