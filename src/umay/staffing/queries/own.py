"""What somebody sees of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from umay.core.api import Actor, query
from umay.places import api as places
from umay.staffing.models import Attendance, Clearance, Commitment, Worker
from umay.staffing.queries.days import own_place
from umay.staffing.queries.lacking import missing_of
from umay.staffing.queries.leaflets import leaflets_of
from umay.staffing.queries.words import KINDS, STATES
from umay.staffing.queries.workers import worker_of
from umay.staffing.rules.kinds import Kind, State


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One's own page. checked_on: when somebody last looked at the proof. ended: they left. missing: what keeps them off every roster."""

    worker: Worker
    school: str
    kind: Any
    state: Any
    waits: bool
    ended: bool
    checked_on: date | None
    trainings: tuple[tuple[str, date], ...]
    leaflets: tuple[tuple[str, str], ...]
    signed_on: date | None
    missing: tuple[str, ...]


@query
def own_page(actor: Actor, today: date) -> OwnPage:
    """Return the page of whoever asks. Raises Worker.DoesNotExist for whoever is no worker here."""
    one = own_row(actor)
    checked = Clearance.objects.filter(worker=one).order_by("-checked_on", "-pk").first()
    signed = Commitment.objects.filter(worker=one).order_by("-pk").first()
    attended = Attendance.objects.filter(worker=one).select_related("training").order_by("-training__on_day")
    state = State(one.state)
    return OwnPage(
        one, places.unit_by_id(actor, own_place(actor).unit_id).name, KINDS[Kind(one.kind)], STATES[state],
        state in (State.WAITING, State.INVITED), state in (State.LEFT, State.BARRED), checked.checked_on if checked else None,
        tuple((each.training.topic, each.training.on_day) for each in attended), leaflets_of(each.training_id for each in attended),
        signed.signed_on if signed else None, missing_of(actor, today),
    )  # fmt: skip


@query
def own_copy(actor: Actor) -> dict[str, Any]:
    """Return all that is kept of whoever asks, ready to be a file; no other person stands in it. Raises Worker.DoesNotExist."""
    one = own_row(actor)
    kept = ("kind", "state", "code", "name", "phone", "email", "language", "class_name", "grade", "licensed", "experienced", "on_board")
    more = ("birth_year", "school_year", "entered_at", "left_on", "pass_made_at")
    checks = Clearance.objects.filter(worker=one).order_by("pk").values("outcome", "list_version", "checked_on", "earlier_on")
    trainings = Attendance.objects.filter(worker=one).order_by("pk").values("training__topic", "training__on_day", "training__leaflet")
    signed = Commitment.objects.filter(worker=one).order_by("pk").values("text", "signed_on")
    return {
        **{name: getattr(one, name) for name in (*kept, *more)},
        "checks": list(checks), "trainings": list(trainings), "commitments": list(signed),
    }  # fmt: skip


def own_row(actor: Actor, *, held: bool = False) -> Worker:
    """Return the row of whoever asks. held: inside an act. Raises Worker.DoesNotExist for whoever is no worker here."""
    one = worker_of(actor, held=held)
    if one is None:
        raise Worker.DoesNotExist
    return one
