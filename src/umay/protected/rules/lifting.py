"""When a child's place is hidden, and how two persons together lift that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from umay.kernel.refusal import Refusal

LIFTING_WINDOW: Final = timedelta(hours=72)  # a constraint of models.Lifting says the same
LEAST_LIFTERS: Final = 2  # fewer could never lift it
NOT_HIDDEN: Final = Refusal("protected.not_hidden")
NOT_ASKED: Final = Refusal("protected.lifting_not_asked")


def hide_refusal(*, is_protected: bool, lifters: Collection[int]) -> Refusal | None:
    """Return why a place may not be hidden, or None. lifters: those who would see it and have keys of their own."""
    if is_protected:
        return Refusal("protected.already")
    return Refusal("protected.two_must_see_it") if len(set(lifters)) < LEAST_LIFTERS else None


def is_open(asked_at: datetime, now: datetime) -> bool:
    """Tell whether a wish to lift the protection may still be confirmed."""
    return asked_at <= now <= asked_at + LIFTING_WINDOW


def ask_refusal(*, is_protected: bool, open_since: datetime | None, now: datetime) -> Refusal | None:
    """Return why lifting may not be asked for, or None. open_since: when somebody asked and nobody has answered."""
    if not is_protected:
        return NOT_HIDDEN
    return Refusal("protected.lifting_asked") if open_since is not None and is_open(open_since, now) else None


def confirm_refusal(*, asked_by: int | None, asked_at: datetime | None, person: int, now: datetime) -> Refusal | None:
    """Return why lifting may not be confirmed, or None: by somebody else than who asked, within three days."""
    if asked_at is None or asked_by is None or not is_open(asked_at, now):
        return NOT_ASKED
    return Refusal("protected.lifting_by_two") if asked_by == person else None
