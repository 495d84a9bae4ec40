"""Trainings: recorded with who took part, and their leaflets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, action, record, require
from umay.documents import api as documents
from umay.kernel.refusal import Refusal, Refused
from umay.staffing.models import Attendance, Leaflet, Training, Worker
from umay.staffing.queries.days import own_school, year_at
from umay.staffing.rules.teaching import LARGEST_LEAFLET, TrainingKind

LEAFLETS: Final = frozenset({"picture", "pdf", "office", "text"})


@dataclass(frozen=True, slots=True)
class Picked:
    """A file as somebody chose it."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training as it was given. leaflet: name of what was handed out on paper. file: of the leaflet, to be opened; None for none."""

    kind: TrainingKind
    topic: str
    trainer: str
    on_day: date
    leaflet: str = ""
    file: Picked | None = None


@action(Perm.STAFFING_KEEP, "training.recorded")
def record_training(
    actor: Actor, lesson: Lesson, uids: tuple[UUID, ...], *, today: date, now: datetime, key: UUID | None = None
) -> Training:
    """Record a training with who took part. key: of the form; sent twice is one.

    Raises Refused ("access.not_granted", "staffing.training_to_come", "staffing.nobody_chosen", "staffing.no_leaflet").
    Audit: training.recorded.
    """
    place = own_school(actor)
    require(actor, Perm.STAFFING_KEEP, place)
    there = list(Worker.objects.filter(unit_id=place.unit_id, uid__in=uids).order_by("pk"))
    if lesson.on_day > today:
        raise Refused(Refusal("staffing.training_to_come"))
    if not there:
        raise Refused(Refusal("staffing.nobody_chosen"))

    made, is_new = Training.objects.get_or_create(
        uid=key or uuid4(), unit_id=place.unit_id,
        defaults={
            "school_year": year_at(place.country, now), "kind": lesson.kind.value, "topic": lesson.topic, "trainer": lesson.trainer,
            "on_day": lesson.on_day, "leaflet": lesson.leaflet, "recorded_at": now, "recorded_by_id": actor.person_id,
        },
    )  # fmt: skip
    if is_new:
        Attendance.objects.bulk_create(Attendance(training=made, worker=one, unit_id=place.unit_id) for one in there)
        _keep_leaflet(made, lesson.file, actor.person_id, now)

    record(actor, "training.recorded", made.uid, at=now, place=place, detail={"people": len(there)})
    return made


def _keep_leaflet(training: Training, file: Picked | None, by: int | None, now: datetime) -> None:
    """Keep the cleaned copy. Raises Refused ("staffing.no_leaflet") for what nobody should hand on."""
    if file is None:
        return
    seen = documents.examine(file.data, file.name) if len(file.data) <= LARGEST_LEAFLET else None
    if seen is None or seen.refusal is not None or seen.group not in LEAFLETS or seen.is_risky:
        raise Refused(Refusal("staffing.no_leaflet"))
    Leaflet.objects.create(training=training, unit_id=training.unit_id, name=seen.name[-160:], data=seen.copy, kept_at=now, kept_by_id=by)
