"""Checkpoints, their signs and the weekly sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umay.core.api import Actor, app_key, query
from umay.kernel.weeks import WEEK, week_of
from umay.rounds.models import Checkpoint, KeptFile, Route
from umay.rounds.rules.codes import Sign, read_code, write_code
from umay.rounds.rules.sheets import number_of
from umay.web.api import dates, saying

SOON = timedelta(days=30)
FAR_PATROL = 200  # metres: docs/sources.md#cn-posts-plan-10, patrols walk 200 m round a village school


@dataclass(frozen=True, slots=True)
class PointLine:
    """A checkpoint in the list. tags: words and tone."""

    uid: UUID
    title: str
    text: str
    href: str
    poster: str
    photo: str
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PointsPage:
    """All the page of checkpoints shows. week: of the sheet to print, by its Monday."""

    lines: tuple[PointLine, ...]
    week: str
    sheet: str
    next_sheet: str


@dataclass(frozen=True, slots=True)
class Hanging:
    """What a sign and a sheet say. code: of the sign."""

    number: int
    name: str
    where: str
    code: str
    valid_until: date
    figures: str = ""


def _rows(actor: Actor) -> list[Checkpoint]:
    place = actor.seat.place if actor.seat else None
    found = Checkpoint.objects.filter(unit_id=place.unit_id if place else 0, ended_at__isnull=True)
    return list(found.order_by("number"))


@query
def points_page(actor: Actor, today: date) -> PointsPage:
    """Return the checkpoints of the actor's school."""
    rows = _rows(actor)
    photos = {one.point_id: one.uid for one in KeptFile.objects.filter(point__in=rows).only("uid", "point_id")}
    monday = week_of(today)
    return PointsPage(
        tuple(_line(row, photos.get(row.pk), today) for row in rows),
        dates.say_dates(monday, monday + timedelta(days=6)),
        reverse("round-sheet"),
        reverse("round-sheet") + f"?week={(monday + WEEK).isoformat()}",
    )


def _line(row: Checkpoint, photo: UUID | None, today: date) -> PointLine:
    tags = []
    if row.valid_until_on < today:
        tags.append((_("sign has run out"), "late"))
    elif row.valid_until_on <= today + SOON:
        tags.append((_("sign runs out on %(day)s") % {"day": dates.say_short(row.valid_until_on)}, "due"))
    if row.metres is not None and row.metres > FAR_PATROL:
        tags.append((_("farther than %(metres)s m") % {"metres": FAR_PATROL}, "reason"))
    at = {"uid": row.uid}
    return PointLine(
        row.uid, f"{row.number} · {row.name}", saying.joined(row.where, saying.metres(row.metres)), reverse("round-point", kwargs=at),
        reverse("round-poster", kwargs=at), reverse("round-photo", kwargs={"uid": photo}) if photo else "", tuple(tags),
    )  # fmt: skip


@query
def point_initial(actor: Actor, uid: UUID) -> dict[str, object]:
    """Return a checkpoint as its form begins. Raises Checkpoint.DoesNotExist."""
    row = Checkpoint.objects.get(uid=uid, unit_id=actor.seat.place.unit_id if actor.seat else 0, ended_at__isnull=True)
    return {"name": row.name, "where": row.where, "metres": row.metres, "valid_until": row.valid_until_on, "number": row.number}


@query
def hanging(actor: Actor, week_on: date, uid: UUID | None = None) -> tuple[Hanging, ...]:
    """Return what hangs at the checkpoints in the week of that Monday, at one or at all. Raises Checkpoint.DoesNotExist."""
    rows = [row for row in _rows(actor) if uid in (None, row.uid)]
    if uid and not rows:
        raise Checkpoint.DoesNotExist
    key = bytes(app_key())
    return tuple(
        Hanging(
            row.number, row.name, saying.joined(row.where, saying.metres(row.metres)),
            write_code(Sign(row.uid, row.edition, row.valid_until_on), key), row.valid_until_on, number_of(bytes(row.seed), week_on),
        )
        for row in rows
    )  # fmt: skip


@query
def photo_of(actor: Actor, uid: UUID) -> tuple[bytes, str]:
    """Return a picture's bytes and its kind. Raises KeptFile.DoesNotExist."""
    row = KeptFile.objects.get(uid=uid, unit_id=actor.seat.place.unit_id if actor.seat else 0)
    return bytes(row.data), row.media_type


@query
def sheet_asked(actor: Actor, uid: UUID) -> bool:
    """Tell whether a route that holds asks for the week's number at the checkpoint; one that lies on no route asks as well."""
    unit_id = actor.seat.place.unit_id if actor.seat else 0
    asked = list(Route.objects.filter(unit_id=unit_id, ended_at__isnull=True, stops__point__uid=uid).values_list("sheet", flat=True))
    return any(asked) or not asked


@dataclass(frozen=True, slots=True)
class SpotName:
    """A checkpoint as a danger names it."""

    uid: UUID
    label: str


@query
def spot_of(actor: Actor, code: str, point: str) -> SpotName | None:
    """Return the checkpoint of the actor's school that a code, else an id, leads to; None for neither."""
    key = app_key()
    sign = read_code(code, (bytes(key), *key.older))
    try:
        uid = UUID(str(sign.point)) if sign else UUID(point)
    except ValueError:
        return None
    row = Checkpoint.objects.filter(uid=uid, unit_id=actor.seat.place.unit_id if actor.seat else 0).first()
    return SpotName(row.uid, f"{row.number} · {row.name}") if row else None
