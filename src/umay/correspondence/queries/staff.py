"""Who of the staff is accused in a case, opened for its members, and how far it has come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils import translation

from umay.cases import api as cases
from umay.core.api import Actor, query
from umay.correspondence.models import Accused, StaffStage
from umay.correspondence.queries.letters import LetterLine, letter_lines
from umay.correspondence.rules.accusing import STAGES, buries
from umay.web.api import dates

FIELD: Final = "_staff"
"""The field of the case's entry that holds all that is said of the accused; names that begin so are never shown with the case."""


@dataclass(frozen=True, slots=True, repr=False)
class StageLine:
    """One of the five things as it was written down. by, note: opened, "" without the key."""

    stage: str
    way: str
    when: str
    by: str
    note: str
    is_forbidden: bool


@dataclass(frozen=True, slots=True, repr=False)
class AccusedCard:
    """An accused person. said: what was written down, opened; empty for whoever holds no key. next: which thing comes next, or ""."""

    uid: UUID
    said: Mapping[str, Any]
    stages: tuple[StageLine, ...]
    letters: tuple[LetterLine, ...]
    next: str

    def day(self, name: str) -> date | None:
        """Return a day of what was written down; None where none stands."""
        said = self.said.get(name)
        return date.fromisoformat(said) if said else None

    def day_said(self, name: str) -> str:
        """Return a day as it is read."""
        found = self.day(name)
        return dates.say_date(found) if found else ""


@dataclass(frozen=True, slots=True, repr=False)
class StaffPage:
    """All that the pages show. forbidden: ways out that bury the matter, (code, title)."""

    case: cases.CasePage
    accused: tuple[AccusedCard, ...]
    forbidden: tuple[tuple[str, str], ...]


@query
def staff_page(actor: Actor, work: cases.Work, today: date) -> StaffPage:
    """Return who is accused in an opened case."""
    page = cases.case_page(actor, work)
    papers = {one.uid: one.texts or {} for one in page.entries if one.kind == "letter"}
    letters = [one for one in letter_lines(work, page, today) if one.accused is not None]
    ways = forbidden_ways(work)
    rows = Accused.objects.filter(case_ref=work.case.uid).prefetch_related("stages").order_by("pk")
    cards = tuple(_card(row, papers, letters, dict(ways)) for row in rows)
    return StaffPage(page, cards, ways)


def forbidden_ways(work: cases.Work) -> tuple[tuple[str, str], ...]:
    """Return the ways out of the country's procedure that bury what somebody of the staff is accused of."""
    lang = translation.get_language() or "en"
    titles = {one.code: one.title.in_(lang) for one in work.response.forbidden}
    return tuple((code, titles[code]) for code in buries(titles))


def _card(row: Accused, papers: Mapping[UUID, Mapping[str, str]], letters: list[LetterLine], ways: Mapping[str, str]) -> AccusedCard:
    stages = sorted(row.stages.all(), key=lambda one: (one.happened_on, one.pk))
    known = {one.stage for one in stages}
    return AccusedCard(
        uid=row.uid, said=_opened(papers, row.paper_uid), stages=tuple(_stage(one, papers, ways) for one in stages),
        letters=tuple(one for one in letters if one.accused == row.uid), next=next((one for one in STAGES if one not in known), ""),
    )  # fmt: skip


def _stage(row: StaffStage, papers: Mapping[UUID, Mapping[str, str]], ways: Mapping[str, str]) -> StageLine:
    said = _opened(papers, row.paper_uid)
    way = ways.get(row.way, row.way)
    return StageLine(row.stage, way, dates.say_date(row.happened_on), said.get("by", ""), said.get("note", ""), row.way in ways)


def _opened(papers: Mapping[UUID, Mapping[str, str]], paper: UUID) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(papers.get(paper, {}).get(FIELD, "{}"))
    return found
