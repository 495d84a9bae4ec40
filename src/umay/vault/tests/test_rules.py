"""How long, how slow, which ways may go: the rules of the vault."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.vault.rules.opening import FREE_TRIES, IDLE, LONGEST_WAIT, is_open, next_try_at, wait_after
from umay.vault.rules.recovering import Going, holders_refusal, holds, share_refusal, start_refusal
from umay.vault.rules.slots import CODES, REMOVABLE, TYPED, SlotKind, remove_refusal

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@given(st.integers(0, 10**9))
def test_guesses_never_become_faster_and_nobody_waits_for_ever(failed: int) -> None:
    assert timedelta() <= wait_after(failed) <= wait_after(failed + 1) <= LONGEST_WAIT
    assert (wait_after(failed) == timedelta()) is (failed < FREE_TRIES)
    assert next_try_at(failed, NOON) <= NOON + LONGEST_WAIT


@given(st.integers(0, 3600), st.integers(1, 3600))
def test_a_vault_is_open_while_it_is_used_and_not_past_its_end(idle_s: int, left_s: int) -> None:
    used, closes = NOON - timedelta(seconds=idle_s), NOON + timedelta(seconds=left_s)

    assert is_open(used, closes, NOON) is (timedelta(seconds=idle_s) < IDLE)
    assert not is_open(NOON, NOON, NOON)


@given(st.lists(st.sampled_from(SlotKind), min_size=1, max_size=6), st.data())
def test_something_typed_is_always_left(held: list[SlotKind], data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(held))
    left = list(held)
    left.remove(kind)

    if remove_refusal(kind, held) is None:
        assert kind in REMOVABLE
        assert kind is SlotKind.PRF or any(one in TYPED for one in left)


def test_kinds_do_not_overlap() -> None:
    assert not TYPED & CODES
    assert remove_refusal(SlotKind.PRF, [SlotKind.PRF, SlotKind.PASSPHRASE]) is None
    assert remove_refusal(SlotKind.ONE_TIME, [SlotKind.ONE_TIME, SlotKind.PASSPHRASE]) is not None


@pytest.mark.parametrize(
    ("holders", "keeper", "code"),
    [([1, 2, 3], 9, ""), ([1, 2, 3], None, ""), ([1, 2], 9, "recovery.three_people"), ([1, 1, 2], 9, "recovery.three_people"),
     ([1, 2, 3, 4], 9, "recovery.three_people"), ([1, 2, 3], 2, "recovery.not_yourself")],
)  # fmt: skip
def test_three_others_hold_the_shares(holders: list[int], keeper: int | None, code: str) -> None:
    no = holders_refusal(holders, keeper)

    assert (no.code if no else "") == code


@pytest.mark.parametrize(
    ("going", "giver", "code"),
    [
        (Going(1, 2, NOON + IDLE, False, None, None), 3, ""),
        (Going(1, 2, NOON + IDLE, False, 4, NOON), 3, ""),
        (Going(1, 2, NOON + IDLE, False, 3, NOON), 3, "recovery.given_already"),
        (Going(1, 2, NOON + IDLE, False, 3, NOON - timedelta(minutes=30)), 3, ""),
        (Going(1, 2, NOON + IDLE, False, None, None), 1, "recovery.not_yourself"),
        (Going(1, 2, NOON + IDLE, False, None, None), 2, "recovery.not_yourself"),
        (Going(1, 2, NOON, False, None, None), 3, "recovery.over"),
        (Going(1, 2, NOON + IDLE, True, None, None), 3, "recovery.over"),
    ],
)
def test_who_may_give_a_share_now(going: Going, giver: int, code: str) -> None:
    no = share_refusal(going, giver, NOON)

    assert (no.code if no else "") == code


@given(st.text(max_size=40), st.booleans(), st.booleans(), st.booleans())
def test_a_recovery_starts_with_a_reason_for_another_and_once(reason: str, is_own: bool, is_running: bool, is_sealed: bool) -> None:
    no = start_refusal(reason, is_own=is_own, is_running=is_running, is_sealed=is_sealed)

    assert (no is None) is (len(reason.strip()) >= 20 and not is_own and not is_running and is_sealed)


def test_a_share_waits_half_an_hour() -> None:
    assert holds(NOON - timedelta(minutes=29), NOON)
    assert not holds(NOON - timedelta(minutes=30), NOON)
    assert not holds(None, NOON)
