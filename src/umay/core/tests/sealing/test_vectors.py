"""What was sealed once opens for ever, and the formats do not drift."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from umay.core import sealing
from umay.core.tests.sealing.answers import LANGUAGES, STREAM, fresh
from umay.core.tests.sealing.specimens import ABOUT, KEY, PAIR, PEPPER, RECEIPT, SPOT, WORDS, WRAPPING

HERE = Path(__file__).parent
VECTORS = json.loads((HERE / "vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(fresh()))
def test_the_same_chance_gives_the_same_answer(name: str) -> None:
    assert fresh()[name] == VECTORS[name]


def test_a_field_of_the_first_format_opens() -> None:
    assert sealing.open_words(KEY, bytes.fromhex(VECTORS["field"]), SPOT) == WORDS


def test_a_wrap_of_the_first_format_opens() -> None:
    assert sealing.unwrap(bytes.fromhex(VECTORS["wrap"]), PAIR, WRAPPING) == KEY


def test_slots_of_the_first_format_open() -> None:
    assert sealing.open_slot_by_words(bytes.fromhex(VECTORS["slot_by_words"]), "correct horse", "vault") == KEY
    assert sealing.open_slot_by_secret(bytes.fromhex(VECTORS["slot_by_secret"]), PEPPER, "session") == KEY


def test_a_stream_of_the_first_format_opens() -> None:
    kept = (HERE / "stream_v1.bin").read_bytes()

    assert b"".join(sealing.open_stream(KEY, kept[:42], [kept[42:]], 1, ABOUT)) == STREAM


def test_receipts_and_shares_on_paper_are_understood() -> None:
    assert sealing.read_receipt(VECTORS["receipt_code"]) == RECEIPT
    assert [sealing.read_receipt(VECTORS["receipt_words"][language]) for language in LANGUAGES] == [RECEIPT] * len(LANGUAGES)
    assert sealing.join(VECTORS["shares"][1:]) == KEY.raw
