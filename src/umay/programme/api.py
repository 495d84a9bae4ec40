"""What other rooms may use of programme."""

from __future__ import annotations

from umay.programme.actions.adopting import adopt, date_event, follow_calendar, publish_pack, withdraw
from umay.programme.actions.judging import send_back, verify
from umay.programme.actions.recording import confirm_standing, decline, plan, record_done, set_aside, start
from umay.programme.actions.ruling import rule
from umay.programme.actions.seeding import Seed, seed_records
from umay.programme.queries.adoptions import AdoptionCard, YearProposal, adoptions_of, year_proposals
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.seeds import Seedable, seedable
from umay.programme.queries.tasks import DayTasks, TaskLine, day_tasks, task_lines
from umay.programme.rules.buckets import Bucket, Mark
from umay.programme.rules.states import Reason, State, Verb

__all__ = [
    "AdoptionCard",
    "Bucket",
    "DayTasks",
    "Mark",
    "Reason",
    "Seed",
    "Seedable",
    "State",
    "TaskKey",
    "TaskLine",
    "TaskMissing",
    "Verb",
    "YearProposal",
    "adopt",
    "adoptions_of",
    "confirm_standing",
    "date_event",
    "day_tasks",
    "decline",
    "follow_calendar",
    "plan",
    "publish_pack",
    "record_done",
    "rule",
    "seed_records",
    "seedable",
    "send_back",
    "set_aside",
    "start",
    "task_lines",
    "verify",
    "withdraw",
    "year_proposals",
]
