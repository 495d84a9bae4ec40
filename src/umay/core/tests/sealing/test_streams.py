"""A file comes back whole or not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core import sealing
from umay.core.sealing.streams import PIECE, SEALED_PIECE
from umay.core.tests.sealing.specimens import ABOUT, KEY

PLAIN = random.Random(3).randbytes(PIECE * 3 + 500)
HEADER, *PIECES = sealing.seal_stream(KEY, [PLAIN], ABOUT)


def opened(pieces: list[bytes], count: int | None = None, *, header: bytes = HEADER, about: bytes = ABOUT) -> bytes:
    return b"".join(sealing.open_stream(KEY, header, pieces, len(pieces) if count is None else count, about))


@given(length=st.integers(0, PIECE * 2 + 9), cuts=st.lists(st.integers(0, PIECE * 2 + 9), max_size=5))
@settings(max_examples=40, deadline=None)
def test_a_file_comes_back_however_it_arrived(length: int, cuts: list[int]) -> None:
    plain = PLAIN[:length]
    places = [0, *sorted(min(cut, length) for cut in cuts), length]
    header, *pieces = sealing.seal_stream(KEY, (plain[a:b] for a, b in pairwise(places)), ABOUT)

    assert len(pieces) == sealing.pieces_of(length)
    assert opened(pieces, header=header) == plain


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, PIECE * 2])
def test_files_at_the_edge_of_a_piece_come_back(length: int) -> None:
    header, *pieces = sealing.seal_stream(KEY, [PLAIN[:length]], ABOUT)

    assert opened(pieces, header=header) == PLAIN[:length]


def test_lengths_fall_on_steps_of_64_kilobytes() -> None:
    assert {len(piece) for piece in PIECES} == {SEALED_PIECE}
    assert len({sum(map(len, sealing.seal_stream(KEY, [PLAIN[:length]], ABOUT))) for length in (0, 1, 5_000, PIECE - 1)}) == 1


@pytest.mark.parametrize("kept", range(len(PIECES)))
def test_a_file_cut_at_the_border_of_a_piece_is_refused(kept: int) -> None:
    for count in (kept, len(PIECES)):
        with pytest.raises(sealing.CannotOpen) as refused:
            opened(PIECES[:kept], count)
        assert refused.value.code == "sealed.cut"


@pytest.mark.parametrize("count", [-1, 0, 1, 3, 5, 100])
def test_another_count_than_was_kept_is_refused(count: int) -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        opened(PIECES, count)

    assert refused.value.code == "sealed.cut"


@pytest.mark.parametrize(
    "order", [(1, 0, 2, 3), (0, 2, 1, 3), (0, 1, 3, 2), (1, 2, 3), (0, 2, 3), (0, 0, 1, 2, 3), (0, 1, 2, 2, 3), (3, 2, 1, 0)], ids=str
)
def test_pieces_out_of_order_left_out_or_doubled_are_refused(order: tuple[int, ...]) -> None:
    with pytest.raises(sealing.CannotOpen):
        opened([PIECES[place] for place in order])


def handed_out_before_refusing(pieces: list[bytes]) -> list[bytes]:
    opening = sealing.open_stream(KEY, HEADER, pieces, len(PIECES), ABOUT)
    handed = []
    while True:
        try:
            handed.append(next(opening))
        except sealing.CannotOpen:
            return handed


@pytest.mark.parametrize("wrong", [[*PIECES, PIECES[-1]], [*PIECES, b""], PIECES[:-1]], ids=["one more", "an empty one more", "one less"])
def test_a_file_that_is_too_long_or_too_short_never_hands_out_its_last_piece(wrong: list[bytes]) -> None:
    assert b"".join(handed_out_before_refusing(wrong)) == PLAIN[: (len(PIECES) - 1) * PIECE]


def test_pieces_of_two_files_do_not_mix() -> None:
    header, *others = sealing.seal_stream(KEY, [PLAIN], ABOUT)

    for mixed in ([others[0], *PIECES[1:]], [*PIECES[:-1], others[-1]]):
        with pytest.raises(sealing.CannotOpen):
            opened(mixed)
    with pytest.raises(sealing.CannotOpen):
        opened(PIECES, header=header)


def test_a_file_moved_to_another_place_is_refused() -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        opened(PIECES, about=b"file 8")

    assert refused.value.code == "sealed.changed"


def test_a_piece_of_another_length_is_refused() -> None:
    for wrong in (b"", PIECES[0][:-1], PIECES[0] + b"\0"):
        with pytest.raises(sealing.CannotOpen) as refused:
            opened([wrong, *PIECES[1:]])
        assert refused.value.code == "sealed.form"


def test_sealing_waits_for_each_chunk_and_keeps_no_more_than_a_piece() -> None:
    asked = []

    def arriving() -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield PLAIN[:PIECE]

    sealing_now = sealing.seal_stream(KEY, arriving(), ABOUT)

    next(sealing_now)
    assert asked == []
    next(sealing_now)
    assert asked == [0]


def test_one_key_for_a_field_and_a_file_is_not_one_key() -> None:
    from umay.core.sealing.streams import _key_of_stream

    assert _key_of_stream(KEY) != KEY
