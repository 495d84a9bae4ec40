"""What other rooms may use of cases."""

from __future__ import annotations

from umay.cases.actions.handing import Ends, Paper, destroy_keys, keep_paper
from umay.cases.actions.opening import NewCase, open_case
from umay.cases.actions.reading import read_case
from umay.cases.queries.case_list import count_open
from umay.cases.queries.case_page import CasePage, ChildCard, EntryShown, case_page
from umay.cases.queries.common import CaseMissing
from umay.cases.queries.opened import Work
from umay.cases.rules.facts import Facts, NewChild

__all__ = [
    "CaseMissing",
    "CasePage",
    "ChildCard",
    "Ends",
    "EntryShown",
    "Facts",
    "NewCase",
    "NewChild",
    "Paper",
    "Work",
    "case_page",
    "count_open",
    "destroy_keys",
    "keep_paper",
    "open_case",
    "read_case",
]
