"""The number on the weekly sheet beside a sign: a photograph of the sign does not hold next week's. Pure."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from umay.kernel.refusal import Refusal
from umay.kernel.weeks import WEEK, week_of
from umay.rounds.rules.kinds import Sheet

_FIRST, _MANY = 10, 90  # two figures, never a leading zero that somebody leaves out


def number_of(seed: bytes, week_on: date) -> str:
    """Return the two figures of a checkpoint for the week that begins on the Monday; never those of the week before."""
    drawn = _drawn(seed, week_on)
    half = week_on.toordinal() // 7 % 2  # odd weeks draw odd numbers, even weeks even ones: two in a row are never alike
    return str(_FIRST + drawn * 2 + half)


def _drawn(seed: bytes, week_on: date) -> int:
    said = blake2b(week_on.isoformat().encode(), key=seed[:64], digest_size=8, person=b"umay.sheet").digest()
    return int.from_bytes(said, "big") % (_MANY // 2)


def sheet_of(seed: bytes, said: str, day: date, *, asked: bool, gone: bool = False) -> Sheet:
    """Return what somebody's number is worth on the day. asked: the route asks for it. gone: they say that no sheet hangs there."""
    figures = "".join(str(int(sign)) for sign in said if sign.isdigit())
    if not asked and not figures:
        return Sheet.NOT_ASKED
    if gone and not figures:
        return Sheet.GONE
    week_on = week_of(day)
    if figures == number_of(seed, week_on):
        return Sheet.RIGHT
    return Sheet.OLD if figures == number_of(seed, week_on - WEEK) else Sheet.WRONG


def sheet_refusal(sheet: Sheet, said: str) -> Refusal | None:
    """Return why a number does not do, or None."""
    if sheet is Sheet.OLD:
        return Refusal("rounds.sheet_old")
    if sheet is Sheet.WRONG:
        return Refusal("rounds.sheet_wrong" if said.strip() else "rounds.sheet_missing")
    return None
