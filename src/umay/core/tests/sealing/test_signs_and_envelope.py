"""The two tools beneath: signs for paper, and the one lock."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.core import sealing
from umay.core.sealing import envelope, signs
from umay.core.tests.sealing.specimens import KEY


@given(raw=st.binary(max_size=40))
@settings(max_examples=80)
def test_bytes_come_back_from_their_signs(raw: bytes) -> None:
    written = signs.signs_of(raw)

    assert signs.bytes_of(written) == raw
    assert signs.typed_signs(signs.grouped(written).lower()) == written


def test_signs_no_writer_of_ours_made_are_no_bytes() -> None:
    assert signs.bytes_of("ZZ") is None
    assert signs.bytes_of("ZW") == b"\xff"


def test_no_letter_is_missing_from_a_keyboard_or_read_two_ways() -> None:
    assert len(set(signs.ALPHABET)) == 32
    assert not set("ILOU") & set(signs.ALPHABET)
    assert not set(signs._MEANT) & set(signs.ALPHABET)
    assert set(signs._MEANT.values()) <= set(signs.ALPHABET)


def test_more_than_anybody_types_is_not_read() -> None:
    assert signs.typed_signs("0" * signs.LONGEST_TYPED) is not None
    assert signs.typed_signs("0" * (signs.LONGEST_TYPED + 1)) is None


def test_a_check_is_not_asked_for_more_than_it_can_tell() -> None:
    signs.check_sign("0" * 30)
    with pytest.raises(ValueError):
        signs.check_sign("0" * 31)


@given(plain=st.binary(max_size=3000), step=st.sampled_from([1, 16, 1024]))
@settings(max_examples=80)
def test_filling_is_taken_off_again(plain: bytes, step: int) -> None:
    filled = envelope.padded(plain, step)

    assert len(filled) % step == 0
    assert len(plain) < len(filled) <= len(plain) + step
    assert envelope.unpadded(filled) == plain


@pytest.mark.parametrize("filled", [b"", b"\0\0", b"abc", b"a\x80\0b", b"a\x80\1"])
def test_filling_of_another_make_is_refused(filled: bytes) -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        envelope.unpadded(filled)

    assert refused.value.code == "sealed.form"


@pytest.mark.parametrize("length", [0, 1, 55])
def test_what_is_too_short_to_be_locked_is_refused(length: int) -> None:
    with pytest.raises(sealing.CannotOpen) as refused:
        envelope.unlock(KEY, bytes(length), b"")

    assert refused.value.code == "sealed.form"


def test_an_empty_text_is_locked_and_opened() -> None:
    assert envelope.unlock(KEY, envelope.lock(KEY, b"", b"x"), b"x") == b""


def test_every_lock_draws_a_fresh_nonce() -> None:
    assert len({envelope.lock(KEY, b"", b"")[: envelope.NONCE_BYTES] for _ in range(1000)}) == 1000


def test_the_commitment_hangs_on_both_key_and_nonce() -> None:
    made = {envelope.commitment(sealing.Secret(bytes([key]) * 32), bytes([nonce]) * 24) for key in range(20) for nonce in range(20)}

    assert len(made) == 400
