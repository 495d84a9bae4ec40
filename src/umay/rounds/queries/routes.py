"""Routes: what a form offers, and who walks when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, ngettext

from umay.core.api import Actor, query
from umay.people import api as people
from umay.rounds.models import Checkpoint, Route, Turn
from umay.staffing import api as staffing
from umay.web.api import saying

Choices = tuple[tuple[str, str], ...]
WALKERS = (staffing.Kind.GUARD, staffing.Kind.LEADER, staffing.Kind.POLICE, staffing.Kind.AUXILIARY, staffing.Kind.PARENT,
           staffing.Kind.RESIDENT, staffing.Kind.TEACHER)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RouteCard:
    """A route in the list. stops: names in order, with the minutes to each."""

    uid: UUID
    name: str
    text: str
    stops: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoutesPage:
    """All the page of routes shows. plan_rows: for each weekday its name, then who walks each route."""

    routes: tuple[RouteCard, ...]
    plan_rows: tuple[tuple[str, ...], ...]
    points: int


def _unit(actor: Actor) -> int:
    return actor.seat.place.unit_id if actor.seat else 0


def _routes(actor: Actor) -> list[Route]:
    found = Route.objects.filter(unit_id=_unit(actor), ended_at__isnull=True)
    return list(found.prefetch_related("stops__point", "turns").order_by("name", "pk"))


@query
def routes_page(actor: Actor) -> RoutesPage:
    """Return the routes of the actor's school with the plan of the week."""
    rows = _routes(actor)
    names = names_of_turns(actor, [turn for row in rows for turn in row.turns.all()])
    cards = tuple(RouteCard(row.uid, row.name, _said(row), _stops(row)) for row in rows)
    return RoutesPage(cards, _plan(rows, names), Checkpoint.objects.filter(unit_id=_unit(actor), ended_at__isnull=True).count())


def _said(row: Route) -> str:
    lasts = ngettext("%(count)s minute", "%(count)s minutes", row.lasts_min) % {"count": row.lasts_min}
    return saying.joined(saying.times(row.begins), saying.weekdays(row.weekdays), lasts)


def _stops(row: Route) -> tuple[tuple[str, str], ...]:
    ordered = sorted(row.stops.all(), key=lambda stop: stop.place_in_order)
    return tuple(
        (
            f"{stop.point.number} · {stop.point.name}",
            ngettext("%(count)s minute", "%(count)s minutes", stop.minutes) % {"count": stop.minutes},
        )
        for stop in ordered
    )


def names_of_turns(actor: Actor, turns: list[Turn]) -> dict[str, str]:
    """Return by "person-id" or "worker-id" how somebody is named at the school."""
    persons = people.names_of({turn.person_id for turn in turns if turn.person_id})
    workers = staffing.cards_of(actor, {turn.worker_id for turn in turns if turn.worker_id})
    found = {f"person-{key}": name for key, name in persons.items()}
    return found | {f"worker-{key}": card.name for key, card in workers.items()}


def key_of(turn: Turn) -> str:
    """Return what a form calls who has a turn."""
    return f"person-{turn.person_id}" if turn.person_id else f"worker-{turn.worker_id}"


def _plan(rows: list[Route], names: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    if not rows:
        return ()
    days = sorted({day for row in rows for day in (row.weekdays or range(5))} | {turn.weekday for row in rows for turn in row.turns.all()})
    return tuple((str(WEEKDAYS[day]), *(_walkers(row, day, names) for row in rows)) for day in days)


def _walkers(row: Route, day: int, names: dict[str, str]) -> str:
    return ", ".join(names.get(key_of(turn), "") for turn in row.turns.all() if turn.weekday == day) or "–"


@query
def point_choices(actor: Actor) -> Choices:
    """Return the checkpoints of the actor's school."""
    rows = Checkpoint.objects.filter(unit_id=_unit(actor), ended_at__isnull=True).order_by("number")
    return tuple((str(row.uid), f"{row.number} · {row.name}") for row in rows)


@query
def route_initial(actor: Actor, uid: UUID) -> dict[str, object]:
    """Return a route as its form begins; points as "order_<uid>" and "minutes_<uid>". Raises Route.DoesNotExist."""
    row = Route.objects.prefetch_related("stops__point").get(uid=uid, unit_id=_unit(actor), ended_at__isnull=True)
    found: dict[str, object] = {
        "name": row.name, "begins": ", ".join(f"{one:%H:%M}" for one in row.begins), "weekdays": [str(day) for day in row.weekdays],
        "lasts_min": row.lasts_min, "sheet": row.sheet,
    }  # fmt: skip
    for stop in row.stops.all():
        found |= {f"order_{stop.point.uid}": stop.place_in_order, f"minutes_{stop.point.uid}": stop.minutes}
    return found


@query
def walker_choices(actor: Actor, today: date) -> Choices:
    """Return who can be given a turn: those of the unit, and accepted people near children who have no seat there."""
    staff = people.staff_of(_unit(actor), today, lang=get_language() or "en")
    names = people.names_of([one.person_id for one in staff])
    seated = set(names)
    found = [(f"person-{one.person_id}", f"{names.get(one.person_id, '')} · {one.title}") for one in staff]
    workers = [card for card in staffing.workers_at(actor, kinds=WALKERS) if card.person_id not in seated]
    return tuple(found + [(f"worker-{card.id}", card.name) for card in workers])


@query
def turns_of(actor: Actor, uid: UUID) -> tuple[str, dict[int, list[str]]]:
    """Return a route's name, and by weekday the keys of who walks it. Raises Route.DoesNotExist."""
    row = Route.objects.prefetch_related("turns").get(uid=uid, unit_id=_unit(actor), ended_at__isnull=True)
    by_day: dict[int, list[str]] = {}
    for turn in row.turns.all():
        by_day.setdefault(turn.weekday, []).append(key_of(turn))
    return row.name, by_day
