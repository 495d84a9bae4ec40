"""A wrapped key opens for its holder and its purpose alone; keys and grants without our mark are nobody's."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core import sealing
from umay.core.tests.sealing.specimens import APP_KEY, HOLDER, KEY, OTHER_PAIR, PAIR, PEPPER, PERSON, WRAPPING

LOW_ORDER = [bytes(32), b"\1" + bytes(31), bytes.fromhex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]


@given(private=st.binary(min_size=32, max_size=32).map(sealing.Secret), key=st.binary(min_size=32, max_size=32).map(sealing.Secret))
@settings(max_examples=50, deadline=None)
def test_every_holder_takes_out_what_was_wrapped(private: sealing.Secret, key: sealing.Secret) -> None:
    pair = sealing.pair_of(private)

    assert sealing.unwrap(sealing.wrap(key, pair.public, WRAPPING), pair, WRAPPING) == key


def test_somebody_elses_pair_takes_out_nothing() -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.unwrap(sealing.wrap(KEY, PAIR.public, WRAPPING), OTHER_PAIR, WRAPPING)


@pytest.mark.parametrize(
    "moved",
    [{"matter": UUID(int=9)}, {"compartment": "file"}, {"epoch": 4}, {"holder": UUID(int=9)}, {"granter": "job"}, {"granter": ""}],
    ids=str,
)
def test_a_wrap_used_for_something_else_is_refused(moved: dict[str, object]) -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.unwrap(sealing.wrap(KEY, PAIR.public, WRAPPING), PAIR, replace(WRAPPING, **moved))

    assert refused.value.code == "sealed.changed"


@pytest.mark.parametrize("public", [b"", PAIR.public[:-1], PAIR.public + b"\0", *LOW_ORDER])
def test_nothing_is_wrapped_for_bytes_that_are_nobodys_key(public: bytes) -> None:
    with pytest.raises(ValueError):
        sealing.wrap(KEY, public, WRAPPING)


def test_all_wraps_have_one_length() -> None:
    others = [WRAPPING, replace(WRAPPING, compartment="reporter", granter=str(PERSON))]

    assert {len(sealing.wrap(KEY, PAIR.public, one)) for one in others} == {114}


GENUINE = {"person": PERSON, "key": HOLDER, "version": 1, "public": PAIR.public}


def test_a_key_with_our_mark_is_genuine() -> None:
    assert sealing.key_is_genuine(APP_KEY, sealing.mark_key(APP_KEY, PERSON, HOLDER, 1, PAIR.public), **GENUINE)


@pytest.mark.parametrize(
    "slipped_in", [{"person": HOLDER}, {"key": PERSON}, {"version": 2}, {"version": 11}, {"public": OTHER_PAIR.public}], ids=str
)
def test_a_key_slipped_in_by_a_writer_of_the_database_is_not_genuine(slipped_in: dict[str, object]) -> None:
    mark = sealing.mark_key(APP_KEY, PERSON, HOLDER, 1, PAIR.public)

    assert not sealing.key_is_genuine(APP_KEY, mark, **{**GENUINE, **slipped_in})
    assert not sealing.key_is_genuine(PEPPER, mark, **GENUINE)
    assert not sealing.key_is_genuine(APP_KEY, b"", **GENUINE)


@given(parts=st.lists(st.text(max_size=10), max_size=4), others=st.lists(st.text(max_size=10), max_size=4))
@settings(max_examples=80)
def test_a_grant_is_genuine_for_its_own_parts_alone(parts: list[str], others: list[str]) -> None:
    parts, others = ([one.encode("utf-8", "replace").decode() for one in listed] for listed in (parts, others))
    mark = sealing.mark_grant(APP_KEY, *parts)

    assert sealing.grant_is_genuine(APP_KEY, mark, *parts)
    assert sealing.grant_is_genuine(APP_KEY, mark, *others) == (parts == others)


@pytest.mark.parametrize(("one", "other"), [(("ab", "c"), ("a", "bc")), (("a",), ("a", "")), ((), ("",))])
def test_parts_that_read_alike_when_joined_get_two_marks(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert sealing.mark_grant(APP_KEY, *one) != sealing.mark_grant(APP_KEY, *other)


def test_a_mark_on_a_key_is_no_mark_on_a_grant() -> None:
    mark = sealing.mark_key(APP_KEY, PERSON, HOLDER, 1, PAIR.public)

    assert not sealing.grant_is_genuine(APP_KEY, mark, str(PERSON), str(HOLDER), "1")


def test_a_short_key_of_the_application_marks_nothing() -> None:
    with pytest.raises(ValueError):
        sealing.mark_grant(b"short", "case")
