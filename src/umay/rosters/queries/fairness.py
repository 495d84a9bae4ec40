"""How the duties of a roster are shared: small bars, and a table behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.rosters.models import Roster
from umay.rosters.queries.facts import live_of, people_of
from umay.rosters.queries.saying import span_said
from umay.rosters.queries.shifts import own_unit_id
from umay.rosters.queries.words import KINDS
from umay.staffing.api import Kind
from umay.turns.api import TAKES_TURNS
from umay.web.api import dates

BAR_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Step:
    """How many people have so many duties. width: of the bar, in hundredths of the longest."""

    duties: str
    people: int
    width: int
    said: str


@dataclass(frozen=True, slots=True)
class FairnessPage:
    """How the duties of one kind are shared. rows: name, class, duties, for the table."""

    uid: UUID
    span: str
    kinds: tuple[tuple[str, str, bool], ...]
    sentence: str
    steps: tuple[Step, ...]
    most: tuple[str, ...]
    none: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]


@query
def fairness_page(actor: Actor, uid: UUID, kind: str) -> FairnessPage:
    """Return how the duties of a roster are shared. kind: whose; the parents' where it is not there. Raises RosterMissing."""
    roster = Roster.objects.get(uid=uid, unit_id=own_unit_id(actor))
    people = people_of(actor, roster.from_on)
    shifts = live_of(roster)
    kinds = sorted(
        {one.kind.value for one in people.cards.values()}, key=lambda one: (one not in TAKES_TURNS, list(KINDS).index(Kind(one)))
    )
    chosen = kind if kind in kinds else next(iter(kinds), "")
    loads = Counter(one.worker_id for one in shifts)
    own = [one for one in people.cards.values() if one.kind.value == chosen and (one.id not in people.barred or loads[one.id])]
    own.sort(key=lambda one: (-loads[one.id], one.name))
    counts = Counter(loads[one.id] for one in own)
    largest, smallest = max(counts, default=0), min(counts, default=0)
    href = reverse("roster-shares", kwargs={"uid": uid})
    return FairnessPage(
        uid, span_said(roster), tuple((str(KINDS[Kind(one)]), f"{href}?kind={one}", one == chosen) for one in kinds),
        _sentence(len(own), sum(loads[one.id] for one in own), largest, smallest), _steps(counts),
        tuple(one.name for one in own if loads[one.id] == largest and largest > smallest),
        tuple(one.name for one in own if not loads[one.id]),
        tuple((one.name, one.class_name, dates.say_number(loads[one.id])) for one in own),
    )  # fmt: skip


def _sentence(people: int, duties: int, largest: int, smallest: int) -> str:
    words = _("%(duties)s duties of %(people)s people: the largest share is %(largest)s, the smallest %(smallest)s.")
    return words % {"duties": duties, "people": people, "largest": largest, "smallest": smallest}


def _steps(counts: Counter[int]) -> tuple[Step, ...]:
    top = max(counts.values(), default=1)
    found = []
    for duties in range(min(counts, default=0), max(counts, default=-1) + 1):
        people = counts[duties]
        words = ngettext("%(number)s duty", "%(number)s duties", duties) % {"number": duties}
        said = ngettext("%(number)s person", "%(number)s people", people) % {"number": people}
        found.append(Step(words, people, people * BAR_WIDTH // top, said))
    return tuple(found)
