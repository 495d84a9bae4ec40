"""Secrets do not show themselves, do not change and are never written down."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import traceback
from collections.abc import Callable

import pytest

from umay.core import sealing
from umay.core.tests.sealing.specimens import KEY, OTHER_KEY, PAIR, RECEIPT

HIDDEN = (KEY, RECEIPT, PAIR)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_no_way_of_saying_it_shows_it(hidden: sealing.Secret) -> None:
    raw = getattr(hidden, "raw", PAIR.private.raw)
    said = f"{hidden} {hidden!r} {hidden!s} {[hidden]} {{{hidden}}} {hidden!a} {hidden!s:>40}"

    assert "hidden" in said
    assert repr(raw)[2:-1] not in said
    assert raw.hex() not in said


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("written", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps])
def test_it_is_never_pickled_copied_or_written_as_json(hidden: object, written: Callable[[object], object]) -> None:
    if hidden is PAIR and written is copy.copy:
        return  # the copy of a pair holds the same secret, not a second one

    with pytest.raises(TypeError):
        written(hidden)


def test_every_protocol_of_pickle_is_refused() -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError):
            pickle.dumps(KEY, protocol)


def test_a_pair_taken_apart_into_a_mapping_does_not_hand_out_its_private_half() -> None:
    with pytest.raises(TypeError):
        dataclasses.asdict(PAIR)


def test_a_traceback_with_locals_does_not_show_it() -> None:
    try:
        sealing.open_sealed(KEY, b"", sealing.Spot("i", "t", __import__("uuid").UUID(int=1), "f", "c", 1, 1))
    except sealing.CannotOpen as refused:
        shown = "".join(traceback.TracebackException.from_exception(refused, capture_locals=True).format())

    assert "Secret(hidden)" in shown
    assert repr(KEY.raw)[2:20] not in shown


def test_it_does_not_change() -> None:
    for attempt in (
        lambda: setattr(KEY, "raw", bytes(32)),
        lambda: delattr(KEY, "raw"),
        lambda: setattr(KEY, "other", 1),
    ):
        with pytest.raises(AttributeError):
            attempt()
    assert KEY.raw == bytes(range(32))


def test_it_equals_only_the_same_bytes_of_the_same_kind() -> None:
    assert sealing.Secret(KEY.raw) == KEY
    assert OTHER_KEY != KEY
    assert KEY.raw != KEY
    assert sealing.Receipt(bytes(15)) != RECEIPT
    assert len({KEY, sealing.Secret(KEY.raw), OTHER_KEY}) == 2


@pytest.mark.parametrize("length", [0, 15, 31, 33, 64])
def test_a_secret_has_exactly_32_bytes(length: int) -> None:
    with pytest.raises(ValueError) as refused:
        sealing.Secret(b"s" * length)

    assert "sss" not in str(refused.value)


def test_what_is_new_is_new() -> None:
    assert len({sealing.new_secret() for _ in range(100)}) == 100
    assert len({sealing.new_receipt() for _ in range(100)}) == 100
    assert sealing.new_pair().public != sealing.new_pair().public
    assert sealing.pair_of(PAIR.private) == PAIR
