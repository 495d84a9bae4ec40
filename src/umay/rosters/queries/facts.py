"""What the rules and the solver look at, loaded for one school: its windows, its people and what they say, who stands where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from umay.core.api import Actor
from umay.kernel.refusal import Refusal
from umay.posts.api import Occurrence, occurrences
from umay.rosters.models import Availability, Away, Roster, Shift, StandingDuty, Tie, Wish
from umay.rosters.queries.shifts import own_unit_id
from umay.rosters.rules.states import TieKind
from umay.staffing.api import STANDS, WorkerCard, serve_refusals, workers_at
from umay.turns.api import Asked, Can, Duty, Half, Helper, Slot, SlotKey, Standing, asked_from, standing


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who may stand at the school, as the rules see them and as pages show them. barred: why some may not serve."""

    cards: Mapping[int, WorkerCard]
    helpers: Mapping[int, Helper]
    barred: Mapping[int, Refusal]

    @property
    def able(self) -> tuple[Helper, ...]:
        """Return those who may serve, by number."""
        return tuple(self.helpers[one] for one in sorted(self.helpers) if one not in self.barred)


def slot_of(one: Occurrence) -> Slot:
    """Return a window of a day as the rules see it."""
    needs = {kind.value: number for kind, number in one.needs.items()}
    return Slot(one.window_id, one.post_id, one.on_day, one.starts_at, one.ends_at, needs, one.turn.value, one.class_name, one.grades)


def slots_of(found: Iterable[Occurrence]) -> tuple[Slot, ...]:
    """Return windows of days as the rules see them."""
    return tuple(slot_of(one) for one in found)


def slots_between(actor: Actor, from_on: date, until_on: date) -> tuple[Slot, ...]:
    """Return the windows of the actor's school between two days, both included."""
    return slots_of(occurrences(actor, from_on, until_on))


def people_of(actor: Actor, on: date) -> People:
    """Return who may stand at the actor's school. on: the day by which it is asked who may serve."""
    cards = {one.id: one for one in workers_at(actor, kinds=STANDS)}
    said = _said(cards)
    wishes = {one.worker_id: one for one in Wish.objects.filter(worker_id__in=cards)}
    away = _away(cards)
    ties = _ties(actor, cards)
    helpers = {one.id: _helper(one, said, wishes.get(one.id), away, ties) for one in cards.values()}
    return People(cards, helpers, serve_refusals(actor, sorted(cards), on) if cards else {})


def _said(workers: Collection[int]) -> dict[int, dict[tuple[int, Half], Can]]:
    found: dict[int, dict[tuple[int, Half], Can]] = defaultdict(dict)
    rows = Availability.objects.filter(worker_id__in=workers).values_list("worker_id", "weekday", "half", "state")
    for worker_id, weekday, half, state in rows:
        found[worker_id][weekday, Half(half)] = Can(state)
    return found


def _away(workers: Collection[int]) -> dict[int, list[tuple[date, date]]]:
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    rows = Away.objects.filter(worker_id__in=workers).order_by("from_on", "id")
    for worker_id, first, last in rows.values_list("worker_id", "from_on", "until_on"):
        found[worker_id].append((first, last))
    return found


def _ties(actor: Actor, cards: Mapping[int, WorkerCard]) -> dict[TieKind, dict[int, set[int]]]:
    found: dict[TieKind, dict[int, set[int]]] = {kind: defaultdict(set) for kind in TieKind}
    pairs = [(TieKind(kind), one, other) for kind, one, other in _tied(actor)]
    pairs += [(TieKind.TOGETHER, one.id, one.with_id) for one in cards.values() if one.with_id]
    for kind, one, other in pairs:
        if one in cards and other in cards:
            found[kind][one].add(other)
            found[kind][other].add(one)
    return found


def _tied(actor: Actor) -> Iterable[tuple[str, int, int]]:
    return Tie.objects.filter(unit_id=own_unit_id(actor)).order_by("id").values_list("kind", "one_id", "other_id")


def _helper(
    card: WorkerCard, said: Mapping[int, Mapping[tuple[int, Half], Can]], wish: Wish | None,
    away: Mapping[int, list[tuple[date, date]]], ties: Mapping[TieKind, Mapping[int, set[int]]],
) -> Helper:  # fmt: skip
    return Helper(
        card.id, card.kind.value, card.class_name, card.grade, card.experienced, said.get(card.id, {}), tuple(away.get(card.id, ())),
        wish.most_week if wish else None, wish.most_term if wish else None, wish.post_id if wish else None,
        wish.minutes_away if wish else None, frozenset(ties[TieKind.TOGETHER].get(card.id, ())),
        frozenset(ties[TieKind.APART].get(card.id, ())),
    )  # fmt: skip


def duties_of(actor: Actor) -> tuple[Duty, ...]:
    """Return the standing duties of the actor's school, in the order they were given."""
    rows = StandingDuty.objects.filter(unit_id=own_unit_id(actor)).order_by("id")
    return tuple(Duty(one.worker_id, one.window_id, frozenset(one.weekdays)) for one in rows)


def live_of(roster: Roster) -> list[Shift]:
    """Return the shifts of a roster that nobody dropped, with worker, post and window, in order of time."""
    rows = Shift.objects.filter(roster=roster, dropped_at__isnull=True).select_related("worker", "post", "window", "roster")
    return list(rows.order_by("starts_at", "post__number", "id"))


def standing_of(slots: Iterable[Slot], shifts: Iterable[Shift]) -> Standing:
    """Return who stands where, as the rules see it."""
    return standing(slots, ((one.worker_id, key_of(one)) for one in shifts))


def key_of(shift: Shift) -> SlotKey:
    """Return the window and day of a shift."""
    return shift.window_id, shift.on_day


def asked_of(roster: Roster) -> Asked:
    """Return by what rules a roster was made."""
    return asked_from(roster.rules)
