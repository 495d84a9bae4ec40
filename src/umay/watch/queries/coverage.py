"""How the posts were held: a day of one's own school minute by minute, and weeks and months of schools, districts and provinces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.places import api as places
from umay.posts.api import Occurrence, occurrences
from umay.watch.models import Coverage
from umay.watch.queries.own import NOWHERE, own_place
from umay.watch.queries.proofs import proof_of, stays_by_post
from umay.watch.queries.strip import Strip, strip_of
from umay.watch.queries.words import KINDS, counted, hours_said, post_said
from umay.watch.rules.coverage import Gap, Proof
from umay.watch.rules.states import Cover
from umay.web.api import dates

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class WindowProof:
    """A window of a day. strip None: nothing was received that day. rows: from, until, kind and how many were missing."""

    title: str
    hours: str
    needs: str
    sentence: str
    strip: Strip | None
    rows: tuple[tuple[str, str, str, str], ...]
    tone: str


@dataclass(frozen=True, slots=True)
class DayPage:
    """All that the page of a day shows. before, after: the days beside it as addresses say them; after "" for today."""

    day: str
    windows: tuple[WindowProof, ...]
    before: str
    after: str
    received: bool


@query
def day_page(actor: Actor, on: date, now: datetime, today: date) -> DayPage:
    """Return how the windows of a day of the actor's school were held, up to now."""
    stays = stays_by_post(own_place(actor).unit_id, on)
    windows = [one for one in occurrences(actor, on, on) if one.starts_at <= now and one.needs]
    return DayPage(
        day=dates.say_day(on),
        windows=tuple(_window(one, proof_of(one, stays.get(one.post_id, ()), now) if stays else None) for one in windows),
        before=(on - timedelta(days=1)).isoformat(), after="" if on >= today else (on + timedelta(days=1)).isoformat(),
        received=bool(stays),
    )  # fmt: skip


