"""What the pages and deeds of posts need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import time
from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def _at_school(visitor: Any) -> bool:
    return bool(visitor.actor.seat and visitor.actor.seat.level == "unit")


def _keeps(visitor: Any, _world: Any) -> Answer:
    """A page about the visitor's own school; an office has none."""
    return "shown" if visitor.actor.holds(Perm.POST_KEEP) and _at_school(visitor) else "refused"


def _stands(visitor: Any, _world: Any) -> Answer:
    may = visitor.actor.holds(Perm.POST_KEEP) or visitor.actor.holds(Perm.DUTY_STAND)
    return "shown" if may and _at_school(visitor) else "refused"


def _posts(visitor: Any, world: Any) -> Answer:
    """The school's posts; an office comes to its rates."""
    return _stands(visitor, world) if _at_school(visitor) or not visitor.actor.holds(Perm.COVERAGE_READ) else "shown"


def _own(rule: Rule) -> Rule:
    """Return the rule for a thing of the first school: others find nothing."""

    def answer(visitor: Any, world: Any) -> Answer:
        found = rule(visitor, world)
        return found if found != "shown" or visitor.actor.seat.place.unit_id == world.cast.school.id else "missing"

    return answer


def _pictured(visitor: Any, world: Any) -> Answer:
    """The first school alone has a picture of its own; whoever writes down dangers points at them on it."""
    return _own(_sees_maps)(visitor, world)


def _sees_maps(visitor: Any, world: Any) -> Answer:
    return "shown" if visitor.actor.holds(Perm.HAZARD_NOTE) and _at_school(visitor) else _stands(visitor, world)


def _has_picture(visitor: Any, world: Any) -> Answer:
    return _own(_keeps)(visitor, world)


def _plan() -> bytes:
    """Return a small picture."""
    kept = BytesIO()
    Image.new("RGB", (40, 20), "white").save(kept, "PNG")
    return kept.getvalue()


def _rates(visitor: Any, _world: Any) -> Answer:
    if not visitor.actor.holds(Perm.COVERAGE_READ):
        return "refused"
    return "missing" if _at_school(visitor) else "shown"


PAGES: Final[dict[str, Rule]] = {
    "bell": _stands,
    "post": _own(_stands),
    "post-change": _own(_keeps),
    "post-place": _own(_keeps),
    "post-rates": _rates,
    "post-rules": _own(_stands),
    "post-sign": _own(_keeps),
    "posts": _posts,
    "posts-new": _keeps,
    "posts-picture": _keeps,
    "posts-picture-file": _pictured,
    "posts-start": _keeps,
    "ring": _own(_keeps),
    "ring-new": _keeps,
    "window": _own(_keeps),
    "window-new": _own(_keeps),
}
DEEDS: Final[dict[str, Rule]] = {
    "kit-add": _own(_keeps),
    "kit-remove": _own(_keeps),
    "post-change": _own(_keeps),
    "post-close": _own(_keeps),
    "post-placed": _own(_keeps),
    "posts-picture": _keeps,
    "posts-picture-remove": _has_picture,
    "posts-start": _keeps,
    "ring": _own(_keeps),
    "ring-new": _keeps,
    "ring-remove": _own(_keeps),
    "window": _own(_keeps),
    "window-end": _own(_keeps),
    "window-new": _own(_keeps),
}


def _said(**words: str) -> Body:
    return lambda _visitor, _world: words


_RING: Final = {"starts": "10:00", "ends": "10:20"}
_WINDOW: Final = {"bell_code": "", "starts": "12:00", "ends": "12:30", "turn": "free", "need_parent": "2"}
BODIES: Final[dict[str, Body]] = {
    "kit-add": _said(item="flag", number="2"),
    "kit-remove": _said(),
    "post-change": _said(name="Side gate", kind="gate", number="77", lead_min="10"),
    "post-close": _said(),
    "post-placed": _said(**{"at.x": "400", "at.y": "310"}),
    "posts-start": _said(
        lead_min="15",
        post0_keep="on",
        post0_name="New gate",
        post0_need_parent="2",
        bell0_starts="07:30",
        bell0_ends="08:00",
        bell1_starts="15:00",
        bell1_ends="15:20",
    ),
    "posts-picture": lambda _visitor, _world: {"picture": SimpleUploadedFile("plan.png", _plan(), "image/png")},
    "posts-picture-remove": _said(),
    "ring": _said(code="break", variant="usual", **_RING),
    "ring-new": _said(code="evening_out", variant="usual", **_RING),
    "ring-remove": _said(),
    "window": _said(**_WINDOW),
    "window-end": _said(),
    "window-new": _said(**_WINDOW),
}
_ONE_POST: Final = {"uid": "gate_post"}
SENT_TO: Final[dict[str, dict[str, str]]] = {
    **{key: _ONE_POST for key in (*PAGES, *DEEDS) if key.startswith("post-") and key != "post-rates"},
    **dict.fromkeys(("post", "kit-add", "window-new"), _ONE_POST),
    **{key: {"uid": "gate_ring"} for key in ("ring", "ring-remove")},
    **{key: _ONE_POST | {"window_uid": "gate_window"} for key in ("window", "window-end")},
    "kit-remove": _ONE_POST | {"kit_uid": "gate_kit"},
    "posts-start": {"pack": "gate_pack", "plan": "gate_plan"},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {}
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = set()
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(cast: Any) -> dict[str, Any]:
    """Make one of everything that an address of the room can name, at the first school."""
    from umay.core.api import scoped
    from umay.places import api as places
    from umay.posts import api
    from umay.posts.queries.drawing import drawn_anew

    now = timezone.now()
    window = api.WindowDraft({"parent": 2}, starts=time(9), ends=time(9, 30))
    post = api.add_post(cast.principal, api.PostDraft("Back gate", windows=(window,), kit=(api.KitDraft("vest"),)), now=now)
    year = places.school_year_of(cast.school.country, timezone.localdate())
    ring = api.set_ring(cast.principal, api.RingDraft("break", time(10), time(10, 15)), school_year=year, now=now)
    places.keep_picture(cast.principal, drawn_anew(_plan(), "plan.png"), now=now)
    with scoped(cast.principal):
        held, thing = api.Window.objects.get(post=post), api.KitItem.objects.get(post=post)
    return {
        "gate_post": post.uid, "gate_window": held.uid, "gate_kit": thing.uid, "gate_ring": ring.uid, "gate_pack": "own", "gate_plan": "own",
    }  # fmt: skip
