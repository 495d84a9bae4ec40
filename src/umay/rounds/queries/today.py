"""The first page: what is due now, what is under way, what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, Perm, query
from umay.places import api as places
from umay.rounds.models import Checkpoint, Round, Route, Scan
from umay.rounds.queries.routes import key_of, names_of_turns
from umay.rounds.queries.ways import Ways, ways_of
from umay.rounds.rules.kinds import Ending
from umay.rounds.rules.walking import EARLY, Due
from umay.web.api import dates, saying

BACK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round of a day. begin: id of the route that can be begun now; href: of the round once it was. mark: done, due, late, open."""

    title: str
    text: str
    mark: str
    tags: tuple[tuple[str, str], ...] = ()
    href: str = ""
    begin: UUID | None = None


@dataclass(frozen=True, slots=True)
class TodayPage:
    """All the first page shows. keeps: may set up. missed: of the last seven days."""

    keeps: bool
    has_points: bool
    has_routes: bool
    day: str
    today: tuple[RoundLine, ...]
    missed: tuple[RoundLine, ...]
    routes: tuple[tuple[UUID, str], ...]
    stray: str


@query
def today_page(actor: Actor, today: date, now: datetime) -> TodayPage:
    """Return how the rounds of the actor's school stand."""
    unit = places.own_unit(actor)
    ways = ways_of(unit, today)
    rows = _rounds(unit.id, today)
    by_due = {(row.route_id, row.starts_at): row for row in rows if row.is_planned}
    walkers = _walkers(actor, unit.id)
    dues = ways.due(today, today)
    lines = [_line(ways, due, by_due.get((due.way.id, due.starts_at)), now, walkers) for due in dues]
    extra = [_extra(ways, row) for row in rows if not row.is_planned and row.on_day == today]
    past = [
        line
        for due in reversed(ways.due(today - BACK, today - timedelta(days=1)))
        if (line := _line(ways, due, by_due.get((due.way.id, due.starts_at)), now, {})).mark == "late"
    ]
    stray = Scan.objects.filter(unit_id=unit.id, round__isnull=True, counted_at__gte=now - timedelta(days=1)).count()
    return TodayPage(
        keeps=actor.may(Perm.ROUND_KEEP, unit.place),
        has_points=Checkpoint.objects.filter(unit_id=unit.id, ended_at__isnull=True).exists(),
        has_routes=bool(_open_routes(unit.id)),
        day=dates.say_day(today),
        today=(*lines, *extra),
        missed=tuple(past),
        routes=tuple((row.uid, row.name) for row in _open_routes(unit.id)),
        stray=ngettext("%(count)s scan since yesterday belongs to no round", "%(count)s scans since yesterday belong to no round", stray)
        % {"count": stray}
        if stray
        else "",
    )


def _open_routes(unit_id: int) -> list[Route]:
    return list(Route.objects.filter(unit_id=unit_id, ended_at__isnull=True).order_by("name", "pk"))


def _rounds(unit_id: int, today: date) -> list[Round]:
    found = Round.objects.filter(unit_id=unit_id, on_day__gte=today - BACK)
    return list(found.annotate(passed=Count("scans", filter=Q(scans__counts=True))).order_by("starts_at"))


def _walkers(actor: Actor, unit_id: int) -> dict[tuple[int, int], str]:
    """Return by route and weekday who walks."""
    routes = list(Route.objects.filter(unit_id=unit_id, ended_at__isnull=True).prefetch_related("turns"))
    turns = [turn for row in routes for turn in row.turns.all()]
    names = names_of_turns(actor, turns)
    found: dict[tuple[int, int], str] = {}
    for turn in turns:
        at = (turn.route_id, turn.weekday)
        found[at] = ", ".join(one for one in (found.get(at, ""), names.get(key_of(turn), "")) if one)
    return found


def _line(ways: Ways, due: Due, row: Round | None, now: datetime, walkers: dict[tuple[int, int], str]) -> RoundLine:
    when = saying.hours(due.starts_at, due.until_at)
    who = walkers.get((due.way.id, due.on_day.weekday()), "")
    title = ways.names[due.way.id]
    if row is not None:
        return _begun(title, row, len(due.way.halts), saying.joined(_past(due, now), when, who), now)
    if now > due.until_at:
        return RoundLine(title, saying.joined(_past(due, now), when, who), "late", ((_("not walked"), "late"),))
    is_now = due.starts_at - EARLY <= now
    tags = ((_("now"), "due"),) if is_now else ()
    uid = Route.objects.values_list("uid", flat=True).get(pk=due.way.id) if is_now else None
    return RoundLine(title, saying.joined(when, who), "due" if is_now else "open", tags, begin=uid)


def _past(due: Due, now: datetime) -> str:
    return "" if now - due.until_at < timedelta(hours=20) else dates.say_day(due.on_day)


def _begun(title: str, row: Round, points: int, text: str, now: datetime) -> RoundLine:
    passed = getattr(row, "passed", 0)
    left = points - passed
    is_over = row.ending != Ending.OPEN or now > row.until_at
    href = reverse("round", kwargs={"uid": row.uid})
    if not left:
        return RoundLine(title, text, "done", ((_("walked whole"), "done"),), href)
    words = (
        ngettext("%(count)s point missed", "%(count)s points missed", left) % {"count": left}
        if is_over
        else _("%(done)s of %(count)s points") % {"done": passed, "count": points}
    )
    return RoundLine(title, text, "late" if is_over else "due", ((words, "late" if is_over else "act"),), href)


def _extra(ways: Ways, row: Round) -> RoundLine:
    text = saying.joined(saying.hours(row.starts_at, row.until_at), _("an extra round"))
    points = len(ways.by_id[row.route_id].halts)
    return _begun(ways.names[row.route_id], row, points, text, row.closed_at or row.starts_at)
