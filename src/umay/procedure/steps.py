"""The pack's procedure on the facts of a case: which steps it asks for, until when, what each still needs, what comes next. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, Literal

from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal
from umay.packs import api as packs

StepState = Literal["open", "done", "not_done", "fallen"]
STATES: Final[tuple[StepState, ...]] = ("open", "done", "not_done", "fallen")
"""Open; done; decided against with a reason; the facts no longer ask for it."""
Mark = Literal["done", "late", "due", "open", "after", "not_done", "fallen"]
ROLES: Final = ("harmed", "harming", "witness")
BY_ENTRY: Final = frozenset({"risk", "safety_plan", "help_plan", "interview", "wish"})
"""Needs that another entry of the case shows; the others are shown by words at the step itself."""
ANSWER: Final = "answer"
"""The need of a step that asks the child something again later: yes, no, or it could not be asked."""
ANSWERS: Final = ("no", "yes", "could_not")
ASK_AGAIN: Final = timedelta(days=7)  # ours: after so long a child that could not be asked is asked again
AT_ONCE: Final = timedelta(hours=1)  # ours: what is to be done at once is late after an hour, not in the second in which it is asked for
SOON: Final = timedelta(hours=24)  # ours: from when a step that is not late yet is shown as due


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """A child of the case as the procedure knows it."""

    uid: Uid
    role: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A step as it stands in a case. child: None for a step of the whole case. due_at: None while no time runs."""

    code: str
    child: Uid | None
    state: StepState = "open"
    due_at: datetime | None = None
    done_at: datetime | None = None

    @property
    def key(self) -> tuple[str, Uid | None]:
        """What tells it from the other steps of the case."""
        return self.code, self.child


@dataclass(frozen=True, slots=True)
class Times:
    """From when times run. told_at: the first report. zone: the school's. add_working_days: its calendar's."""

    told_at: datetime
    opened_at: datetime
    closed_at: datetime | None
    zone: tzinfo
    add_working_days: Callable[[date, int], date]


def due_at(within: packs.Within | None, since: datetime, times: Times) -> datetime | None:
    """Return until when something is to be done that runs since then; days end at the school's midnight. None: no time is set."""
    if within is None:
        return None
    if within.hours is not None:
        return since + (timedelta(hours=within.hours) or AT_ONCE)
    day = since.astimezone(times.zone).date()
    last = day + timedelta(days=within.days) if within.days is not None else times.add_working_days(day, within.working_days or 0)
    return datetime.combine(last + timedelta(days=1), time(), times.zone)


def asked_for(
    response: packs.Response, situation: packs.Situation, children: Collection[ChildFacts]
) -> Iterator[tuple[packs.Step, Uid | None]]:
    """Yield the steps that the facts ask for, in the procedure's order, one for each child where the step is one of a child."""
    for step in packs.steps_for(response, situation):
        if step.per == "case":
            yield step, None
        else:
            yield from ((step, one.uid) for one in children if step.child in ("any", one.role))


def laid_out(
    response: packs.Response,
    situation: packs.Situation,
    children: Collection[ChildFacts],
    before: Iterable[Laid],
    *,
    times: Times,
    now: datetime,
) -> tuple[Laid, ...]:
    """Return the steps of the case as the facts now ask for them; what was done or decided stays as it is.

    A step that is new to the case runs from the first report in days and from the opening in hours when the case opens, later from now;
    its time is never over before anybody could take it. A step since `after` gets its time when all that comes before is done.
    Open steps that are no longer asked for fall; they come back when they are asked for again.
    """
    known = {one.key: one for one in before}
    wanted = {(step.code, child): step for step, child in asked_for(response, situation, children)}
    done = {one.code: one.done_at for one in known.values() if one.state == "done" and one.done_at}
    found: dict[tuple[str, Uid | None], Laid] = {}
    for key, step in wanted.items():
        old = known.get(key, Laid(*key))
        if old.state in ("done", "not_done"):
            found[key] = old
            continue
        fresh = key not in known or old.state == "fallen"
        since = _since(step, done, times, now if fresh and known else None)
        runs = old.due_at is not None and not fresh
        found[key] = replace(old, state="open", due_at=old.due_at if runs or since is None else due_at(step.within, since, times))
    for key, old in known.items():
        if key not in wanted:
            found[key] = replace(old, state="fallen", due_at=None) if old.state == "open" else old
    return tuple(found.values())


