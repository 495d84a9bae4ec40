"""Trainings: recorded with who took part, and their leaflets, which may come later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any, Final
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.documents import api as documents
from umay.kernel.refusal import Refusal, Refused
from umay.staffing.actions.bench import made_under
from umay.staffing.models import Attendance, Leaflet, Training, Worker
from umay.staffing.queries.days import own_school, year_at
from umay.staffing.rules.teaching import LARGEST_LEAFLET, MOST_LEAFLETS, TrainingKind

LEAFLETS: Final = frozenset({"picture", "pdf", "office", "text"})
_LONGEST_NAME: Final = 160
TrainingMissing = Training.DoesNotExist


@dataclass(frozen=True, slots=True)
class Picked:
    """A file as somebody chose it. title: what it is called, "" for the file's own name."""

    data: bytes
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training as it was given. leaflet: name of what was handed out on paper. files: of leaflets, to be opened."""

    kind: TrainingKind
    topic: str
    trainer: str
    on_day: date
    leaflet: str = ""
    files: tuple[Picked, ...] = ()


@action(Perm.STAFFING_KEEP, "training.recorded")
def record_training(
    actor: Actor, lesson: Lesson, uids: tuple[UUID, ...], *, today: date, now: datetime, key: UUID | None = None
) -> Training:
    """Record a training with who took part. key: of the form; sent twice is one, and another training sent with it is another.

    Raises Refused ("access.not_granted", "staffing.training_to_come", "staffing.nobody_chosen", "staffing.no_leaflet",
    "staffing.leaflets_full"). Audit: training.recorded.
    """
    place = own_school(actor)
    require(actor, Perm.STAFFING_KEEP, place)
    there = list(Worker.objects.filter(unit_id=place.unit_id, uid__in=uids).order_by("pk"))
    if lesson.on_day > today:
        raise Refused(Refusal("staffing.training_to_come"))
    if not there:
        raise Refused(Refusal("staffing.nobody_chosen"))

    said = {
        "kind": lesson.kind.value, "topic": lesson.topic, "trainer": lesson.trainer, "on_day": lesson.on_day, "leaflet": lesson.leaflet,
    }  # fmt: skip
    before = Training.objects.filter(uid=key, unit_id=place.unit_id).first() if key else None
    made = _said_before(before, said, {one.pk for one in there}, actor)
    if made is None:
        asked = {"school_year": year_at(place.country, now), "recorded_at": now, "recorded_by_id": actor.person_id, **said}
        free = None if before else key
        new, is_new = made_under(free, lambda uid: Training.objects.get_or_create(uid=uid, unit_id=place.unit_id, defaults=asked))
        Attendance.objects.bulk_create(Attendance(training=new, worker=one, unit_id=place.unit_id) for one in there if is_new)
        made = new
    for file in lesson.files:
        _keep_leaflet(made, file, actor.person_id, now)

    record(actor, "training.recorded", made.uid, at=now, place=place, detail={"people": len(there)})
    return made


def _said_before(before: Training | None, said: dict[str, Any], took_part: set[int], actor: Actor) -> Training | None:
    """Return the training that the actor recorded with the same words and people; None where a form came back with others.

    before: what its id made.
    """
    if before is None:
        return None
    there = Training.objects.filter(unit_id=before.unit_id, recorded_by_id=actor.person_id, **said).order_by("-pk")
    taught = ((one, set(one.attendances.values_list("worker_id", flat=True))) for one in there)
    return next((one for one, people in taught if people == took_part), None)


@action(Perm.STAFFING_KEEP, "training.leaflet_kept")
def add_leaflet(actor: Actor, uid: UUID, file: Picked, *, now: datetime) -> None:
    """Keep one more leaflet of a training; the same file sent twice is one.

    Raises TrainingMissing, Refused ("access.not_granted", "staffing.no_leaflet", "staffing.leaflets_full"). Audit: training.leaflet_kept.
    """
    place = own_school(actor)
    training = Training.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
    require(actor, Perm.STAFFING_KEEP, place)

    _keep_leaflet(training, file, actor.person_id, now)

    record(actor, "training.leaflet_kept", training.uid, at=now, place=place)


def _keep_leaflet(training: Training, file: Picked, by: int | None, now: datetime) -> None:
    """Keep the cleaned copy under its name, once. Raises Refused ("staffing.no_leaflet") for what nobody should hand on."""
    seen = documents.examine(file.data, file.name) if len(file.data) <= LARGEST_LEAFLET else None
    if seen is None or seen.refusal is not None or seen.group not in LEAFLETS or seen.is_risky:
        raise Refused(Refusal("staffing.no_leaflet"))
    name = _named(file.title.strip(), seen.name)
    kept = list(Leaflet.objects.filter(training=training).only("name", "data"))
    if any(one.name == name and bytes(one.data) == seen.copy for one in kept):
        return
    if len(kept) >= MOST_LEAFLETS:
        raise Refused(Refusal("staffing.leaflets_full", {"most": MOST_LEAFLETS}))
    Leaflet.objects.create(training=training, unit_id=training.unit_id, name=name, data=seen.copy, kept_at=now, kept_by_id=by)


def _named(title: str, name: str) -> str:
    """Return what a leaflet is called, with the ending that says what it is.

    >>> _named("Rules at the gate", "scan 3.pdf"), _named("", "scan 3.pdf")
    ('Rules at the gate.pdf', 'scan 3.pdf')
    """
    ending = PurePath(name).suffix
    if not title:
        return name[-_LONGEST_NAME:]
    return title if title.endswith(ending) else f"{title[: _LONGEST_NAME - len(ending)]}{ending}"
