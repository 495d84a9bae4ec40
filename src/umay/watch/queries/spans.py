"""How the posts were held over weeks and months: days of one's school; schools, districts and provinces for offices. Figures alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from umay.core.api import NOWHERE, Actor, own_place, query
from umay.places import api as places
from umay.posts.api import Occurrence, occurrences
from umay.watch.models import Coverage
from umay.watch.queries.own import is_at_school
from umay.watch.queries.proofs import proof_of, stays_by_day
from umay.watch.rules.spans import Held, together
from umay.watch.rules.states import Cover
from umay.web.api import dates

_KEYS = {"school": "unit_id", "district": "district_id", "province": "province_id"}


@dataclass(frozen=True, slots=True)
class SpanLine:
    """A day, school or area over a span. share: of all required minutes, "" where nothing is known of any. href: one step down.

    percent, unknown: the parts of the bar that were held, and of which nothing is known.
    """

    name: str
    share: str
    percent: int
    unknown: int
    short_min: str
    unknown_min: str
    windows: str
    without: str
    is_unknown: bool
    href: str


@dataclass(frozen=True, slots=True)
class SpanPage:
    """All that the page of a span shows. by: day, school, district or province. area_uid: of the area that was stepped down to."""

    title: str
    by: str
    lines: tuple[SpanLine, ...]
    sentences: tuple[str, ...]
    before: str
    after: str
    span: str
    day: str
    area: str
    area_uid: UUID | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a week or month that holds the day, and one district or province of the reader's own area."""

    span: str
    day: date
    area_id: int | None = None

    @property
    def bounds(self) -> tuple[date, date]:
        """The first day, and the day after the last."""
        if self.span == "month":
            first = self.day.replace(day=1)
            return first, (first + timedelta(days=32)).replace(day=1)
        first = self.day - timedelta(days=self.day.weekday())
        return first, first + timedelta(days=7)


@query
def span_page(actor: Actor, asked: Asked, now: datetime, today: date) -> SpanPage:
    """Return how the posts of the actor's school or area were held over a week or month, one step down from it, up to now.

    Every window that has begun counts: one from which nothing was received, and one that nobody reckoned yet, as unknown.
    """
    first, end = asked.bounds
    by, area, found = _found(actor, asked, now)
    names = _names(by, list(found))
    lines = [_line(by, (key, names[key]), held, asked) for key, held in found.items() if key in names]
    if by != "day":
        lines.sort(key=lambda line: (line.is_unknown, line.percent))
    return SpanPage(
        title=dates.say_month(first) if asked.span == "month" else f"{dates.say_date(first)} – {dates.say_date(end - timedelta(days=1))}",
        by=by, lines=tuple(lines), sentences=tuple(_sentences(together(found.values()))),
        before=(first - timedelta(days=1)).isoformat(), after="" if end > today else end.isoformat(),
        span=asked.span, day=asked.day.isoformat(), area=area.name if area else "", area_uid=area.uid if area else None,
    )  # fmt: skip


def _found(actor: Actor, asked: Asked, now: datetime) -> tuple[str, places.Area | None, Mapping[Any, Held]]:
    """Return what the lines are, the area asked for, and how each line was held."""
    first, end = asked.bounds
    rows = Coverage.objects.filter(country=own_place(actor).country, on_day__gte=first, on_day__lt=end, starts_at__lte=now)
    if is_at_school(actor):
        return "day", None, _days(actor, rows, (first, end - timedelta(days=1)), now)
    by, area, rows = _step(actor, asked, rows)
    groups = rows.values(key=F(_KEYS[by])).annotate(
        windows=Count("pk"), required=Sum("required_min"), known=Sum("required_min", filter=Q(state=Cover.PROVED.value)),
        covered=Sum("covered_min"), nothing=Count("pk", filter=Q(state=Cover.NOTHING.value)),
        open=Count("pk", filter=Q(state=Cover.OPEN.value)),
    ).order_by("key")  # fmt: skip
    held = {
        one["key"]: Held(one["windows"], one["required"], one["known"] or 0, one["covered"] or 0, one["nothing"], one["open"])
        for one in groups
    }
    return by, area, held


