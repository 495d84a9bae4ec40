"""What other rooms may use of cases."""

from __future__ import annotations

from umay.cases.actions.opening import NewCase, open_case
from umay.cases.queries.case_list import count_open
from umay.cases.queries.common import CaseMissing
from umay.cases.rules.facts import Facts, NewChild

__all__ = ["CaseMissing", "Facts", "NewCase", "NewChild", "count_open", "open_case"]
