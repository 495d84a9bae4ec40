"""Reads of workers: as cards for other rooms, and who may serve."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from umay.core.api import Actor, query
from umay.kernel.refusal import Refusal
from umay.register import api as register
from umay.staffing.models import Attendance, Clearance, Worker
from umay.staffing.queries.asked import asked_at
from umay.staffing.rules.kinds import Kind, State
from umay.staffing.rules.serving import Checked, Outcome, Serving, serve_refusal
from umay.web.api import in_order

WorkerMissing = Worker.DoesNotExist


@dataclass(frozen=True, slots=True)
class WorkerCard:
    """Somebody near children as upper rooms need them. name: known to their school alone, on a board only where on_board."""

    id: int
    uid: UUID
    code: str
    name: str
    kind: Kind
    class_name: str
    grade: int | None
    licensed: bool
    experienced: bool
    on_board: bool
    with_id: int | None
    state: State
    person_id: int | None
    language: str


def card_of(one: Worker) -> WorkerCard:
    """Return the card of a worker."""
    return WorkerCard(
        one.pk, one.uid, one.code, one.name, Kind(one.kind), one.class_name, one.grade, one.licensed, one.experienced,
        one.on_board, one.with_id, State(one.state), one.person_id, one.language,
    )  # fmt: skip


def here(actor: Actor) -> QuerySet[Worker]:
    """Return the workers of the actor's own unit; nothing for nobody, everything for a job."""
    if actor.is_job:
        return Worker.objects.all()
    return Worker.objects.filter(unit_id=actor.seat.place.unit_id) if actor.seat else Worker.objects.none()


@query
def workers_at(
    actor: Actor, *, kinds: Collection[Kind] | None = None, states: Collection[State] = (State.ACCEPTED,), year: int | None = None
) -> tuple[WorkerCard, ...]:
    """Return the people near children of the actor's school, in the order in which they were entered.

    kinds: None for all. year: a school year, None for the newest one for which somebody was entered.
    """
    found = here(actor)
    chosen = year if year is not None else found.aggregate(newest=Max("school_year"))["newest"]
    found = found.filter(school_year=chosen, state__in=[one.value for one in states])
    if kinds is not None:
        found = found.filter(kind__in=[one.value for one in kinds])
    return tuple(map(card_of, found.order_by("pk")))


@query
def classes_of(actor: Actor) -> tuple[str, ...]:
    """Return the classes of whoever serves at the actor's school, in the newest year."""
    return tuple(in_order({one.class_name for one in workers_at(actor) if one.class_name}, str))


@query
def worker_of(actor: Actor, *, held: bool = False) -> Worker | None:
    """Return the actor's own row at the school they act in, of the newest year; None for whoever is no worker there.

    held: inside an act that no other act of the same person may cross.
    """
    if actor.person_id is None:
        return None
    found = here(actor).select_for_update() if held else here(actor)
    return found.filter(person_id=actor.person_id).order_by("-school_year", "-pk").first()


@query
def cards_of(actor: Actor, ids: Collection[int]) -> dict[int, WorkerCard]:
    """Return the cards of these workers of the actor's school by id, whatever their state and year; others are left out."""
    return {one.pk: card_of(one) for one in here(actor).filter(pk__in=ids)}


@query
def serve_refusals(actor: Actor, worker_ids: Iterable[int], on: date) -> dict[int, Refusal]:
    """Return by worker why they may not serve on the day; whoever may is left out, whoever is not of the school may not.

    The tripwire of rosters, the day at the gate, buses and canteen. A few statements for any number.
    """
    wanted = set(worker_ids)
    rows = {one.pk: one for one in here(actor).filter(pk__in=wanted)}
    asked = asked_at({(one.unit_id, one.country) for one in rows.values()})
    found = {pk: Refusal("staffing.unknown") for pk in wanted - rows.keys()}
    for pk, who in serving_of(rows.values()).items():
        if no := serve_refusal(who, asked[rows[pk].unit_id], on):
            found[pk] = no
    return found


def serving_of(workers: Iterable[Worker]) -> dict[int, Serving]:
    """Return what is known of workers when they are to serve, by id. Three statements."""
    rows = list(workers)
    checked: dict[int, Checked] = {}
    for one in Clearance.objects.filter(worker__in=rows).order_by("checked_on", "pk"):
        checked[one.worker_id] = Checked(Outcome(one.outcome), one.list_version, one.checked_on, one.earlier_on)
    trained = set(Attendance.objects.filter(worker__in=rows).values_list("worker_id", flat=True))
    same = register.same_of([one.pk for one in rows])
    return {
        one.pk: Serving(
            Kind(one.kind),
            State.BARRED if one.pk in same else State(one.state),
            one.left_on,
            checked.get(one.pk),
            trained=one.pk in trained,
        )
        for one in rows
    }
