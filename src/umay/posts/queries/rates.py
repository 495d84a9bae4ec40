"""How many schools of an area have posts, against the dated targets of the country's plans. Counts alone; rows stay with the schools."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, own_place, query, require
from umay.packs import api as packs
from umay.places import api as places
from umay.posts.queries.templates import templates_for
from umay.posts.rules.rates import Rate, Stand, month_ends, rate, week_ends
from umay.web.api import Chart, Point, Series, dates, in_order, small_multiples

_BELOW: Final = {"country": "province", "province": "district", "district": "unit"}
_CHILD: Final = {"province": "u.province_id", "district": "u.district_id", "unit": "u.id"}
_WITHIN: Final = {"country": "u.country = %s", "province": "u.province_id = %s", "district": "u.district_id = %s"}
_WEEKS: Final = 12
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """The area that is asked for: its kind, id (the code of a country) and name; above: the address of the one over it, "" at the top."""

    kind: str
    id: int | str
    name: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class RateRow:
    """A school or an area beneath. share: "" where nobody said anything. width: of its bar in hundredths; silent: of its hatched part."""

    name: str
    href: str
    text: str
    share: str
    width: int
    silent: int


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A dated target of a plan and how far the area is from it."""

    title: str
    text: str
    have: int
    need: int
    said: str
    is_met: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class RatesPage:
    """All that the page shows. by: "month" or "week"."""

    name: str
    above: str
    sentence: str
    targets: tuple[TargetLine, ...]
    charts: tuple[Chart, ...]
    rows: tuple[RateRow, ...]
    by: str
    below: str
    address: str
    nothing: bool


@query
def rates_page(actor: Actor, today: date, *, area: UUID | None = None, by: str = "month") -> RatesPage:
    """Return how far the schools of an area are: the actor's own, or one beneath it.

    Raises UnitMissing for an area that is not the actor's; Refused ("access.not_granted").
    """
    require(actor, Perm.COVERAGE_READ, own_place(actor))
    asked = _asked(actor, area)
    below = _BELOW[asked.kind]
    found = _counted(asked, below)
    stands = [stand for each in found.values() for stand in each]
    now = rate(stands, today)
    return RatesPage(
        name=asked.name, above=asked.above, sentence=_sentence(now), targets=_targets(actor, stands, today),
        charts=_charts(stands, today, by), rows=_rows(found, below, today), by=by, below=below,
        address=reverse("post-rates") + (f"?area={area}" if area else ""), nothing=not now.all,
    )  # fmt: skip


def _asked(actor: Actor, uid: UUID | None) -> Asked:
    seat = actor.seat
    if seat is None or seat.level not in ("nation", "province", "district"):
        raise places.UnitMissing
    place = seat.place
    own = {"nation": None, "province": place.province_id, "district": place.district_id}[seat.level]
    if uid is None:
        return _top(place.country) if own is None else _area(places.Area.objects.get(pk=own), "")
    area = places.Area.objects.filter(uid=uid, country=place.country, kind__in=("province", "district")).first()
    if area is None or (own is not None and own not in (area.pk, area.province_id if seat.level == "province" else area.pk)):
        raise places.UnitMissing
    return _area(area, reverse("post-rates") if area.pk != own else "")


def _top(country: str) -> Asked:
    name = places.Area.objects.filter(country=country, kind="country").values_list("name", flat=True).first()
    return Asked("country", country, name or country)


def _area(area: places.Area, above: str) -> Asked:
    return Asked(area.kind, area.pk, area.name, above)