def _window(one: Occurrence, proof: Proof | None) -> WindowProof:
    needs = {kind.value: number for kind, number in one.needs.items()}
    title, hours = post_said(one.post_number, one.post_name), hours_said(one.starts_at, one.ends_at)
    if proof is None:
        return WindowProof(title, hours, counted(needs), _("Nothing was received from the posts that day."), None, (), "nothing")
    return WindowProof(
        title=title, hours=hours, needs=counted(needs), sentence=_sentence(proof),
        strip=strip_of(proof, needs, (one.ends_at - one.starts_at) // _MINUTE),
        rows=tuple(_gap(one.starts_at, gap) for gap in sorted(proof.gaps, key=lambda gap: gap.from_min)),
        tone="late" if proof.gaps else "done",
    )  # fmt: skip


def _sentence(proof: Proof) -> str:
    values = {"covered": proof.covered_min, "all": proof.minutes, "late": proof.late_min}
    if not proof.gaps:
        words = ngettext("Everybody who was needed was there in %(all)s minute of %(all)s.",
                         "Everybody who was needed was there in all %(all)s minutes.", proof.minutes) % values  # fmt: skip
    else:
        words = _("Everybody who was needed was there in %(covered)s of %(all)s minutes.") % values
    if proof.late_min:
        more = _("%(late)s of them stand on scans that came more than a day later.") % values
        return f"{words} {more}"
    return words


def _gap(starts_at: datetime, gap: Gap) -> tuple[str, str, str, str]:
    begin, end = starts_at + gap.from_min * _MINUTE, starts_at + gap.until_min * _MINUTE
    return f"{dates.say_time(begin)}–{dates.say_time(end)}", str(gap.until_min - gap.from_min), str(KINDS[gap.kind]), str(gap.missing)


@dataclass(frozen=True, slots=True)
class SpanLine:
    """A day, school or area over a span. share: of the minutes that are proved, "" where nothing was received. href: one step down."""

    name: str
    share: str
    percent: int
    windows: str
    gap_min: str
    nothing: str
    is_nothing: bool
    href: str


@dataclass(frozen=True, slots=True)
class SpanPage:
    """All that the page of a span shows. by: day, school, district or province."""

    title: str
    by: str
    lines: tuple[SpanLine, ...]
    sentence: str
    before: str
    after: str
    span: str
    day: str
    area: str


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
def span_page(actor: Actor, asked: Asked, today: date) -> SpanPage:
    """Return how the posts of the actor's area were held over a week or month, one step down from it. Figures, nobody's name."""
    first, end = asked.bounds
    rows = Coverage.objects.filter(country=own_place(actor).country, on_day__gte=first, on_day__lt=end)
    by, area, rows = _step(actor, asked, rows)
    groups = list(
        rows.values(key=F({"day": "on_day", "school": "unit_id", "district": "district_id", "province": "province_id"}[by])).annotate(
            windows=Count("pk"), nothing=Count("pk", filter=Q(state=Cover.NOTHING.value)), covered=Sum("covered_min"),
            required=Sum("required_min", filter=Q(state=Cover.PROVED.value)),
        ).order_by("key")
    )  # fmt: skip
    names = _names(by, [group["key"] for group in groups])
    lines = [_line(by, group, names, asked) for group in groups if group["key"] in names]
    return SpanPage(
        title=dates.say_month(first) if asked.span == "month" else f"{dates.say_date(first)} – {dates.say_date(end - timedelta(days=1))}",
        by=by, lines=tuple(sorted(lines, key=lambda line: (by != "day", line.is_nothing, line.percent)) if by != "day" else lines),
        sentence=_total(groups), before=(first - timedelta(days=1)).isoformat(), after="" if end > today else end.isoformat(),
        span=asked.span, day=asked.day.isoformat(), area=area,
    )  # fmt: skip


def _step(actor: Actor, asked: Asked, rows: QuerySet[Coverage]) -> tuple[str, str, QuerySet[Coverage]]:
    """Return what the lines are, the name of the area asked for, and the rows in it. A foreign area is as good as an empty one."""
    level, place = (actor.seat.level, actor.seat.place) if actor.seat else ("none", NOWHERE)
    if level == "unit":
        return "day", "", rows.filter(unit_id=place.unit_id)
    own = {"district": Q(district_id=place.district_id), "province": Q(province_id=place.province_id)}.get(level, Q())
    rows = rows.filter(own)
    area = places.Area.objects.filter(pk=asked.area_id).first() if asked.area_id else None
    if area is not None and area.kind == places.AreaKind.DISTRICT:
        return "school", area.name, rows.filter(district_id=area.pk)
    if area is not None and area.kind == places.AreaKind.PROVINCE:
        return "district", area.name, rows.filter(province_id=area.pk)
    return {"district": "school", "province": "district"}.get(level, "province"), "", rows


def _names(by: str, keys: list[Any]) -> Mapping[Any, str]:
    if by == "day":
        return {key: dates.say_day(key) for key in keys}
    if by == "school":
        return {key: card.where for key, card in places.cards(keys).items()}
    return dict(places.Area.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", "name"))


def _line(by: str, group: Mapping[str, Any], names: Mapping[Any, str], asked: Asked) -> SpanLine:
    required, covered = group["required"] or 0, group["covered"] or 0
    is_nothing = group["nothing"] == group["windows"]
    percent = covered * 100 // required if required else 0
    href = {"day": f"day/?day={group['key']}", "school": ""}.get(by, f"?span={asked.span}&day={asked.day}&area={group['key']}")
    return SpanLine(
        name=names[group["key"]], share="" if is_nothing else dates.say_percent(covered / required if required else 0), percent=percent,
        windows=dates.say_number(group["windows"]), gap_min="" if is_nothing else dates.say_number(required - covered),
        nothing=dates.say_number(group["nothing"]), is_nothing=is_nothing, href=href,
    )  # fmt: skip


def _total(groups: Sequence[Mapping[str, Any]]) -> str:
    windows, nothing = sum(one["windows"] for one in groups), sum(one["nothing"] for one in groups)
    required, covered = sum(one["required"] or 0 for one in groups), sum(one["covered"] or 0 for one in groups)
    if not windows:
        return ""
    values = {"windows": dates.say_number(windows), "nothing": dates.say_number(nothing), "covered": dates.say_number(covered),
              "required": dates.say_number(required)}  # fmt: skip
    if nothing == windows:
        return _("From none of the %(windows)s windows anything was received.") % values
    words = _("In %(covered)s of %(required)s minutes everybody who was needed was there.") % values
    if nothing:
        more = _("From %(nothing)s of %(windows)s windows nothing was received; they count for nothing here.") % values
        return f"{words} {more}"
    return words
