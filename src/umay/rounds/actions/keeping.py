"""Checkpoints, routes and whose turn they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Max

from umay.core.api import Actor, Perm, action, record, school_columns, school_of, sent_before
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.rounds.actions.bench import keep_picture
from umay.rounds.models import Checkpoint, Route, Stop, Turn
from umay.rounds.rules.walking import route_refusal
from umay.web.api import PickedFile

PointMissing = Checkpoint.DoesNotExist
RouteMissing = Route.DoesNotExist
FARTHEST = 5_000  # metres from the gate; farther is a slip of the pen


@dataclass(frozen=True, slots=True)
class PointDraft:
    """A checkpoint as it is to be. valid_until: last day of its printed sign. key: of the form, so that twice counts once."""

    name: str
    where: str
    metres: int | None
    valid_until: date
    photo: PickedFile | None = None
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class RouteDraft:
    """A route as it is to be. halts: checkpoints by their ids in the order of walking, with the minutes expected from the one before.

    key: of the form, so that twice counts once.
    """

    name: str
    begins: tuple[time, ...]
    weekdays: tuple[int, ...]
    lasts_min: int
    halts: tuple[tuple[UUID, int], ...]
    sheet: bool = True
    key: UUID | None = None


@action(Perm.ROUND_KEEP, "point.put_up")
def put_up(actor: Actor, draft: PointDraft, *, today: date, now: datetime) -> UUID:
    """Enter a checkpoint of the actor's school and return its id; its number is the next free one.

    Raises Refused ("access.not_granted", "access.of_a_school", "rounds.name_missing", "rounds.too_far", "rounds.day_over",
    "rounds.no_such_file"). Audit: point.put_up.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    if refusal := _point_refusal(draft, today):
        raise Refused(refusal)

    if done := sent_before(Checkpoint.objects.all(), place, draft.key, name=draft.name.strip()):
        record(actor, "point.put_up", done.uid, at=now, place=place, detail={"again": True})
        return done.uid

    highest = Checkpoint.objects.filter(unit_id=place.unit_id, ended_at__isnull=True).aggregate(most=Max("number"))["most"] or 0
    row = Checkpoint.objects.create(
        **school_columns(actor, place, now), number=highest + 1, name=draft.name.strip(), where=draft.where.strip(), metres=draft.metres,
        valid_until_on=draft.valid_until, key=draft.key or new_id(),
    )  # fmt: skip
    keep_picture(row, draft.photo, actor.person_id, now)

    record(actor, "point.put_up", row.uid, at=now, place=place, detail={"number": row.number})
    return row.uid


def _point_refusal(draft: PointDraft, today: date) -> Refusal | None:
    if not draft.name.strip():
        return Refusal("rounds.name_missing")
    if draft.metres is not None and draft.metres > FARTHEST:
        return Refusal("rounds.too_far", {"most": FARTHEST})
    return Refusal("rounds.day_over") if draft.valid_until <= today else None


@action(Perm.ROUND_KEEP, "point.changed")
def change_point(actor: Actor, uid: UUID, draft: PointDraft, *, today: date, now: datetime) -> None:
    """Change a checkpoint. Another last day makes a new edition of its sign: the older one counts no more.

    Raises PointMissing, Refused (as of put_up). Audit: point.changed.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Checkpoint.objects.select_for_update().get(uid=uid, unit_id=place.unit_id, ended_at__isnull=True)
    if refusal := _point_refusal(draft, today):
        raise Refused(refusal)

    renewed = draft.valid_until != row.valid_until_on
    row.edition += renewed
    row.name, row.where, row.metres, row.valid_until_on = draft.name.strip(), draft.where.strip(), draft.metres, draft.valid_until
    row.save(update_fields=["name", "where", "metres", "valid_until_on", "edition"])
    keep_picture(row, draft.photo, actor.person_id, now)

    record(actor, "point.changed", row.uid, at=now, place=place, detail={"edition": row.edition})


@action(Perm.ROUND_KEEP, "point.taken_down")
def take_down(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take a checkpoint down. Raises PointMissing, Refused ("access.not_granted", "rounds.on_a_route"). Audit: point.taken_down."""
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Checkpoint.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
    if Stop.objects.filter(point=row, route__ended_at__isnull=True).exists():
        raise Refused(Refusal("rounds.on_a_route"))

    row.ended_at = row.ended_at or now  # sent twice: the first time holds
    row.save(update_fields=["ended_at"])

    record(actor, "point.taken_down", row.uid, at=now, place=place)


