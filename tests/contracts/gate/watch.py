"""What the pages and deeds of watch need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any, Final
from uuid import uuid4

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def _seat(visitor: Any) -> Any:
    return visitor.actor.seat if visitor.actor else None


def _leads(visitor: Any, _world: Any) -> Answer:
    """The leader's pages are of schools alone."""
    seat = _seat(visitor)
    return "shown" if seat is not None and seat.level == "unit" and visitor.actor.holds(Perm.DUTY_LEAD) else "refused"


def _leads_here(visitor: Any, world: Any) -> Answer:
    if _leads(visitor, world) == "refused":
        return "refused"
    return "shown" if _seat(visitor).place.unit_id == world.cast.school.place.unit_id else "missing"


def _stands(visitor: Any, _world: Any) -> Answer:
    seat = _seat(visitor)
    return "shown" if seat is not None and seat.level == "unit" and visitor.actor.holds(Perm.DUTY_STAND) else "refused"


def _is_entered(visitor: Any, world: Any) -> Answer:
    """Of those who may stand at posts the principal alone was entered as one who does."""
    mine = visitor.actor is not None and visitor.actor.person_id == world.cast.principal.person_id
    return "shown" if mine else "refused"


def _reads_figures(visitor: Any, _world: Any) -> Answer:
    return "shown" if visitor.actor is not None and visitor.actor.holds(Perm.COVERAGE_READ) else "refused"


PAGES: Final[dict[str, Rule]] = {
    "coverage": _reads_figures,
    "coverage-day": _leads,
    "here": _is_entered,
    "here-waiting": _stands,
    "watch": _leads,
    "watch-code": _leads_here,
    "watch-kit": _leads,
    "watch-log": _leads,
}
DEEDS: Final[dict[str, Rule]] = {
    "here-log": _is_entered,
    "here-sign": _is_entered,
    **dict.fromkeys(
        ("watch-code-new", "watch-in", "watch-kit-back", "watch-kit-missing", "watch-kit-out", "watch-out", "watch-stand-in"), _leads_here
    ),
}
BODIES: Final[dict[str, Body]] = {
    "here-log": lambda _visitor, world: {"post": world.known["watch_post"], "kind": "calm"},
    "here-sign": lambda _visitor, _world: {"deed": "come", "key": uuid4()},
    "watch-kit-out": lambda _visitor, world: {"worker": world.known["watch_worker"]},
    "watch-stand-in": lambda _visitor, world: {"worker": world.known["watch_other"]},
    **dict.fromkeys(("watch-code-new", "watch-in", "watch-kit-back", "watch-kit-missing", "watch-out"), lambda _visitor, _world: {}),
}
SENT_TO: Final[dict[str, dict[str, str]]] = {
    **{key: {"code": "watch_code"} for key in ("here", "here-log", "here-sign")},
    **{key: {"post_uid": "watch_post"} for key in ("watch-code", "watch-code-new", "watch-stand-in")},
    **{key: {"hand_uid": "watch_hand"} for key in ("watch-kit-back", "watch-kit-missing")},
    "watch-in": {"shift_uid": "watch_shift"},
    "watch-kit-out": {"item_uid": "watch_item"},
    "watch-out": {"stay_uid": "watch_stay"},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {"here-incident": "shown", "here-offline": "shown"}
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = {"here-incident", "here-offline"}
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(cast: Any) -> dict[str, Any]:
    """Make a post that is held now, its code, somebody on its roster and somebody at it, and a thing in somebody's hands."""
    from django.utils import timezone

    from umay.core.api import scoped
    from umay.posts import api as posts
    from umay.rosters.api import Roster, Shift
    from umay.staffing import api as staffing
    from umay.watch.actions import coding, kit, leading
    from umay.watch.models import PostCode, Stay
    from umay.watch.queries.signs import word_of

    now, head, place = timezone.now(), cast.principal, cast.school.place
    window = posts.WindowDraft(needs={"parent": 2}, starts=time(0, 5), ends=time(23, 50))
    draft = posts.PostDraft(name="Watched gate", windows=(window,), kit=(posts.KitDraft("Whistle", 3),))
    post = posts.add_post(head, draft, now=now - timedelta(days=1))  # what is set up while its window runs is held from the next day on
    coding.make_code(head, post.uid, now=now)
    first, other = (
        staffing.enter_worker(head, staffing.WorkerFacts(staffing.Kind.PARENT, name), now=now) for name in ("Watch One", "Watch Two")
    )
    own = staffing.worker_of(head)  # entered by the rooms below
    assert own is not None
    where = {
        "unit_id": place.unit_id, "country": place.country, "province_id": place.province_id, "district_id": place.district_id,
    }  # fmt: skip
    with scoped(head):
        days = {"school_year": 2026, "from_on": now.date(), "until_on": now.date()}
        roster = Roster.objects.create(**where, **days, state="published", made_at=now, published_at=now)
        held = posts.Window.objects.get(post=post)
        span = {"starts_at": now - timedelta(minutes=10), "ends_at": now + timedelta(minutes=50), "on_day": now.date(), "kind": "parent"}
        shift = Shift.objects.create(**where, **span, roster=roster, post=post, window=held, worker=first)
        item = posts.KitItem.objects.get(post=post)
    leading.sign_in(head, shift.uid, now=now)
    hand = kit.hand_out(head, item.uid, first.uid, now=now)
    with scoped(head):
        stay = Stay.objects.get(shift=shift)
        code = word_of(PostCode.objects.select_related("post").get(post=post))
    return {
        "watch_post": post.uid, "watch_code": code, "watch_shift": shift.uid, "watch_stay": stay.uid, "watch_item": item.uid,
        "watch_hand": hand, "watch_worker": first.uid, "watch_other": other.uid, "watch_own": own.uid,
    }  # fmt: skip
