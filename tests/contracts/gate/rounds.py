"""What the pages and deeds of rounds need, and one of everything that their addresses name."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Final

from tests.contracts.kinds import Answer, Body, Rule
from umay.core.api import Perm


def _at_school(perm: Perm) -> Rule:
    """Return the rule of a page of schools alone."""

    def rule(visitor: Any, _world: Any) -> Answer:
        seat = visitor.actor.seat if visitor.actor else None
        return "shown" if seat is not None and seat.level == "unit" and visitor.may(perm, seat.place) else "refused"

    return rule


def _there(perm: Perm) -> Rule:
    """Return the rule of a thing of the first school."""

    def rule(visitor: Any, world: Any) -> Answer:
        if _at_school(perm)(visitor, world) == "refused":
            return "refused"
        return "shown" if visitor.actor.seat.place.unit_id == world.cast.school.place.unit_id else "missing"

    return rule


def _first_page(visitor: Any, world: Any) -> Answer:
    """A school sees its rounds, an office above the counts of its schools."""
    seat = visitor.actor.seat if visitor.actor else None
    if seat is not None and seat.level != "unit" and visitor.may(Perm.COVERAGE_READ, seat.place):
        return "shown"
    return _at_school(Perm.ROUND_WALK)(visitor, world)


_KEEPS, _WALKS = _at_school(Perm.ROUND_KEEP), _at_school(Perm.ROUND_WALK)
_KEEPS_IT, _WALKS_IT = _there(Perm.ROUND_KEEP), _there(Perm.ROUND_WALK)
_ENTERED: Final = dict.fromkeys(("round-point-new", "round-route-new"), _KEEPS)
_CHANGED: Final = dict.fromkeys(("round-point", "round-route", "round-turns"), _KEEPS_IT)
PAGES: Final[dict[str, Rule]] = {
    **_ENTERED,
    **_CHANGED,
    **dict.fromkeys(("round-points", "round-routes", "round-sheet"), _KEEPS),
    "round-poster": _KEEPS_IT,
    **dict.fromkeys(("round", "round-photo"), _WALKS_IT),
    "round-send": _WALKS,
    "rounds": _first_page,
}
DEEDS: Final[dict[str, Rule]] = {
    **_ENTERED,
    **_CHANGED,
    **dict.fromkeys(("round-point-down", "round-route-end"), _KEEPS_IT),
    **dict.fromkeys(("round-begin", "round-danger", "round-end"), _WALKS_IT),
}
_POINT: Final = {"name": "A corner", "valid_until": "2027-07-31"}


def _nothing(_visitor: Any, _world: Any) -> dict[str, Any]:
    return {}


def _route(_visitor: Any, world: Any) -> dict[str, Any]:
    first, second = world.known["round_points"]
    return {"name": "North", "begins": "7:10", "lasts_min": "30", f"order_{first}": "1", f"order_{second}": "2"}


BODIES: Final[dict[str, Body]] = {
    **dict.fromkeys(("round-point-new", "round-point"), lambda _visitor, _world: dict(_POINT)),
    **dict.fromkeys(("round-route-new", "round-route"), _route),
    **dict.fromkeys(("round-begin", "round-end", "round-point-down", "round-route-end", "round-turns"), _nothing),
    "round-danger": lambda _visitor, world: {"point": str(world.known["round_points"][0]), "kind": "other"},
}  # fmt: skip
SENT_TO: Final[dict[str, dict[str, str]]] = {
    **{name: {"uid": "round_point"} for name in ("round-point", "round-poster")},
    "round-point-down": {"uid": "round_free_point"},
    **{name: {"uid": "round_route"} for name in ("round-begin", "round-route", "round-route-end", "round-turns")},
    **{name: {"uid": "round_open"} for name in ("round", "round-danger", "round-end")},
    "round-photo": {"uid": "round_file"},
}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {"rounds-offline": "shown", "scan-offline": "shown"}
WITH_A_SECRET: Final[set[str]] = {"round-scan"}
PUBLIC: Final[set[str]] = {"round-scan", "rounds-offline", "scan-offline"}
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(cast: Any) -> dict[str, Any]:
    """Make one of everything that an address of the room can name, at the first school."""
    from django.utils import timezone

    from umay.core.api import JOB, scoped
    from umay.rounds.actions import keeping, walking
    from umay.rounds.models import KeptFile

    actor, now, today = cast.principal, timezone.now(), timezone.localdate()
    points = [
        keeping.put_up(actor, keeping.PointDraft(name, "", 20, date(2027, 7, 31)), today=today, now=now) for name in ("One", "Two", "Three")
    ]
    draft = keeping.RouteDraft("Around", (time(23, 0),), (), 30, tuple((uid, 5) for uid in points[:2]))
    route = keeping.keep_route(actor, draft, today=today, now=now)
    with scoped(JOB):
        unit, kept = cast.school.place.unit_id, {"name": "p.png", "media_type": "image/png", "data": b"x", "kept_at": now}
        file = KeptFile.objects.create(unit_id=unit, point_id=_id_of(points[0]), **kept)
    return {
        "round_points": tuple(points[:2]), "round_point": points[0], "round_free_point": points[2], "round_route": route,
        "round_open": walking.begin_round(actor, route, now=now), "round_file": file.uid,
    }  # fmt: skip


def _id_of(uid: Any) -> int:
    from umay.rounds.models import Checkpoint

    return Checkpoint.objects.get(uid=uid).pk
