"""Lines home are set up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, school_columns, school_of, sent_before
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.ways.models import Line, LineClass
from umay.ways.rules import lines

LineMissing = Line.DoesNotExist
LineClassMissing = LineClass.DoesNotExist


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line as it is to be. key: of the form, so that twice counts once."""

    name: str
    end_name: str
    end_metres: int | None
    leaves: tuple[time, ...]
    weekdays: tuple[int, ...]
    key: UUID | None = None


@action(Perm.ROUND_KEEP, "line.kept")
def keep_line(actor: Actor, draft: LineDraft, *, uid: UUID | None = None, now: datetime) -> UUID:
    """Enter a line home, or change the one of that id; return its id.

    Raises LineMissing, Refused ("access.not_granted", "access.of_a_school", "ways.leaves_missing", "ways.line_named_so").
    Audit: line.kept.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Line.objects.select_for_update().get(uid=uid, unit_id=place.unit_id, ended_at__isnull=True) if uid else None
    if uid is None and (done := sent_before(Line.objects.all(), place, draft.key, name=draft.name.strip())):
        record(actor, "line.kept", done.uid, at=now, place=place, detail={"again": True})
        return done.uid
    if not draft.leaves:
        raise Refused(Refusal("ways.leaves_missing"))
    same = Line.objects.filter(unit_id=place.unit_id, name=draft.name.strip(), ended_at__isnull=True)
    if same.exclude(pk=row.pk if row else 0).exists():
        raise Refused(Refusal("ways.line_named_so"))

    row = row or Line(**school_columns(actor, place, now), key=draft.key or new_id())
    row.name, row.end_name, row.end_metres = draft.name.strip(), draft.end_name.strip(), draft.end_metres
    row.leaves, row.weekdays = sorted(draft.leaves), sorted(draft.weekdays)
    row.save()

    record(actor, "line.kept", row.uid, at=now, place=place)
    return row.uid


@action(Perm.ROUND_KEEP, "line.ended")
def end_line(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """End a line; its counts stay. Raises LineMissing, Refused ("access.not_granted"). Audit: line.ended."""
    place = school_of(actor, Perm.ROUND_KEEP)
    row = Line.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)

    row.ended_at = row.ended_at or now  # sent twice: the first time holds
    row.save(update_fields=["ended_at"])

    record(actor, "line.ended", row.uid, at=now, place=place)


@action(Perm.ROUND_KEEP, "line.class_set")
def set_class(actor: Actor, line_uid: UUID, class_name: str, teachers: tuple[int | None, int | None], *, now: datetime) -> UUID:
    """Say which two teachers lead a class of a line; return the id of the class there.

    Raises LineMissing, Refused ("access.not_granted", "ways.two_teachers", "ways.class_missing"). Audit: line.class_set.
    """
    place = school_of(actor, Perm.ROUND_KEEP)
    line = Line.objects.select_for_update().get(uid=line_uid, unit_id=place.unit_id, ended_at__isnull=True)
    if not class_name.strip():
        raise Refused(Refusal("ways.class_missing"))
    if refusal := lines.teachers_refusal(*teachers):
        raise Refused(refusal)

    row, _is_new = LineClass.objects.update_or_create(
        line=line,
        class_name=class_name.strip(),
        ended_at=None,
        defaults={"unit_id": place.unit_id, "first_id": teachers[0], "second_id": teachers[1]},
    )

    record(actor, "line.class_set", row.uid, at=now, place=place)
    return row.uid


@action(Perm.ROUND_KEEP, "line.class_ended")
def end_class(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take a class off its line; its counts stay. Raises LineClassMissing, Refused ("access.not_granted"). Audit: line.class_ended."""
    place = school_of(actor, Perm.ROUND_KEEP)
    row = LineClass.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)

    row.ended_at = row.ended_at or now  # sent twice: the first time holds
    row.save(update_fields=["ended_at"])

    record(actor, "line.class_ended", row.uid, at=now, place=place)
