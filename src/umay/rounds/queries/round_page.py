"""One round as it is walked: what was passed, what comes next, what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.kernel.waited import OFF
from umay.people import api as people
from umay.people.api import zone_of
from umay.places import api as places
from umay.rounds.models import Checkpoint, Round, Scan
from umay.rounds.queries.ways import ways_of
from umay.rounds.queries.words import ENDING_TONES, ENDINGS, SHEETS
from umay.rounds.rules.kinds import Ending
from umay.rounds.rules.walking import expected, missed, next_point
from umay.web.api import dates, saying


@dataclass(frozen=True, slots=True)
class PassLine:
    """A point of the round. mark: done, due, late, open."""

    title: str
    text: str
    mark: str
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoundPage:
    """All the page of a round shows. next_title: "" when nothing is left or the round is over. missed: names, once it is over."""

    uid: UUID
    title: str
    when: str
    state: str
    tone: str
    is_open: bool
    next_title: str
    next_text: str
    missed: tuple[str, ...]
    passed: str
    lines: tuple[PassLine, ...]
    walkers: str
    points: tuple[tuple[str, str], ...]
    last_point: str


@query
def round_page(actor: Actor, uid: UUID, now: datetime) -> RoundPage:
    """Return a round of the actor's school. Raises Round.DoesNotExist."""
    unit = places.own_unit(actor)
    row = Round.objects.get(uid=uid, unit_id=unit.id)
    ways = ways_of(unit, now.astimezone(zone_of(unit.country)).date())
    way = ways.by_id[row.route_id]
    scans = list(Scan.objects.filter(round=row).order_by("counted_at", "pk"))
    good = {one.point_id: one for one in scans if one.counts}
    points = {one.pk: one for one in Checkpoint.objects.filter(pk__in=[halt.point_id for halt in way.halts])}
    is_open = row.ending == Ending.OPEN and now <= row.until_at
    last = max(good.values(), key=lambda one: one.counted_at).point_id if good else None
    left = next_point(way, good.keys(), last) if is_open else None
    times = dict(expected(way, row.starts_at))
    return RoundPage(
        uid=row.uid,
        title=ways.names[row.route_id],
        when=saying.joined(
            dates.say_day(row.on_day), saying.hours(row.starts_at, row.until_at), "" if row.is_planned else _("an extra round")
        ),
        state=str(ENDINGS[Ending.TIME_OVER if row.ending == Ending.OPEN and not is_open else Ending(row.ending)]),
        tone=ENDING_TONES[Ending(row.ending)],
        is_open=is_open,
        next_title=_named(points[left]) if left else "",
        next_text=saying.joined(points[left].where, _("expected at %(time)s") % {"time": saying.local_time(times[left])}) if left else "",
        missed=() if is_open else tuple(_named(points[one]) for one in missed(way, good.keys())),
        passed=ngettext("%(done)s of %(count)s point passed", "%(done)s of %(count)s points passed", len(way.halts))
        % {"done": len(good), "count": len(way.halts)},
        lines=tuple(_line(points[halt.point_id], good.get(halt.point_id), scans, times[halt.point_id], is_open) for halt in way.halts),
        walkers=", ".join(people.names_of({one.scanned_by_id for one in scans if one.scanned_by_id}).values()),
        points=tuple((str(points[halt.point_id].uid), _named(points[halt.point_id])) for halt in way.halts),
        last_point=str(points[last or way.halts[0].point_id].uid),
    )


def _named(point: Checkpoint) -> str:
    return f"{point.number} · {point.name}"


def _line(point: Checkpoint, good: Scan | None, scans: list[Scan], due: datetime, is_open: bool) -> PassLine:
    others = [one for one in scans if one.point_id == point.pk and one is not good]
    tags = [(str(SHEETS[one.sheet]), "reason") for one in ([good] if good else others) if SHEETS[one.sheet]]
    if good and good.received_at - good.counted_at > OFF:
        tags.append((_("sent later, at %(time)s") % {"time": saying.local_time(good.received_at)}, "plain"))
    if good and good.clock_off_s and abs(good.clock_off_s) >= OFF.total_seconds():
        tags.append((_("the phone's clock was wrong"), "reason"))
    if good:
        return PassLine(_named(point), _("passed at %(time)s") % {"time": saying.local_time(good.counted_at)}, "done", tuple(tags))
    text = _("expected at %(time)s") % {"time": saying.local_time(due)} if is_open else _("missed")
    return PassLine(_named(point), saying.joined(text, point.where), "open" if is_open else "late", tuple(tags))
