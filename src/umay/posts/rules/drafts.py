"""What somebody asks for when a post is set up or changed, and why it may not be. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
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


@dataclass(frozen=True, slots=True)
class RingDraft:
    """A ring of the bell as somebody asks for it; the fields are those of Bell."""

    code: str
    starts: time
    ends: time
    variant: str = "usual"
    weekdays: tuple[int, ...] = ()
    grades: tuple[int, ...] = ()
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class SetUpDraft:
    """Posts that are set up at once, and the rings that the school's bell lacks for them."""

    posts: tuple[PostDraft, ...]
    rings: tuple[RingDraft, ...]
    school_year: int


_GEAR: Final = (
    "shield", "baton", "truncheon", "restraining", "stab vest", "pepper spray", "taser", "kalkan", "cop ", "copu", "biber gaz", "щит",
    "дубин", "шокер", "қалқан", "таяқша", "lá chắn", "dùi cui", "bình xịt hơi cay", "盾", "警棍", "鋼叉", "钢叉", "辣椒", "防刺",
)  # fmt: skip


def is_gear(name: str) -> bool:
    """Tell whether a thing is defensive gear by what it is called, in any of the six languages; not every name of it is known.

    >>> is_gear("Two batons"), is_gear("防暴盾牌"), is_gear("Umbrella")
    (True, True, False)
    """
    said = f"{name.lower()} "
    return any(word in said for word in _GEAR)


def ring_refusal(asked: RingDraft) -> Refusal | None:
    """Return why the bell may not ring so, or None."""
    if asked.ends <= asked.starts:
        return Refusal("posts.ring_ends_before_start")
    if asked.from_on and asked.until_on and asked.until_on < asked.from_on:
        return Refusal("posts.days_out_of_order")
    if asked.variant != "usual" and not (asked.weekdays or asked.from_on or asked.until_on):
        return Refusal("posts.variant_without_days")
    return None


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
    if (asked.defensive or is_gear(asked.name)) and asked.kind not in bearers:
        return Refusal("posts.gear_for_guards_and_police")
    return None


def post_refusal(asked: PostDraft, bearers: frozenset[str]) -> Refusal | None:
    """Return why a post may not be set up so, or None."""
    if not asked.name.strip():
        return Refusal("posts.post_without_name")
    refusals = (*map(window_refusal, asked.windows), *(kit_refusal(one, bearers) for one in asked.kit))
    return next((one for one in refusals if one is not None), None)
