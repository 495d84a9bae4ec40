"""What somebody asks for when a post is set up or changed, and why it may not be. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Final

from umay.kernel.refusal import Refusal
from umay.posts.rules.kinds import PostKind, Turn

MOST_PEOPLE: Final = 60
"""Of one kind in one window: more is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class WindowDraft:
    """A window as somebody asks for it; the fields are those of Window. needs: how many of each kind at least."""

    needs: Mapping[str, int]
    label: str = ""
    bell_code: str = ""
    before_min: int = 0
    after_min: int = 0
    starts: time | None = None
    ends: time | None = None
    weekdays: tuple[int, ...] = ()
    week_from: int | None = None
    week_until: int | None = None
    turn: Turn = Turn.FREE
    grades: tuple[int, ...] = ()
    class_weeks: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KitDraft:
    """A thing of the kit as somebody asks for it. kind: whom it is for, "" for everybody."""

    name: str
    number: int = 1
    defensive: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PostDraft:
    """A post as somebody asks for it. number None: the next one that is free. metres None: nobody measured."""

    name: str
    kind: PostKind = PostKind.GATE
    number: int | None = None
    where: str = ""
    metres: int | None = None
    map_x: int | None = None
    map_y: int | None = None
    lead_min: int = 15
    call_number: str = ""
    tasks: tuple[str, ...] = ()
    template: str = ""
    windows: tuple[WindowDraft, ...] = ()
    kit: tuple[KitDraft, ...] = ()


def window_refusal(asked: WindowDraft) -> Refusal | None:
    """Return why a window may not be so, or None."""
    if not asked.bell_code:
        if asked.starts is None or asked.ends is None:
            return Refusal("posts.window_without_hours")
        if asked.ends <= asked.starts:
            return Refusal("posts.window_ends_before_start")
    if asked.week_from and asked.week_until and asked.week_until < asked.week_from:
        return Refusal("posts.weeks_out_of_order")
    if not asked.needs or any(not 1 <= number <= MOST_PEOPLE for number in asked.needs.values()):
        return Refusal("posts.window_needs_nobody")
    return None


def kit_refusal(asked: KitDraft, bearers: frozenset[str]) -> Refusal | None:
    """Return why a thing may not be on a kit list so, or None. bearers: kinds that defensive gear may be handed to."""
    if asked.defensive and asked.kind not in bearers:
        return Refusal("posts.gear_for_guards_and_police")
    return None


def post_refusal(asked: PostDraft, bearers: frozenset[str]) -> Refusal | None:
    """Return why a post may not be set up so, or None."""
    if not asked.name.strip():
        return Refusal("posts.post_without_name")
    refusals = (*map(window_refusal, asked.windows), *(kit_refusal(one, bearers) for one in asked.kit))
    return next((one for one in refusals if one is not None), None)
