"""The cases that somebody was let into, those that need them first. Initials and numbers only; full names need an opening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.cases.models import Child, StepRecord
from umay.cases.queries import common
from umay.cases.queries.case_page import TONES, titles, until, words
from umay.cases.queries.opened import Work
from umay.cases.rules.naming import initials
from umay.cases.sealed import keys_of_many, open_name
from umay.core.api import Actor, query
from umay.places import api as places
from umay.procedure import api as procedure
from umay.reports.api import OpenCase, response_for
from umay.vault import api as vaults

SHOWN = 100


@dataclass(frozen=True, slots=True, repr=False)
class CaseCard:
    """A case in a list. next: its next step, when: until when it is to be taken; "" where nothing is open."""

    uid: UUID
    number: str
    initials: str
    kinds: str
    next: str
    when: str
    tone: str
    is_practice: bool
    is_closed: bool


@query
def case_cards(actor: Actor, vault: vaults.Vault, now: datetime) -> tuple[CaseCard, ...]:
    """Return the actor's cases: open ones by how soon something is due, then closed ones, newest first; the newest hundred."""
    cases = list(common.visible(actor, now).order_by("-opened_at")[:SHOWN])
    if not cases:
        return ()
    response, place = response_for(cases[0].country), places.own_unit(actor).place
    keys = keys_of_many(cases, vault)
    children: dict[int, list[Child]] = {}
    for child in Child.objects.filter(case__in=cases).order_by("number"):
        children.setdefault(child.case_id, []).append(child)
    steps: dict[int, list[procedure.Laid]] = {}
    for row in StepRecord.objects.filter(case__in=cases, state__in=("open", "done", "not_done")).select_related("child"):
        steps.setdefault(row.case_id, []).append(common.as_laid(row))
    found = []
    for case in cases:
        names = " · ".join(initials(open_name(keys[case.pk], one)) or "–" for one in children.get(case.pk, ()))
        work = Work(actor, case, place, keys[case.pk], response, now)
        found.append(_card(work, names, steps.get(case.pk, [])))
    order = ("late", "due", "open", "nothing", "done")
    return tuple(sorted(found, key=lambda one: (one.is_closed, order.index(one.tone))))


def _card(work: Work, names: str, laid: list[procedure.Laid]) -> CaseCard:
    case, response = work.case, work.response
    first = next(iter(procedure.next_steps(response, laid, work.now)), None)
    step = next((one for one in response.steps if first and one.code == first.code), None)
    settled = {one.code for one in laid if one.state != "open"}
    tone = TONES[procedure.mark_of(first, step, settled, work.now)] if first else "done"
    return CaseCard(
        uid=case.uid, number=case.number, initials=names, kinds=", ".join(titles(response.kinds, case.kinds)),
        next=words(step.title) if step else "", when=until(first.due_at, work) if first else "",
        tone="done" if case.state == "closed" else tone, is_practice=case.is_practice, is_closed=case.state == "closed",
    )  # fmt: skip


def count_open(actor: Actor, now: datetime) -> int:
    """Return how many open cases the actor was let into."""
    return common.visible(actor, now).filter(state="open").count()


@query
def for_a_report(actor: Actor, now: datetime) -> tuple[OpenCase, ...]:
    """Return the actor's open cases that a report may be taken into, newest first."""
    found = common.visible(actor, now).filter(state="open", is_practice=False).order_by("-opened_at")[:SHOWN]
    return tuple(OpenCase(one.uid, f"{one.number} · {', '.join(titles(response_for(one.country).kinds, one.kinds))}") for one in found)


@query
def child_choices(actor: Actor, vault: vaults.Vault, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return the children of the actor's open cases, as id and words: the case's number and the child's initials. For a form's choice."""
    found = [one for one in common.visible(actor, now).order_by("-opened_at")[:SHOWN] if one.closed_at is None]
    keys = keys_of_many(found, vault)
    rows = Child.objects.filter(case__in=found).select_related("case").order_by("-case__opened_at", "number")
    return tuple((str(one.uid), f"{one.case.number} · {initials(open_name(keys[one.case_id], one)) or one.number}") for one in rows)
