"""What holds for everything sealed: no changed bit, no cut and no other key opens it, and nothing says what was inside."""

from __future__ import annotations

import random
from typing import Final

import pytest

from umay.core import sealing
from umay.core.tests.sealing.specimens import (
    ABOUT,
    APP_KEY,
    CHEAP,
    HOLDER,
    KEY,
    OTHER_KEY,
    OTHER_PAIR,
    PAIR,
    PEPPER,
    PERSON,
    SPOT,
    WORDS,
    WRAPPING,
    Sealed,
    everything,
)

TRIED: Final = 200
ALL = everything()
each_kind = pytest.mark.parametrize("sealed", ALL, ids=[sealed.kind for sealed in ALL])


def flipped(blob: bytes, bit: int) -> bytes:
    changed = bytearray(blob)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def bits_to_try(sealed: Sealed) -> set[int]:
    """Every bit of the front, where formats and nonces are, and some of the rest."""
    some = 20 if sealed.kind in {"slot by words", "stream piece"} else TRIED  # these take longer to open
    dice = random.Random(7)
    return set(range(sealed.head * 8)) | {dice.randrange(len(sealed.blob) * 8) for _ in range(some)}


@each_kind
def test_what_was_not_touched_opens(sealed: Sealed) -> None:
    assert sealed.opened(sealed.blob) in (WORDS, KEY, b"a picture")


@each_kind
def test_no_changed_bit_is_accepted(sealed: Sealed) -> None:
    for bit in bits_to_try(sealed):
        with pytest.raises(sealing.CannotOpen):
            sealed.opened(flipped(sealed.blob, bit))


@each_kind
def test_nothing_cut_lengthened_or_empty_is_accepted(sealed: Sealed) -> None:
    blob = sealed.blob
    for wrong in (b"", blob[:1], blob[:-1], blob[1:], blob[: len(blob) // 2], blob + b"\0", b"\0" + blob, blob * 2, bytes(len(blob))):
        with pytest.raises(sealing.CannotOpen):
            sealed.opened(wrong)


@each_kind
def test_a_refusal_says_a_code_and_nothing_of_what_was_inside(sealed: Sealed) -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        sealed.opened(flipped(sealed.blob, len(sealed.blob) * 8 - 1))

    assert refused.value.args == (refused.value.code,)
    assert refused.value.code in {"sealed.form", "sealed.key", "sealed.changed"}
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@each_kind
def test_nothing_sealed_shows_what_it_holds(sealed: Sealed) -> None:
    for inside in (KEY.raw, b"Ay\xc5\x9fe", b"a picture"):
        assert inside not in sealed.blob


def test_sealing_twice_gives_two_different_things() -> None:
    for once, again in zip(everything(), everything(), strict=True):
        assert once.blob != again.blob


def test_another_key_is_told_from_a_changed_blob() -> None:
    refused = []
    for opening in (
        lambda: sealing.open_words(OTHER_KEY, sealing.seal_words(KEY, WORDS, SPOT), SPOT),
        lambda: sealing.unwrap(sealing.wrap(KEY, PAIR.public, WRAPPING), OTHER_PAIR, WRAPPING),
        lambda: sealing.open_slot_by_secret(sealing.slot_by_secret(KEY, PEPPER, "x"), APP_KEY, "x"),
        lambda: sealing.open_slot_by_words(sealing.slot_by_words(KEY, "pw", "x", CHEAP), "pv", "x"),
        lambda: list(sealing.open_stream(OTHER_KEY, *opened_parts(), ABOUT)),
    ):
        with pytest.raises(sealing.CannotOpen) as no:
            opening()
        refused.append(no.value.code)

    assert set(refused) == {"sealed.key"}


def opened_parts() -> tuple[bytes, list[bytes], int]:
    header, *pieces = sealing.seal_stream(KEY, [b"a picture"], ABOUT)
    return header, pieces, len(pieces)


def test_no_changed_bit_of_a_mark_is_accepted() -> None:
    on_key = sealing.mark_key(APP_KEY, PERSON, HOLDER, 1, PAIR.public)
    on_grant = sealing.mark_grant(APP_KEY, "case", "person")

    for bit in range(256):
        assert not sealing.key_is_genuine(APP_KEY, flipped(on_key, bit), person=PERSON, key=HOLDER, version=1, public=PAIR.public)
        assert not sealing.grant_is_genuine(APP_KEY, flipped(on_grant, bit), "case", "person")
