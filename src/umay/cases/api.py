"""What other rooms may use of cases."""

from __future__ import annotations

from umay.cases.actions import doing, ending, members, writing
from umay.cases.actions.handing import Ends, Paper, destroy_keys, keep_paper
from umay.cases.actions.lending import StepLetter, child_file, step_done_by, step_facts
from umay.cases.actions.opening import NewCase, open_case
from umay.cases.actions.reading import read_case
from umay.cases.actions.writing import Words
from umay.cases.queries.calls import AskedLine, asked_due, write_letters_at
from umay.cases.queries.case_list import child_choices, count_open
from umay.cases.queries.case_page import CasePage, ChildCard, EntryShown, case_page
from umay.cases.queries.common import CaseMissing
from umay.cases.queries.lent import ChildEntry, ChildFacts, ChildFile, ChildStep, StepFacts
from umay.cases.queries.opened import Work
from umay.cases.rules.grants import Wanted
from umay.procedure.api import Facts, NewChild, closing

Ending = closing.Ending

__all__ = [
    "AskedLine", "CaseMissing", "CasePage", "ChildCard", "ChildEntry", "ChildFacts", "ChildFile", "ChildStep", "Ending", "Ends",
    "EntryShown", "Facts", "NewCase", "NewChild", "Paper", "StepFacts", "StepLetter", "Wanted", "Words", "Work", "asked_due",
    "case_page", "child_choices", "child_file", "count_open", "destroy_keys", "doing", "ending", "keep_paper", "members",
    "open_case", "read_case", "step_done_by", "step_facts", "write_letters_at", "writing",
]  # fmt: skip
