"""What other rooms may use of programme."""

from __future__ import annotations

from umay.programme.actions.adopting import adopt, follow_calendar, publish_pack, withdraw
from umay.programme.actions.judging import send_back, verify
from umay.programme.actions.recording import confirm_standing, decline, plan, record_done, reopen, set_aside, start
from umay.programme.actions.ruling import rule
from umay.programme.actions.saying_days import say_day
from umay.programme.actions.seeding import Seed, seed_records
from umay.programme.queries.adoptions import AdoptionCard, YearProposal, adoptions_of, year_proposals
from umay.programme.queries.area_grids import AreaCell, AreaRow, AreasGrid, areas_grid
from umay.programme.queries.counted import AreaCard, Counted, area_card, counted_units, own_area
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.published import newest_packs, pack_file, versions_of
from umay.programme.queries.seeds import Seedable, seedable
from umay.programme.queries.tasks import DayTasks, TaskLine, day_tasks, task_lines
from umay.programme.queries.unit_grids import DutyColumn, UnitRow, UnitsAsked, UnitsGrid, units_grid
from umay.programme.queries.whose import Whose, whose
from umay.programme.queries.words import said, spoken
from umay.programme.rules.buckets import Bucket, Mark
from umay.programme.rules.dating import dates
from umay.programme.rules.standing import Alone, is_standing
from umay.programme.rules.states import Reason, State, Verb

__all__ = [
    "AdoptionCard",
    "Alone",
    "AreaCard",
    "AreaCell",
    "AreaRow",
    "AreasGrid",
    "Bucket",
    "Counted",
    "DayTasks",
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
    "Whose",
    "YearProposal",
    "adopt",
    "adoptions_of",
    "area_card",
    "areas_grid",
    "confirm_standing",
    "counted_units",
    "dates",
    "day_tasks",
    "decline",
    "follow_calendar",
    "is_standing",
    "newest_packs",
    "own_area",
    "pack_file",
    "plan",
    "publish_pack",
    "record_done",
    "reopen",
    "rule",
    "said",
    "say_day",
    "seed_records",
    "seedable",
    "send_back",
    "set_aside",
    "spoken",
    "start",
    "task_lines",
    "units_grid",
    "verify",
    "versions_of",
    "whose",
    "withdraw",
    "year_proposals",
]
