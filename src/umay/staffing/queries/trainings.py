"""The trainings of a school: those of the year, and one with who took part and its leaflets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.staffing.models import Training
from umay.staffing.queries.days import own_place
from umay.staffing.queries.leaflets import leaflets_of
from umay.staffing.queries.words import TRAININGS
from umay.staffing.rules.teaching import MOST_LEAFLETS, TrainingKind
from umay.web.api import dates

MOST = 12  # of the year, beside the form; older ones are found at whoever took part


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A training as a line shows it."""

    topic: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """A training. people: names of who took part. leaflets: (name, address). may_add: one more leaflet."""

    uid: UUID
    topic: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    leaflets: tuple[tuple[str, str], ...]
    may_add: bool


def training_lines(found: Iterable[Training]) -> tuple[TrainingLine, ...]:
    """Return trainings as lines."""
    return tuple(
        TrainingLine(
            one.topic,
            " · ".join(part for part in (dates.say_date(one.on_day), one.trainer) if part),
            reverse("training", args=[one.uid]),
        )
        for one in found
    )


@query
def newest_trainings(actor: Actor) -> tuple[TrainingLine, ...]:
    """Return the newest trainings of the actor's school."""
    return training_lines(Training.objects.filter(unit_id=own_place(actor).unit_id).order_by("-on_day", "-pk")[:MOST])


@query
def training_page(actor: Actor, uid: UUID) -> TrainingPage:
    """Return a training of the actor's school. Raises Training.DoesNotExist for a missing and a hidden one alike."""
    one = Training.objects.get(uid=uid, unit_id=own_place(actor).unit_id)
    leaflets = leaflets_of([one.pk])
    names = one.attendances.order_by("worker__name", "pk").values_list("worker__name", flat=True)
    return TrainingPage(one.uid, one.topic, _facts(one), tuple(names), leaflets, len(leaflets) < MOST_LEAFLETS)


def _facts(one: Training) -> tuple[tuple[str, str], ...]:
    pairs = (
        (_("When"), str(TRAININGS[TrainingKind(one.kind)])), (_("On"), dates.say_date(one.on_day)), (_("Who taught it"), one.trainer),
        (_("Leaflet handed out"), one.leaflet),
    )  # fmt: skip
    return tuple((name, said) for name, said in pairs if said)
