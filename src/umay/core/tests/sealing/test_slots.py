"""A slot opens by the words or the secret it was made with, at its own place."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core import sealing
from umay.core.tests.sealing.specimens import APP_KEY, CHEAP, KEY, PEPPER

SLOT = sealing.slot_by_words(KEY, "a good long phrase", "person 7", CHEAP)


@given(words=st.text(max_size=60), about=st.text(st.characters(exclude_characters="|", exclude_categories=["Cs"]), max_size=20))
@settings(max_examples=20, deadline=None)
def test_any_words_open_what_they_closed(words: str, about: str) -> None:
    assert sealing.open_slot_by_words(sealing.slot_by_words(KEY, words, about, CHEAP), words, about) == KEY


@pytest.mark.parametrize("words", ["", "A good long phrase", "a good long phrase ", "a good long phras", "a good  long phrase"])
def test_other_words_do_not_open_it(words: str) -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.open_slot_by_words(SLOT, words, "person 7")

    assert refused.value.code == "sealed.key"


def test_a_slot_copied_to_another_person_does_not_open_there() -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.open_slot_by_words(SLOT, "a good long phrase", "person 8")

    assert refused.value.code == "sealed.changed"


@pytest.mark.parametrize(
    ("typed", "again"),
    [("İğdir ő é", "I\u0307g\u0306dir o\u030b e\u0301"), ("ＰＷ１", "PW1"), ("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af")],
)
def test_the_same_words_typed_on_another_keyboard_open_it(typed: str, again: str) -> None:
    assert sealing.open_slot_by_words(sealing.slot_by_words(KEY, typed, "x", CHEAP), again, "x") == KEY


def test_a_slot_carries_its_own_salt_and_cost() -> None:
    dearer = sealing.slot_by_words(KEY, "pw", "x", sealing.Cost(16_384, 2, 2))

    assert sealing.open_slot_by_words(dearer, "pw", "x") == KEY
    assert len({sealing.slot_by_words(KEY, "pw", "x", CHEAP)[2:18] for _ in range(5)}) == 5


def test_the_usual_cost_takes_its_time() -> None:
    started = perf_counter()
    slot = sealing.slot_by_words(KEY, "pw", "x")
    took = perf_counter() - started

    assert sealing.open_slot_by_words(slot, "pw", "x") == KEY
    assert took > 0.02
    assert slot[18:24] == (65_536).to_bytes(4) + bytes((3, 1))


@pytest.mark.parametrize("cost", [(8192, 1, 1), (262_144, 10, 4)], ids=str)
def test_a_cost_at_its_bounds_is_taken(cost: tuple[int, int, int]) -> None:
    assert sealing.Cost(*cost).memory_kib == cost[0]


@pytest.mark.parametrize("cost", [(8191, 1, 1), (262_145, 1, 1), (8192, 0, 1), (8192, 11, 1), (8192, 1, 0), (8192, 1, 5)], ids=str)
def test_a_cost_beyond_its_bounds_is_refused_also_inside_a_slot(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        sealing.Cost(*cost)

    memory, passes, lanes = cost
    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.open_slot_by_words(SLOT[:18] + memory.to_bytes(4) + bytes((passes, lanes)) + SLOT[24:], "a good long phrase", "person 7")
    assert refused.value.code == "sealed.form"


@given(secret=st.binary(min_size=32, max_size=32))
@settings(max_examples=50)
def test_any_secret_opens_what_it_closed(secret: bytes) -> None:
    assert sealing.open_slot_by_secret(sealing.slot_by_secret(KEY, secret, "x"), secret, "x") == KEY


def test_a_slot_by_secret_opens_for_its_secret_and_place_alone() -> None:
    slot = sealing.slot_by_secret(KEY, PEPPER, "session 1")

    for secret, about in ((APP_KEY, "session 1"), (PEPPER, "session 2"), (PEPPER[:-1], "session 1"), (b"", "session 1")):
        with pytest.raises(sealing.CannotOpen):
            sealing.open_slot_by_secret(slot, secret, about)


def test_a_slot_of_one_kind_is_none_of_the_other() -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.open_slot_by_secret(SLOT, PEPPER, "person 7")
    with pytest.raises(sealing.CannotOpen):
        sealing.open_slot_by_words(sealing.slot_by_secret(KEY, PEPPER, "x"), "", "x")


@pytest.mark.parametrize("secret", [b"", b"short", bytes(33)])
def test_a_short_secret_closes_nothing(secret: bytes) -> None:
    with pytest.raises(ValueError):
        sealing.slot_by_secret(KEY, secret, "x")


def test_a_recovery_code_is_groups_of_four_and_opens_a_slot() -> None:
    code = sealing.new_recovery_code()
    slot = sealing.slot_by_words(KEY, code, "x", CHEAP)
    typed = sealing.read_recovery_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))

    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert typed == code
    assert sealing.open_slot_by_words(slot, typed, "x") == KEY


def test_a_slip_in_a_recovery_code_is_told_before_anything_is_tried() -> None:
    code = sealing.new_recovery_code()
    slipped = ("1" if code[0] != "1" else "2") + code[1:]

    assert sealing.read_recovery_code(slipped) is None
    assert sealing.read_recovery_code(code[:-1]) is None
    assert sealing.read_recovery_code("") is None
    assert len({sealing.new_recovery_code() for _ in range(50)}) == 50
