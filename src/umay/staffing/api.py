"""What other rooms may use of staffing."""

from __future__ import annotations

from umay.staffing.actions.deciding import accept
from umay.staffing.actions.entering import WorkerFacts, enter_worker
from umay.staffing.actions.keeping import Seen, note_commitment, record_check
from umay.staffing.actions.passes import make_pass
from umay.staffing.actions.teaching import Lesson, record_training
from umay.staffing.by_pass import by_pass, welcomes_pass
from umay.staffing.demo_door import demo_passes, enter_by_demo_pass
from umay.staffing.models import Worker
from umay.staffing.queries.lacking import missing_of
from umay.staffing.queries.workers import WorkerCard, WorkerMissing, cards_of, serve_refusals, worker_of, workers_at
from umay.staffing.rules.kinds import MAY_BEAR_GEAR, STANDS, Kind, State, may_bear_gear
from umay.staffing.rules.serving import Outcome
from umay.staffing.rules.teaching import TrainingKind

__all__ = [
    "MAY_BEAR_GEAR",
    "STANDS",
    "Kind",
    "Lesson",
    "Outcome",
    "Seen",
    "State",
    "TrainingKind",
    "Worker",
    "WorkerCard",
    "WorkerFacts",
    "WorkerMissing",
    "accept",
    "by_pass",
    "cards_of",
    "demo_passes",
    "enter_by_demo_pass",
    "enter_worker",
    "make_pass",
    "may_bear_gear",
    "missing_of",
    "note_commitment",
    "record_check",
    "record_training",
    "serve_refusals",
    "welcomes_pass",
    "worker_of",
    "workers_at",
]