def _step(actor: Actor, asked: Asked, rows: QuerySet[Coverage]) -> tuple[str, places.Area | None, QuerySet[Coverage]]:
    """Return what the lines are, the area asked for, and the rows in it. A foreign area is as good as an empty one."""
    level, place = (actor.seat.level, actor.seat.place) if actor.seat else ("none", NOWHERE)
    own = {"district": Q(district_id=place.district_id), "province": Q(province_id=place.province_id)}.get(level, Q())
    rows = rows.filter(own)
    area = places.Area.objects.filter(pk=asked.area_id).first() if asked.area_id else None
    if area is not None and area.kind == places.AreaKind.DISTRICT:
        return "school", area, rows.filter(district_id=area.pk)
    if area is not None and area.kind == places.AreaKind.PROVINCE:
        return "district", area, rows.filter(province_id=area.pk)
    return {"district": "school", "province": "district"}.get(level, "province"), None, rows


def _days(actor: Actor, rows: QuerySet[Coverage], days: tuple[date, date], now: datetime) -> Mapping[date, Held]:
    """Return the days of the actor's school: as they were reckoned, and what nobody reckoned yet from the sign-ins themselves."""
    unit_id = own_place(actor).unit_id
    parts: dict[date, list[Held]] = {}
    reckoned = set()
    for row in rows.filter(unit_id=unit_id).exclude(state=Cover.OPEN.value).order_by("on_day"):
        reckoned.add((row.window_id, row.on_day))
        parts.setdefault(row.on_day, []).append(_as_reckoned(row))
    stays = stays_by_day(unit_id, *days)
    for one in occurrences(actor, *days):
        if one.needs and one.starts_at <= now and (one.window_id, one.on_day) not in reckoned:
            parts.setdefault(one.on_day, []).append(_as_signed(one, stays.get(one.on_day), now))
    return {on: together(parts[on]) for on in sorted(parts)}


def _as_reckoned(row: Coverage) -> Held:
    if row.covered_min is None:
        return Held(1, row.required_min, nothing=1)
    return Held(1, row.required_min, row.required_min, row.covered_min)


def _as_signed(one: Occurrence, stays: Mapping[int, Any] | None, now: datetime) -> Held:
    if stays is None:
        minutes = max(0, (min(one.ends_at, now) - one.starts_at) // timedelta(minutes=1))
        return Held(1, minutes, nothing=1)
    proof = proof_of(one, stays.get(one.post_id, ()), now)
    return Held(1, proof.minutes, proof.minutes, proof.covered_min)


def _names(by: str, keys: list[Any]) -> Mapping[Any, str]:
    if by == "day":
        return {key: dates.say_day(key) for key in keys}
    if by == "school":
        return {key: card.where for key, card in places.cards(keys).items()}
    return dict(places.Area.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", "name"))


def _line(by: str, of: tuple[Any, str], held: Held, asked: Asked) -> SpanLine:
    key, name = of
    required = held.required_min or 1
    href = {"day": f"day/?day={key}", "school": ""}.get(by, f"?span={asked.span}&day={asked.day}&area={key}")
    return SpanLine(
        name=name, share="" if held.is_unknown else dates.say_percent(held.share), percent=held.covered_min * 100 // required,
        unknown=held.unknown_min * 100 // required, short_min=dates.say_number(held.short_min),
        unknown_min=dates.say_number(held.unknown_min), windows=dates.say_number(held.windows), without=dates.say_number(held.unknown),
        is_unknown=held.is_unknown, href=href,
    )  # fmt: skip


def _sentences(held: Held) -> list[str]:
    """Return what the figures say, a sentence each: what was held, what was not, and of what nothing is known."""
    if not held.windows:
        return []
    names = ("windows", "required_min", "covered_min", "short_min", "unknown_min", "nothing", "open")
    values = {name: dates.say_number(getattr(held, name)) for name in names}
    if held.is_unknown:
        said = [_("Windows: %(windows)s. Nothing is known yet of any of them.") % values]
    else:
        said = [_("In %(covered_min)s of %(required_min)s required minutes everybody who was needed was there.") % values]
        if held.short_min:
            said.append(_("Minutes in which somebody was missing: %(short_min)s.") % values)
        if held.unknown_min:
            said.append(_("Minutes of which nothing is known, counted as neither: %(unknown_min)s.") % values)
    if held.nothing:
        said.append(_("Windows from which nothing was received: %(nothing)s of %(windows)s.") % values)
    if held.open:
        said.append(_("Windows that are reckoned the night after their day: %(open)s of %(windows)s.") % values)
    return said
