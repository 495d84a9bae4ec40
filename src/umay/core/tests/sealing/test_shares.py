"""Enough shares give the secret back; fewer tell nothing about it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core import sealing
from umay.core.sealing.field256 import over, times
from umay.core.sealing.shares import _proof, split_with
from umay.core.sealing.signs import ALPHABET
from umay.core.tests.sealing.specimens import KEY, OTHER_KEY

THREE = sealing.split(KEY.raw, 3, 2)
secrets_to_split = st.binary(min_size=1, max_size=64)


@given(secret=secrets_to_split, sizes=st.tuples(st.integers(2, 6), st.integers(2, 6)).map(sorted), dice=st.randoms())
@settings(max_examples=60, deadline=None)
def test_any_so_many_of_them_give_the_secret_back(secret: bytes, sizes: list[int], dice) -> None:
    needed, count = sizes
    shares = sealing.split(secret, count, needed)

    assert sealing.join(dice.sample(shares, needed)) == secret
    assert sealing.join(dice.sample(shares, count)) == secret


def test_any_two_of_three_do_in_any_order() -> None:
    for two in itertools.permutations(THREE, 2):
        assert sealing.join(two) == KEY.raw


def test_one_alone_is_too_few() -> None:
    for share in THREE:
        with pytest.raises(sealing.CannotOpen) as refused:
            sealing.join([share])
        assert refused.value.code == "shares.too_few"
    with pytest.raises(sealing.CannotOpen):
        sealing.join([])


@given(secret=st.binary(min_size=32, max_size=32), other=st.binary(min_size=32, max_size=32), number=st.integers(1, 3), dice=st.randoms())
@settings(max_examples=50)
def test_one_alone_fits_every_other_secret_just_as_well(secret: bytes, other: bytes, number: int, dice) -> None:
    """For each secret there is one throw of the dice that gives the very same share, so the share tells none from another."""
    held = split_with(secret, 3, 2, chance=dice.randbytes)[number - 1]
    read = sealing.read_share(held)
    slopes = [over(point ^ byte, number) for point, byte in zip(read.points, other + _proof(other), strict=True)]

    throws: Iterator[bytes] = iter([read.of_set, *(bytes((slope,)) for slope in slopes)])
    again = split_with(other, 3, 2, chance=lambda _length: next(throws))

    assert again[number - 1] == held


def test_the_points_of_one_share_are_spread_evenly_whatever_the_secret() -> None:
    for secret in (b"\0", b"\xff"):
        counted = Counter(sealing.read_share(sealing.split(secret, 2, 2)[0]).points[0] for _ in range(5120))
        far_off = sum((counted[value] - 20) ** 2 / 20 for value in range(256))

        assert 140 < far_off < 400  # chi-square with 255 degrees: beyond this less than once in ten million


def test_a_share_says_how_many_are_needed_and_hides_its_points() -> None:
    share = sealing.read_share(THREE[1])

    assert (share.number, share.needed) == (2, 2)
    assert repr(share.points) not in repr(share)
    assert KEY.raw[:4].hex() not in "".join(THREE).lower()


@pytest.mark.parametrize(
    "typed",
    [THREE[0].lower(), THREE[0].replace("-", " "), THREE[0].replace("0", "O").replace("1", "l"), THREE[0].replace("-", "\n")],
    ids=["small", "spaces", "letters for figures", "lines"],  # not by the share, which each process makes anew
)
def test_a_share_is_read_however_it_was_typed(typed: str) -> None:
    assert sealing.join([typed, THREE[2]]) == KEY.raw


def test_every_slip_of_one_sign_is_told() -> None:
    for place, sign in enumerate(THREE[0]):
        if sign == "-":
            continue
        wrong = ALPHABET[(ALPHABET.index(sign) + 1 + place % 31) % 32]
        with pytest.raises(sealing.CannotOpen) as refused:
            sealing.read_share(THREE[0][:place] + wrong + THREE[0][place + 1 :])
        assert refused.value.code == "shares.mistyped"


@pytest.mark.parametrize(
    "typed", ["", "-", "ZZZZ", THREE[0][:-1], THREE[0] + "0", THREE[0][5:], THREE[0] * 2, "Я" * 90, "0" * 100_000], ids=range(9)
)
def test_what_is_no_share_is_told(typed: str) -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.join([typed, THREE[0]])

    assert refused.value.code == "shares.mistyped"


def test_shares_of_two_secrets_or_one_share_twice_do_not_join() -> None:
    others = sealing.split(OTHER_KEY.raw, 3, 2)

    for mixed in ([THREE[0], others[1]], [THREE[0], THREE[0]], [*THREE, others[0]], [THREE[0], sealing.split(KEY.raw, 3, 2)[1]]):
        with pytest.raises(sealing.CannotOpen) as refused:
            sealing.join(mixed)
        assert refused.value.code == "shares.mixed"


def test_a_share_made_up_to_fit_gives_no_wrong_secret() -> None:
    """Even with the set's own number and right check signs, points from elsewhere are noticed."""
    of_set = sealing.read_share(THREE[0]).of_set
    throws = iter([of_set, *itertools.repeat(b"\7", 36)])
    made_up = split_with(OTHER_KEY.raw, 3, 2, chance=lambda _length: next(throws))

    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.join([THREE[0], made_up[1]])
    assert refused.value.code == "shares.mixed"


@pytest.mark.parametrize(
    ("length", "count", "needed"), [(32, 3, 1), (32, 2, 3), (32, 17, 2), (0, 3, 2), (65, 3, 2), (32, 1, 1), (32, 0, 0)]
)
def test_splits_that_would_protect_nothing_are_refused(length: int, count: int, needed: int) -> None:
    with pytest.raises(ValueError):
        sealing.split(bytes(length), count, needed)


@given(a=st.integers(0, 255), b=st.integers(0, 255), c=st.integers(0, 255))
@settings(max_examples=100)
def test_the_field_keeps_the_laws_of_a_field(a: int, b: int, c: int) -> None:
    assert times(a, b) == times(b, a)
    assert times(a, times(b, c)) == times(times(a, b), c)
    assert times(a, b ^ c) == times(a, b) ^ times(a, c)
    assert times(a, 1) == a
    if b:
        assert times(over(a, b), b) == a
