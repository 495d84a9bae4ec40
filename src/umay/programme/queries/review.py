"""What units below recorded and nobody has looked at yet: by duty and period, or by unit; then record by record. Newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from umay.core.api import Actor, Perm, query
from umay.places import api as places
from umay.programme.models import Obligation, TaskRecord
from umay.programme.queries.locking import TaskKey
from umay.programme.queries.words import spoken
from umay.programme.rules.states import SETTLED, State
from umay.web.api import dates

PAGE: Final = 50
TOGETHER: Final = 200  # accepted by one press; more wait for the next
REASONS: Final = (State.NOT_DONE.value, State.NOT_APPLICABLE.value)

By = Literal["duty", "unit"]
Which = Literal["", "late", "reason"]
STATES: Final[tuple[Which, ...]] = ("", "late", "reason")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the records is asked for. state: "" for all, "late" or "reason". duty and ordinal, or unit: one group of them only."""

    by: By = "duty"
    state: Which = ""
    duty: UUID | None = None
    ordinal: int = 0
    unit: UUID | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """Records of one duty and period, or of one unit. due: in words, "" for a unit. late, reasons: how many of them are such."""

    title: str
    due: str
    count: int
    late: int
    reasons: int
    duty_uid: UUID | None
    ordinal: int
    unit_uid: UUID | None


@dataclass(frozen=True, slots=True)
class ToReview:
    """A record that waits to be looked at. due, when: in words; when it fell due, and how long ago it was recorded."""

    unit_uid: UUID
    obligation_uid: UUID
    ordinal: int
    unit: str
    title: str
    state: State
    due: str
    when: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Groups, or the records of one group, whose title and due it says. count: all that wait. next_before: "" on the last page."""

    groups: tuple[ReviewGroup, ...] = ()
    lines: tuple[ToReview, ...] = ()
    count: int = 0
    next_before: str = ""
    title: str = ""
    due: str = ""


def _waiting(actor: Actor, asked: Asked) -> QuerySet[TaskRecord] | None:
    """Return the records of units below in the same agency, never of the actor's own unit; None for whoever judges nothing."""
    seat = actor.seat
    if seat is None or not actor.holds(Perm.TASK_VERIFY) or seat.level == "unit":
        return None
    states = {"late": (State.DONE_LATE.value,), "reason": REASONS}.get(asked.state, tuple(state.value for state in SETTLED))
    found = TaskRecord.objects.filter(state__in=states, verified_at__isnull=True, unit__agency=seat.place.agency)
    found = found.exclude(unit_id=seat.place.unit_id)
    if asked.duty is not None:
        found = found.filter(obligation__uid=asked.duty, ordinal=asked.ordinal)
    return found.filter(unit__uid=asked.unit) if asked.unit is not None else found


@query
def review_page(actor: Actor, asked: Asked, *, today: date, lang: str) -> ReviewPage:
    """Return what the actor may accept or send back, in groups unless one group is asked for."""
    waiting = _waiting(actor, asked)
    if waiting is None:
        return ReviewPage()
    count = waiting.count()
    if asked.duty is None and asked.unit is None:
        groups, following = _groups(waiting, asked, lang)
        return ReviewPage(groups=groups, count=count, next_before=following)
    if asked.before.isdecimal():
        waiting = waiting.filter(pk__lt=int(asked.before))
    found = list(waiting.select_related("unit", "obligation").order_by("-pk")[: PAGE + 1])
    lines = tuple(_line(one, today, lang) for one in found[:PAGE])
    following = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    title, due = "", ""
    if lines:
        title, due = (lines[0].unit, "") if asked.unit is not None else (lines[0].title, lines[0].due)
    return ReviewPage(lines=lines, count=count, next_before=following, title=title, due=due)


def _line(one: TaskRecord, today: date, lang: str) -> ToReview:
    return ToReview(
        one.unit.uid, one.obligation.uid, one.ordinal, one.unit.name, spoken(one.obligation.title, lang), State(one.state),
        dates.say_date(one.due_on), dates.say_near(dates.local_day(one.recorded_at), today),
    )  # fmt: skip


def _groups(waiting: QuerySet[TaskRecord], asked: Asked, lang: str) -> tuple[tuple[ReviewGroup, ...], str]:
    """Return the groups and the key of the next page: the newest record of the last group shown."""
    keys = ("obligation_id", "ordinal") if asked.by == "duty" else ("unit_id",)
    grouped = waiting.values(*keys).annotate(
        count=Count("pk"),
        last=Max("pk"),
        due=Max("due_on"),
        late=Count("pk", filter=Q(state=State.DONE_LATE.value)),
        reasons=Count("pk", filter=Q(state__in=REASONS)),
    )
    if asked.before.isdecimal():
        grouped = grouped.filter(last__lt=int(asked.before))
    found: list[dict[str, Any]] = list(grouped.order_by("-last")[: PAGE + 1])
    following = str(found[PAGE - 1]["last"]) if len(found) > PAGE else ""
    if asked.by == "unit":
        return _by_unit(found[:PAGE]), following
    return _by_duty(found[:PAGE], lang), following


def _by_unit(found: list[dict[str, Any]]) -> tuple[ReviewGroup, ...]:
    units = places.cards(one["unit_id"] for one in found)
    return tuple(
        ReviewGroup(units[one["unit_id"]].name, "", one["count"], one["late"], one["reasons"], None, 0, units[one["unit_id"]].uid)
        for one in found
    )


def _by_duty(found: list[dict[str, Any]], lang: str) -> tuple[ReviewGroup, ...]:
    duties = Obligation.objects.in_bulk([one["obligation_id"] for one in found])
    return tuple(
        ReviewGroup(
            spoken(duties[one["obligation_id"]].title, lang), dates.say_date(one["due"]), one["count"], one["late"], one["reasons"],
            duties[one["obligation_id"]].uid, one["ordinal"], None,
        )
        for one in found
    )  # fmt: skip


@query
def keys_waiting(actor: Actor, asked: Asked, *, opened: datetime) -> tuple[TaskKey, ...]:
    """Return the tasks of one group, oldest records first, as many as one press accepts. opened: what was recorded later is left out."""
    waiting = _waiting(actor, asked)
    if waiting is None:
        return ()
    rows = waiting.filter(recorded_at__lte=opened).order_by("pk").values_list("unit__uid", "obligation__uid", "ordinal")[:TOGETHER]
    return tuple(TaskKey(*row) for row in rows)
