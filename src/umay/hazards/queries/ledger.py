"""The ledger of a school: its lines by what they need, with true counts, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from umay.core.api import Actor, query
from umay.hazards.models import Hazard
from umay.hazards.queries import words as said
from umay.hazards.queries.common import where_words
from umay.hazards.rules import ledger
from umay.hazards.rules.kinds import HazardKind, OwnerKind, Size, State
from umay.hazards.rules.ledger import Facts
from umay.people import api as people
from umay.web.api import dates

PAGE: Final = 50
NEVER: Final = date(9999, 12, 31)
PRESENT: Final = (State.TOLD, State.OPEN, State.FIXED)
FILTERS: Final = {
    "now": gettext_lazy("Still there"),
    "late": pgettext_lazy("dangers", "Late"),
    "check": gettext_lazy("To check"),
    "told": gettext_lazy("Told by the public"),
    "look": pgettext_lazy("a danger", "Look again"),
    "gone": gettext_lazy("Struck off"),
}


@dataclass(frozen=True, slots=True)
class HazardLine:
    """One hazard as a line shows it. tags: words and tone. school: "" in the school's own list."""

    uid: UUID
    title: str
    text: str
    icon: str
    href: str
    tags: tuple[tuple[str, str], ...]
    school: str = ""


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A school's ledger. chips: words, filter, chosen, count. next_key: where the next page begins, "" for none."""

    lines: tuple[HazardLine, ...]
    show: str
    chips: tuple[tuple[str, str, bool, int], ...]
    count: int
    next_key: str
    is_empty: bool
    incidents_open: int


def facts_of(row: Hazard) -> Facts:
    """Return a hazard as its rules see it."""
    return Facts(State(row.state), Size(row.size), row.due_on, row.look_on, row.fixed_by_id)


def filter_of(show: str, today: date) -> Q:
    """Return the condition of a filter."""
    return {
        "late": Q(state=State.OPEN, due_on__lt=today),
        "check": Q(state=State.FIXED),
        "told": Q(state=State.TOLD),
        "look": Q(state=State.GONE, look_on__lte=today),
        "gone": Q(state=State.GONE),
    }.get(show, Q(state__in=PRESENT))


@query
def ledger_page(actor: Actor, show: str, key: str, *, today: date) -> LedgerPage:
    """Return a page of the own unit's ledger, what is due first first. key: of the page before, "" for the first page."""
    from umay.hazards.models import Incident

    show = show if show in FILTERS else "now"
    unit_id = actor.seat.place.unit_id if actor.seat else 0
    kept = Hazard.objects.filter(unit_id=unit_id)
    counted = kept.aggregate(**{name: Count("pk", filter=filter_of(name, today)) for name in FILTERS}, every=Count("pk"))
    rows, next_key = paged(kept.filter(filter_of(show, today)), show, key)
    return LedgerPage(
        lines=lines_of(rows, today),
        show=show,
        chips=tuple((str(words), name, name == show, counted[name]) for name, words in FILTERS.items()),
        count=counted[show],
        next_key=next_key,
        is_empty=not counted["every"],
        incidents_open=Incident.objects.filter(unit_id=unit_id, closed_at__isnull=True).count(),
    )


def paged(found: QuerySet[Hazard], show: str, key: str) -> tuple[list[Hazard], str]:
    """Return a page in the order in which things need somebody, and the next page's key. key: "day.id"; else from the start."""
    rank = Coalesce("look_on" if show in ("look", "gone") else "due_on", NEVER)
    ordered = found.annotate(rank_on=rank).order_by("rank_on", "pk")
    day, _dot, pk = key.partition(".")
    try:
        after = date.fromisoformat(day)
        ordered = ordered.filter(Q(rank_on__gt=after) | Q(rank_on=after, pk__gt=int(pk[:18])))
    except ValueError:
        pass
    rows: list[Any] = list(ordered.select_related("unit")[: PAGE + 1])
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    return rows, f"{rows[-1].rank_on.isoformat()}.{rows[-1].pk}" if more else ""


def lines_of(rows: list[Hazard], today: date, *, with_school: bool = False) -> tuple[HazardLine, ...]:
    """Return hazards as lines."""
    names = people.names_of({row.owner_person_id for row in rows if row.owner_person_id})
    return tuple(_line(row, names, today, with_school=with_school) for row in rows)


def _line(row: Hazard, names: dict[int, str], today: date, *, with_school: bool) -> HazardLine:
    return HazardLine(
        uid=row.uid,
        title=f"{said.KINDS[HazardKind(row.kind)]}: {where_words(row)}",
        text=" · ".join(one for one in (owner_words(row, names), _day_words(row, today)) if one),
        icon=row.kind,
        href=reverse("hazard", kwargs={"uid": row.uid}),
        tags=_tags(row, today),
        school=row.unit.name if with_school else "",
    )


def owner_words(row: Hazard, names: dict[int, str]) -> str:
    """Return who sees to a hazard, in words; "" where nobody is named."""
    kind = OwnerKind(row.owner_kind)
    if kind is OwnerKind.PERSON:
        return names.get(row.owner_person_id or 0, "")
    return row.owner_name if kind is OwnerKind.AGENCY else str(said.OWNERS.get(kind, ""))


def _day_words(row: Hazard, today: date) -> str:
    if row.state == State.OPEN:
        if row.due_on is None:
            return _("no day set yet")
        over = row.due_on < today
        return (_("was due %(when)s") if over else _("due %(when)s")) % {
            "when": f"{dates.say_short(row.due_on)}, {dates.say_near(row.due_on, today)}"
        }
    if row.state == State.GONE and row.look_on is not None:
        return _("look again %(when)s") % {"when": dates.say_short(row.look_on)}
    return _("found %(when)s") % {"when": dates.say_near(dates.local_day(row.found_at), today)} if row.state != State.GONE else ""


def _tags(row: Hazard, today: date) -> tuple[tuple[str, str], ...]:
    found = [(str(said.SIZES[Size.LARGE]), "late")] if row.size == Size.LARGE else []
    if ledger.is_late(facts_of(row), today):
        found.append((_("late"), "late"))
    elif ledger.asks_for_look(facts_of(row), today):
        found.append((_("look again"), "due"))
    if row.state != State.OPEN:
        found.append((str(said.STATES[State(row.state)]), said.TONES[State(row.state)]))
    return tuple(found)