def _counted(asked: Asked, below: str) -> dict[int, list[Stand]]:
    """Return the schools by what lies right beneath the area, those alike together."""
    child = _CHILD[below]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            select {child}, coalesce(s.setting, 'urban') <> 'rural', p.opened_on, p.closed_on, count(*)
            from places_unit u join places_school s on s.unit_id = u.id left join umay_posts_set_up() p on p.unit_id = u.id
            where {_WITHIN[asked.kind]} and u.level = %s and u.is_open and {child} is not null
            group by 1, 2, 3, 4
            """,  # noqa: S608 - only our own constants
            [asked.id, places.SCHOOL_LEVEL],
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    found: dict[int, list[Stand]] = {}
    for child_id, town, opened_on, closed_on, schools in rows:
        found.setdefault(child_id, []).append(Stand(schools, town, opened_on, closed_on))
    return found


def _sentence(now: Rate) -> str:
    if now.share is None:
        return _("None of %(all)s schools has said anything yet. That is not the same as none having posts.") % {"all": now.all}
    values = {"have": now.have, "all": now.all, "silent": now.silent, "share": dates.say_percent(now.share)}
    return _("%(have)s of %(all)s schools have a post, %(share)s. %(silent)s have said nothing yet.") % values


def _targets(actor: Actor, stands: Sequence[Stand], today: date) -> tuple[TargetLine, ...]:
    cards = [card for card in templates_for(own_place(actor).country) if card.is_own]
    lang = get_language() or "en"
    targets = [target for card in cards for target in card.template.targets]
    return tuple(_target(one, one.title.in_(lang), rate(stands, today, town=one.town or None), today) for one in targets)


def _target(target: packs.CoverageTarget, title: str, now: Rate, today: date) -> TargetLine:
    by = date(today.year, target.month, target.day)
    need = -(-now.all * target.percent // 100)
    text = _("By %(day)s. %(have)s of %(need)s now.") % {"day": dates.say_date(by), "need": need, "have": now.have}
    said = dates.say_percent(now.share) if now.share is not None else ""
    return TargetLine(title, text, now.have, need, said, now.have >= need, by < today)


def _charts(stands: Sequence[Stand], today: date, by: str) -> tuple[Chart, ...]:
    start = date(today.year - (today.month < 9), 9, 1)
    ends = week_ends(today, _WEEKS) if by == "week" else month_ends(start, _MONTHS)
    parts: list[tuple[str, bool | None]] = [(_("All schools"), None), (_("In towns"), True), (_("In villages"), False)]
    drawn = [(title, town) for title, town in parts if town is None or any(one.town is town for one in stands)]
    return small_multiples([_series(title, stands, ends, town, (today, by)) for title, town in drawn])


def _series(title: str, stands: Sequence[Stand], ends: Sequence[date], town: bool | None, on: tuple[date, str]) -> Series:
    today, by = on
    points = []
    for end in ends:
        ahead = end > today and (end.year, end.month) != (today.year, today.month) and by == "month"
        share = None if ahead else rate(stands, min(end, today), town=town).share
        name = dates.say_short(end) if by == "week" else dates.month_letters()[end.month - 1]
        points.append(Point(name if by == "month" else str(end.day), share, dates.say_percent(share) if share is not None else ""))
    last = next((point.shown for point in reversed(points) if point.value is not None), "")
    words = _("%(title)s: %(last)s now") if last else _("%(title)s: nothing was said yet")
    said = words % {"title": title, "last": last}
    return Series(title, said, tuple(points))


def _rows(found: dict[int, list[Stand]], below: str, today: date) -> tuple[RateRow, ...]:
    names = _names(found, below)
    rows = [_row(names[child], rate(stands, today), below) for child, stands in found.items() if child in names]
    return tuple(in_order(rows, lambda row: row.name))


def _names(ids: Iterable[int], below: str) -> dict[int, tuple[str, str]]:
    wanted = list(ids)
    if below == "unit":
        return {card.id: (card.name, "") for card in places.cards(wanted).values()}
    areas = places.Area.objects.filter(pk__in=wanted).values_list("pk", "name", "uid")
    return {pk: (name, f"{reverse('post-rates')}?area={uid}") for pk, name, uid in areas}


def _row(named: tuple[str, str], now: Rate, below: str) -> RateRow:
    name, href = named
    if below == "unit":
        text = _("posts are set up") if now.have else (_("closed its posts") if now.ended else _("has said nothing yet"))
        return RateRow(name, href, text, "", 100 * now.have, 100 * now.silent)
    values = {"have": now.have, "all": now.all, "silent": now.silent}
    text = _("%(have)s of %(all)s schools, %(silent)s have said nothing") % values
    share = dates.say_percent(now.share) if now.share is not None else ""
    return RateRow(name, href, text, share, 100 * now.have // (now.all or 1), 100 * now.silent // (now.all or 1))
