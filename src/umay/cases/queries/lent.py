"""What rooms above are lent of an opened case: what a step's letter is filled with, and all of one child's compartment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.cases.models import Child, Entry, StepRecord
from umay.cases.queries import common
from umay.cases.queries.opened import Work
from umay.cases.sealed import Texts, open_entry, open_name
from umay.core.api import Actor, query, sealing
from umay.kernel.text import Text
from umay.packs import api as packs


@dataclass(frozen=True, slots=True, repr=False)
class ChildFacts:
    """A child of a case, opened. name: "" for whoever holds no key to it. age: None while not known; sex, grade_band, level: coded."""

    uid: UUID
    number: int
    name: str
    role: str
    age: int | None
    sex: str
    grade_band: str
    level: str
    review_on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class StepFacts:
    """What a letter of a step is filled with. letter: the pack's template, "" for none named. child: None for a step of the whole case.

    kinds, places, offenders: as the pack calls them, the main one first. authorities: those whom the matter is told to.
    """

    case_uid: UUID
    number: str
    is_practice: bool
    unit_id: int
    country: str
    told_at: datetime
    step_uid: UUID
    step_code: str
    title: Text
    letter: str
    needs: tuple[str, ...]
    is_open: bool
    child: ChildFacts | None
    children: tuple[ChildFacts, ...]
    kinds: tuple[Text, ...]
    places: tuple[Text, ...]
    offenders: tuple[Text, ...]
    flags: tuple[str, ...]
    authorities: tuple[packs.Authority, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ChildEntry:
    """A text of a child's compartment. names: coded further facts. chain, version: of what it is a later version of."""

    uid: UUID
    kind: str
    code: str
    names: tuple[str, ...]
    texts: Texts
    at: datetime
    by_id: int
    chain: UUID
    version: int


@dataclass(frozen=True, slots=True)
class ChildStep:
    """A step of the procedure for this child: how it stands. state: open, done or not_done."""

    code: str
    title: Text
    state: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class ChildFile:
    """All of one child's compartment, oldest first. sealed: how many texts of it the reader holds no key to."""

    child: ChildFacts
    entries: tuple[ChildEntry, ...]
    steps: tuple[ChildStep, ...]
    sealed: int


@query
def facts_of_step(_actor: Actor, work: Work, step_uid: UUID) -> StepFacts:
    """Return what the letter of a step says. Raises CaseMissing for a step of another case."""
    case, response = work.case, work.response
    row = StepRecord.objects.filter(case=case, uid=step_uid).select_related("child").first()
    step = next((one for one in response.steps if row and one.code == row.code), None)
    if row is None or step is None:
        raise common.CaseMissing
    children = {one.pk: _child(work, one) for one in work.children.values()}
    return StepFacts(
        case_uid=case.uid, number=case.number, is_practice=case.is_practice, unit_id=case.unit_id, country=case.country,
        told_at=case.told_at, step_uid=row.uid, step_code=row.code, title=step.title, letter=step.letter or "", needs=step.needs,
        is_open=row.state == "open", child=children.get(row.child_id or 0), children=tuple(children.values()),
        kinds=tuple(one.title for code in case.kinds for one in response.kinds if one.code == code),
        places=tuple(one.title for code in case.places for one in response.places if one.code == code),
        offenders=tuple(one.title for code in case.offenders for one in response.offenders if one.code == code),
        flags=tuple(case.flags), authorities=packs.authorities_for(response, common.situation_of(case)),
    )  # fmt: skip


@query
def file_of_child(_actor: Actor, work: Work, child_uid: UUID) -> ChildFile:
    """Return what stands in a child's compartment, as the reader can open it. Raises CaseMissing for a child of another case."""
    child = work.children.get(child_uid)
    if child is None:
        raise common.CaseMissing
    found, sealed = [], 0
    for one in Entry.objects.filter(case=work.case, child=child).order_by("at", "pk"):
        try:
            texts = open_entry(work.keys, one)
        except sealing.CannotOpen:
            sealed += 1
            continue
        names = tuple(one.names)
        found.append(ChildEntry(one.uid, one.kind, one.code, names, texts, one.at, one.by_id, one.chain, one.version))
    titles = {step.code: step.title for step in work.response.steps}
    rows = StepRecord.objects.filter(case=work.case, child=child).exclude(state="fallen").order_by("pk")
    steps = (ChildStep(one.code, titles[one.code], one.state, one.done_at) for one in rows if one.code in titles)
    return ChildFile(_child(work, child), tuple(found), tuple(steps), sealed)


def _child(work: Work, one: Child) -> ChildFacts:
    name = open_name(work.keys, one)
    return ChildFacts(one.uid, one.number, name, one.role, one.age, one.sex, one.grade_band, one.level, one.review_on)
