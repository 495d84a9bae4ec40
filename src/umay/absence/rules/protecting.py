"""When a child's place is hidden, and how two persons together lift that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from umay.kernel.refusal import Refusal

LIFTING_WINDOW: Final = timedelta(hours=72)  # the trigger in migrations/0002 says the same
LEAST_LET_IN: Final = 2  # fewer could never lift it


def protect_refusal(*, is_protected: bool, with_keys: Collection[int]) -> Refusal | None:
    """Return why a place may not be hidden, or None. with_keys: those who would see it and have keys of their own."""
    if is_protected:
        return Refusal("absence.protected_already")
    return Refusal("absence.two_must_see_it") if len(set(with_keys)) < LEAST_LET_IN else None


def is_open(asked_at: datetime, now: datetime) -> bool:
    """Tell whether a wish to lift the protection may still be confirmed."""
    return asked_at <= now <= asked_at + LIFTING_WINDOW


def ask_refusal(*, is_protected: bool, open_since: datetime | None, now: datetime) -> Refusal | None:
    """Return why lifting may not be asked for, or None. open_since: when somebody asked and nobody has answered."""
    if not is_protected:
        return Refusal("absence.not_protected")
    return Refusal("absence.lifting_asked") if open_since is not None and is_open(open_since, now) else None


def confirm_refusal(*, asked_by: int | None, asked_at: datetime | None, person: int, now: datetime) -> Refusal | None:
    """Return why lifting may not be confirmed, or None: by somebody else than who asked, within three days."""
    if asked_at is None or asked_by is None or not is_open(asked_at, now):
        return Refusal("absence.lifting_not_asked")
    return Refusal("absence.lifting_by_two") if asked_by == person else None