def _since(step: packs.Step, done: dict[str, datetime], times: Times, late: datetime | None) -> datetime | None:
    """Return from when a step's time runs; None while it does not. late: now, where the facts came to ask for it only now."""
    since = step.within.since if step.within else "told"
    match since:
        case "after":
            waits = [code for code in step.after if code not in done]
            return None if waits else max((done[code] for code in step.after), default=late or times.opened_at)
        case "closed":
            return times.closed_at
        case "opened":
            return late or times.opened_at
        case _:
            return late or _from_report(step, times)


def _from_report(step: packs.Step, times: Times) -> datetime:
    """Return from when a time runs that begins with the report: in hours, or when it would be over already, from the opening."""
    in_hours = step.within is not None and step.within.hours is not None
    over = due_at(step.within, times.told_at, times)
    return times.opened_at if in_hours or (over is not None and over <= times.opened_at) else times.told_at


def mark_of(laid: Laid, step: packs.Step | None, done: Collection[str], now: datetime) -> Mark:
    """Return how a step is shown. done: codes of the steps of the case that are done or decided against."""
    if laid.state != "open":
        return laid.state
    if laid.due_at is not None and laid.due_at <= now:
        return "late"
    if step is not None and any(code not in done for code in step.after):
        return "after"
    return "due" if laid.due_at is not None and laid.due_at <= now + SOON else "open"


def next_steps(response: packs.Response, laid: Collection[Laid], now: datetime) -> tuple[Laid, ...]:
    """Return the open steps in the order in which they are to be taken: late, due, open, those that wait for others; soonest first."""
    at = {step.code: number for number, step in enumerate(response.steps)}
    steps = {step.code: step for step in response.steps}
    settled = {one.code for one in laid if one.state in ("done", "not_done")}
    order = ("late", "due", "open", "after")

    def rank(one: Laid) -> tuple[int, float, int]:
        mark = mark_of(one, steps.get(one.code), settled, now)
        return order.index(mark), one.due_at.timestamp() if one.due_at else float("inf"), at.get(one.code, len(at))

    return tuple(sorted((one for one in laid if one.state == "open"), key=rank))


def do_refusal(step: packs.Step, laid: Laid, kept: Collection[tuple[str, Uid | None]], words: str) -> Refusal | None:
    """Return why a step cannot be recorded as done, or None.

    kept: kinds of entries of the case, each with its child or None. words: what is said at the step.
    """
    if laid.state == "done":
        return Refusal("case.step_done")
    if laid.state == "fallen":
        return Refusal("case.step_fallen")
    for need in step.needs:
        if need in BY_ENTRY and not any(kind == need and (laid.child is None or child == laid.child) for kind, child in kept):
            return Refusal("case.step_needs", {"need": need})
    if ANSWER in step.needs:
        return Refusal("case.step_needs", {"need": ANSWER})
    shown_here = [need for need in step.needs if need not in BY_ENTRY]
    return Refusal("case.words_missing") if shown_here and not words.strip() else None


def answer_refusal(step: packs.Step, laid: Laid, answer: str, words: str) -> Refusal | None:
    """Return why an answer of the child cannot be kept, or None: a yes, and why it could not be asked, need words."""
    if laid.state in ("done", "fallen"):
        return Refusal("case.step_done" if laid.state == "done" else "case.step_fallen")
    if ANSWER not in step.needs or answer not in ANSWERS:
        return Refusal("case.code_unknown")
    return Refusal("case.words_missing") if answer != "no" and not words.strip() else None


def leave_refusal(laid: Laid, words: str) -> Refusal | None:
    """Return why a step cannot be decided against, or None: it says why."""
    if laid.state in ("done", "fallen"):
        return Refusal("case.step_done" if laid.state == "done" else "case.step_fallen")
    return None if words.strip() else Refusal("case.words_missing")
