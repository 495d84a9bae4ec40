"""Lines home of today, and how they are set up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, query
from umay.kernel.weeks import is_due_day
from umay.people import api as people
from umay.places import api as places
from umay.places.api import recorded_calendar
from umay.ways.models import HeadCount, Line, LineClass
from umay.ways.rules.lines import leaving, missing
from umay.web.api import dates, saying

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class of a line on a leaving of today. stage: "out" to be counted at the gate, "end" at the line's end, "done".

    difference: what is missing in words, "" for nothing. out, end: numbers said. is_own: the reader leads it; may_count: they may count it.
    """

    uid: UUID
    name: str
    teachers: str
    stage: str
    out: str
    end: str
    difference: str
    is_own: bool = False
    may_count: bool = False


@dataclass(frozen=True, slots=True)
class LinePage:
    """A line of today. leavings: words, value, and whether shown. is_today: it is led today."""

    uid: UUID
    name: str
    where: str
    hours: str
    is_today: bool
    leaves: str
    leavings: tuple[tuple[str, str, bool], ...]
    classes: tuple[ClassLine, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class LineCard:
    """A line in the list: how it stands today."""

    uid: UUID
    name: str
    text: str
    tags: tuple[tuple[str, str], ...]


def _unit(actor: Actor) -> int:
    return actor.seat.place.unit_id if actor.seat else 0


@query
def line_cards(actor: Actor, today: date, local: datetime) -> tuple[LineCard, ...]:
    """Return the lines of the actor's school as they stand at a local time of today."""
    unit = places.own_unit(actor)
    rows = list(Line.objects.filter(unit_id=unit.id, ended_at__isnull=True).prefetch_related("classes").order_by("name"))
    calendar = recorded_calendar(unit, today)
    counts = _counts(unit.id, today)
    return tuple(_card(row, counts, local, is_today=is_due_day(row.weekdays, today, calendar)) for row in rows)


def _counts(unit_id: int, today: date) -> dict[tuple[int, time], HeadCount]:
    return {(one.line_class_id, one.leaves): one for one in HeadCount.objects.filter(unit_id=unit_id, on_day=today)}


def _card(row: Line, counts: dict[tuple[int, time], HeadCount], local: datetime, *, is_today: bool) -> LineCard:
    text = saying.joined(_("to %(place)s") % {"place": row.end_name}, saying.times(row.leaves), saying.weekdays(row.weekdays))
    classes = [one for one in row.classes.all() if one.ended_at is None]
    leaves = leaving(tuple(row.leaves), local)
    if not is_today or leaves is None or not classes:
        return LineCard(row.uid, row.name, text, ())
    found = [counts.get((one.pk, leaves)) for one in classes]
    short = sum(max(0, missing(one.out, one.end) or 0) for one in found if one)
    tags = [(ngettext("%(count)s child missing", "%(count)s children missing", short) % {"count": short}, "late")] if short else []
    arrived = sum(1 for one in found if one and one.end is not None)
    tags.append(
        (
            _("%(done)s of %(count)s classes arrived") % {"done": arrived, "count": len(classes)},
            "done" if arrived == len(classes) else "plain",
        )
    )
    return LineCard(row.uid, row.name, text, tuple(tags))


@query
def line_page(actor: Actor, uid: UUID, wanted: str, today: date, local: datetime) -> LinePage:
    """Return a line on a leaving of today. wanted: the leaving as "12:10", else the one of the hour. Raises Line.DoesNotExist."""
    unit = places.own_unit(actor)
    row = Line.objects.prefetch_related("classes").get(uid=uid, unit_id=unit.id, ended_at__isnull=True)
    chosen = next((one for one in row.leaves if f"{one:%H:%M}" == wanted), None) or leaving(tuple(row.leaves), local)
    classes = sorted((one for one in row.classes.all() if one.ended_at is None), key=lambda one: one.class_name)
    names = people.names_of({key for one in classes for key in (one.first_id, one.second_id) if key})
    counts = _counts(unit.id, today)
    leads_all = actor.may(Perm.DUTY_LEAD, unit.place)
    shown = [
        (_class(one, counts.get((one.pk, chosen)) if chosen else None, names), actor.person_id in (one.first_id, one.second_id))
        for one in classes
    ]
    found = tuple(replace(one, is_own=own, may_count=own or leads_all) for one, own in sorted(shown, key=lambda pair: not pair[1]))
    rows = [counts[one.pk, chosen] for one in classes if chosen and (one.pk, chosen) in counts]
    return LinePage(
        row.uid, row.name, saying.joined(_("to %(place)s") % {"place": row.end_name}, saying.metres(row.end_metres)),
        saying.joined(saying.times(row.leaves), saying.weekdays(row.weekdays)),
        is_due_day(row.weekdays, today, recorded_calendar(unit, today)),
        f"{chosen:%H:%M}" if chosen else "", tuple((dates.say_time(one), f"{one:%H:%M}", one == chosen) for one in sorted(row.leaves)),
        found, sum(max(0, missing(one.out, one.end) or 0) for one in rows),
    )  # fmt: skip


def _class(row: LineClass, count: HeadCount | None, names: dict[int, str]) -> ClassLine:
    teachers = ", ".join(names.get(key, "") for key in (row.first_id, row.second_id) if key)
    if count is None:
        return ClassLine(row.uid, row.class_name, teachers, "out", "", "", "")
    out = _("%(count)s went out at %(time)s") % {"count": count.out, "time": saying.local_time(count.out_at)}
    if count.end is None or count.end_at is None:
        return ClassLine(row.uid, row.class_name, teachers, "end", out, "", "")
    end = _("%(count)s arrived at %(time)s") % {"count": count.end, "time": saying.local_time(count.end_at)}
    return ClassLine(row.uid, row.class_name, teachers, "done", out, end, _difference(count.out - count.end))


def _difference(short: int) -> str:
    if short > 0:
        return ngettext("%(count)s child missing", "%(count)s children missing", short) % {"count": short}
    if short < 0:
        return ngettext("%(count)s child more than went out", "%(count)s children more than went out", -short) % {"count": -short}
    return ""


@query
def teacher_choices(actor: Actor, today: date) -> Choices:
    """Return who of the actor's unit can lead a class."""
    staff = people.staff_of(_unit(actor), today, lang=get_language() or "en")
    names = people.names_of([one.person_id for one in staff])
    return tuple((str(one.person_id), f"{names.get(one.person_id, '')} · {one.title}") for one in staff)


@query
def line_initial(actor: Actor, uid: UUID) -> dict[str, object]:
    """Return a line as its form begins. Raises Line.DoesNotExist."""
    row = Line.objects.get(uid=uid, unit_id=_unit(actor), ended_at__isnull=True)
    return {
        "name": row.name, "end_name": row.end_name, "end_metres": row.end_metres, "leaves": ", ".join(f"{one:%H:%M}" for one in row.leaves),
        "weekdays": [str(day) for day in row.weekdays],
    }  # fmt: skip


@query
def plan_of(actor: Actor, today: date, local: datetime) -> dict[str, object]:
    """Return what a phone takes along: lines with their leavings, and the classes that the actor may count; no child, no teacher."""
    unit = places.own_unit(actor)
    counts = _counts(unit.id, today)
    leads_all = actor.may(Perm.DUTY_LEAD, unit.place)
    found = []
    for row in Line.objects.filter(unit_id=unit.id, ended_at__isnull=True).prefetch_related("classes").order_by("name"):
        now = leaving(tuple(row.leaves), local)
        classes = [
            {"uid": str(one.uid), "name": one.class_name, "out": now is not None and (one.pk, now) in counts}
            for one in sorted(row.classes.all(), key=lambda one: one.class_name)
            if one.ended_at is None and (leads_all or actor.person_id in (one.first_id, one.second_id))
        ]
        leaves = [f"{one:%H:%M}" for one in sorted(row.leaves)]
        found.append({"uid": str(row.uid), "name": row.name, "leaves": leaves, "now": f"{now:%H:%M}" if now else "", "classes": classes})
    return {"lines": found}