@action(Perm.ROUND_KEEP, "route.kept")
def keep_route(actor: Actor, draft: RouteDraft, *, instead_of: UUID | None = None, today: date, now: datetime) -> UUID:
    """Enter a route and return its id. instead_of: the route it takes the place of from today on; what was walked on that one stays.

    Raises RouteMissing, Refused ("access.not_granted", "access.of_a_school", "rounds.name_missing", "rounds.points_missing", …).
    Audit: route.kept.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    if done := sent_before(Route.objects.all(), place, draft.key, name=draft.name.strip()):
        record(actor, "route.kept", done.uid, at=now, place=place, detail={"again": True})
        return done.uid
    old = Route.objects.select_for_update().get(uid=instead_of, unit_id=place.unit_id, ended_at__isnull=True) if instead_of else None
    wanted = [uid for uid, _minutes in draft.halts]
    points = dict(Checkpoint.objects.filter(unit_id=place.unit_id, uid__in=wanted, ended_at__isnull=True).values_list("uid", "pk"))
    known = [points[uid] for uid in wanted if uid in points]
    if refusal := route_refusal(draft.name, draft.begins, draft.lasts_min, known):
        raise Refused(refusal)

    row = Route.objects.create(
        **school_columns(actor, place, now), name=draft.name.strip(), weekdays=sorted(draft.weekdays), begins=sorted(draft.begins),
        lasts_min=draft.lasts_min, sheet=draft.sheet, from_on=today, key=draft.key or new_id(),
    )  # fmt: skip
    Stop.objects.bulk_create(
        Stop(route=row, unit_id=place.unit_id, point_id=points[uid], place_in_order=at, minutes=minutes)
        for at, (uid, minutes) in enumerate(((uid, minutes) for uid, minutes in draft.halts if uid in points), start=1)
    )
    if old is not None:
        _end(old, now)
        old.turns.update(route=row)

    record(actor, "route.kept", row.uid, at=now, place=place, detail={"points": len(known), "anew": old is not None})
    return row.uid


def _end(row: Route, now: datetime) -> None:
    row.ended_at = now
    row.save(update_fields=["ended_at"])


@action(Perm.ROUND_KEEP, "route.ended")
def end_route(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """End a route; its rounds stay. Raises RouteMissing, Refused ("access.not_granted"). Audit: route.ended."""
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Route.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)

    _end(row, row.ended_at or now)  # sent twice: the first time holds

    record(actor, "route.ended", row.uid, at=now, place=place)


@action(Perm.ROUND_KEEP, "route.turns_set")
def set_turns(actor: Actor, uid: UUID, weekday: int, who: Sequence[tuple[str, int]], *, now: datetime) -> None:
    """Say who walks a route on a weekday; none for nobody. who: ("person", id) of the unit or ("worker", id) of its register.

    Raises RouteMissing, Refused ("access.not_granted"). Audit: route.turns_set.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Route.objects.select_for_update().get(uid=uid, unit_id=place.unit_id, ended_at__isnull=True)

    Turn.objects.filter(route=row, weekday=weekday).delete()
    Turn.objects.bulk_create(Turn(route=row, unit_id=place.unit_id, weekday=weekday, **{f"{kind}_id": key}) for kind, key in who)

    record(actor, "route.turns_set", row.uid, at=now, place=place, detail={"weekday": weekday, "who": len(who)})
