"""What other rooms may use of programme."""

from __future__ import annotations

from umay.programme.actions.adopting import adopt, date_event, follow_calendar, publish_pack, withdraw
from umay.programme.actions.draft_publishing import publish_draft, take_in_pack
from umay.programme.actions.judging import send_back, verify
from umay.programme.actions.recording import confirm_standing, decline, plan, record_done, set_aside, start
from umay.programme.actions.ruling import rule
from umay.programme.actions.seeding import Seed, seed_records
from umay.programme.queries.adoptions import AdoptionCard, YearProposal, adoptions_of, year_proposals
from umay.programme.queries.counted import AreaCard, Counted, area_card, counted_units, own_area
from umay.programme.queries.draft_parts import DraftCard, draft_cards
from umay.programme.queries.drafts import pack_file
from umay.programme.queries.grids import AreaCell, AreaRow, AreasGrid, DutyColumn, UnitRow, UnitsAsked, UnitsGrid, areas_grid, units_grid
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.seeds import Seedable, seedable
from umay.programme.queries.tasks import DayTasks, TaskLine, day_tasks, task_lines
from umay.programme.rules.buckets import Bucket, Mark
from umay.programme.rules.states import Reason, State, Verb

__all__ = [
    "AdoptionCard",
    "AreaCard",
    "AreaCell",
    "AreaRow",
    "AreasGrid",
    "Bucket",
    "Counted",
    "DayTasks",
    "DraftCard",
    "DutyColumn",
    "Mark",
    "Reason",
    "Seed",
    "Seedable",
    "State",
    "TaskKey",
    "TaskLine",
    "TaskMissing",
    "UnitRow",
    "UnitsAsked",
    "UnitsGrid",
    "Verb",
    "YearProposal",
    "adopt",
    "adoptions_of",
    "area_card",
    "areas_grid",
    "confirm_standing",
    "counted_units",
    "date_event",
    "day_tasks",
    "decline",
    "draft_cards",
    "follow_calendar",
    "own_area",
    "pack_file",
    "plan",
    "publish_draft",
    "publish_pack",
    "record_done",
    "rule",
    "seed_records",
    "seedable",
    "send_back",
    "set_aside",
    "start",
    "take_in_pack",
    "task_lines",
    "units_grid",
    "verify",
    "withdraw",
    "year_proposals",
]
