"""The twelve indicators as a page shows them: by quarter, by breakdown, by what lies beneath. Every figure from what was published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, access_refusal, query
from umay.journal.models import Confirmation, Release
from umay.journal.queries import cells
from umay.journal.queries.calendars import recent, span_of
from umay.journal.queries.naming import quarter_chips, say_quarter, short_quarter
from umay.journal.queries.nodes import Asked, asked_node, children
from umay.journal.queries.tops import is_top
from umay.journal.queries.words import BREAKDOWNS, Book, book
from umay.journal.rules.indicators import INDICATORS, Indicator
from umay.journal.rules.quarters import Quarter, Span
from umay.journal.rules.releasing import release_refusal
from umay.kernel.refusal import Refusal
from umay.places import api as places
from umay.web.api import Chart, Point, Series, dates, small_multiples

SHOWN: Final = 5  # quarters beside each other


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as shown. kind: value, hidden, nothing (received), waiting (not published yet). href: what it counts, if anything more."""

    words: str
    kind: str
    href: str = ""
    value: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator over the quarters shown."""

    code: str
    title: str
    item: str
    href: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One indicator of one quarter, by one thing."""

    title: str
    rows: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Beneath:
    """What lies beneath: its name, how many units sent something, its figure of the chosen indicator."""

    name: str
    href: str
    received: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """All that the page shows. own: the unit's own figures, nothing hidden. release: None when it can be published now.

    state: of the chosen quarter: "published", "asked", "open". chosen: the indicator that is opened; "" for none.
    """

    node: Asked
    quarter: Quarter
    quarter_said: str
    quarters: tuple[tuple[str, str, bool], ...]
    heads: tuple[str, ...]
    rows: tuple[IndicatorRow, ...]
    charts: tuple[Chart, ...]
    chosen: str
    chosen_title: str
    beneath_title: str
    breakdowns: tuple[Breakdown, ...]
    beneath: tuple[Beneath, ...]
    received: str
    state: str
    state_said: str
    own: bool
    may_release: bool
    release: Refusal | None
    address: str
    may_read: bool

    @property
    def numbered(self) -> list[tuple[str, str]]:
        """The heads of the quarters, as columns of numbers."""
        return [(head, "number") for head in self.heads]


@dataclass(frozen=True, slots=True)
class Source:
    """What the figures of a page come from. own: live figures of the reader's own unit; otherwise published ones."""

    node: Asked
    spans: tuple[Span, ...]
    releases: Mapping[Quarter, Release]
    found: Mapping[Quarter, cells.Quarterly]
    own: bool

    def state(self, quarter: Quarter) -> str:
        """Return whether the quarter is published, asked for, or open."""
        row = self.releases.get(quarter)
        return "open" if row is None else "published" if row.released_at else "asked"


def source_of(actor: Actor, node: Asked, today: date) -> Source:
    """Return the figures of a node in the last quarters: as they are for who reads the unit's lines, as published for others."""
    country = node.place.country
    spans = recent(country, today, count=SHOWN)
    wanted = {span.quarter for span in spans}
    releases = {
        quarter: row for row in Release.objects.filter(country=country) if (quarter := Quarter(row.school_year, row.quarter)) in wanted
    }
    own = node.level == "unit" and not actor.is_job and access_refusal(actor, Perm.JOURNAL_READ, node.place) is None
    if own:
        return Source(node, spans, releases, _live(node, wanted), own=True)
    done = [row for row in releases.values() if row.released_at]
    return Source(node, spans, releases, cells.published(node, done), own=False)


def _live(node: Asked, wanted: set[Quarter]) -> dict[Quarter, cells.Quarterly]:
    said = {
        Quarter(year, number)
        for year, number in Confirmation.objects.filter(unit_id=node.id).values_list("school_year", "quarter")
    }  # fmt: skip
    silent = cells.nothing(node.place.country)
    return dict.fromkeys(said & wanted, silent) | cells.of_own_unit(node.id, node.place.country, wanted)


@query
def indicators_page(
    actor: Actor, asked: Quarter | None, *, area: str = "", unit: str = "", indicator: str = "", today: date, lang: str
) -> IndicatorsPage:  # fmt: skip
    """Return the page of one's own area, or of an area or unit in it. Raises KeyError, UnitMissing; Refused ("access.not_granted")."""
    node = asked_node(actor, area, unit)
    source = source_of(actor, node, today)
    quarter = asked or _first_choice(source)
    known = book(node.place.country)
    chosen = next((one for one in INDICATORS if one.code == indicator), None)
    joint = "&" if "?" in node.address else "?"
    rows = tuple(_row(one, source, known, f"{node.address}{joint}quarter=", lang) for one in INDICATORS)
    own_unit = places.own_unit(actor)
    released = quarter in source.releases
    return IndicatorsPage(
        node=node,
        quarter=quarter,
        quarter_said=say_quarter(quarter),
        quarters=quarter_chips(source.spans, quarter, _more(node, chosen)),
        heads=tuple(short_quarter(span.quarter) for span in reversed(source.spans)),
        rows=rows,
        charts=tuple(chart for row in rows for chart in small_multiples([_series(row, source)])),
        chosen=chosen.code if chosen else "",
        chosen_title=known.say("indicator", chosen.code, lang) if chosen else "",
        beneath_title=known.say("indicator", (chosen or INDICATORS[0]).code, lang),
        breakdowns=tuple(_breakdowns(chosen, source, quarter, known, lang)) if chosen else (),
        beneath=tuple(_beneath(source, quarter, chosen or INDICATORS[0])),
        received=_received(source, quarter),
        state=source.state(quarter),
        state_said=_state_said(source, quarter),
        own=source.own,
        may_release=access_refusal(actor, Perm.JOURNAL_RELEASE, own_unit.place) is None and is_top(own_unit) and node.level == "country",
        release=release_refusal(span_of(node.place.country, quarter), today, released=released, is_top=True),
        address=f"{node.address}{joint}quarter={quarter}",
        may_read=own_unit.level == places.SCHOOL_LEVEL and access_refusal(actor, Perm.JOURNAL_READ, own_unit.place) is None,
    )


def _first_choice(source: Source) -> Quarter:
    """Return the quarter to open with: the newest that is published; one's own running one."""
    if not source.own:
        for span in source.spans:
            if source.state(span.quarter) == "published":
                return span.quarter
    return source.spans[0].quarter


def _more(node: Asked, chosen: Indicator | None) -> str:
    kept = node.address.partition("?")[2]
    return "".join(f"&{part}" for part in (kept, f"indicator={chosen.code}" if chosen else "") if part)


def hidden_words() -> str:
    """Return what stands for a hidden figure."""
    return _("hidden")


def figure(source: Source, quarter: Quarter, found: object | None, value: int | None, href: str = "") -> Figure:
    """Return a figure as shown: a number, or in words why there is none. Nothing received is never zero.

    found: what was sent for the quarter; None for nothing. value: None is hidden.
    """
    if not source.own and source.state(quarter) != "published":
        return Figure(_("not published yet"), "waiting")
    if found is None:
        return Figure(_("nothing received"), "nothing")
    return Figure(hidden_words(), "hidden", href) if value is None else Figure(dates.say_number(value), "value", href, value)


def _row(one: Indicator, source: Source, known: Book, address: str, lang: str) -> IndicatorRow:
    figures = []
    for span in reversed(source.spans):
        found = source.found.get(span.quarter)
        value = found.cells[one.code][""] if found else None
        figures.append(figure(source, span.quarter, found, value, f"{address}{span.quarter}&indicator={one.code}"))
    newest = figures[-1].href or f"{address}{source.spans[0].quarter}&indicator={one.code}"
    return IndicatorRow(one.code, known.say("indicator", one.code, lang), known.items.get(one.code, ""), newest, tuple(figures))


def _series(row: IndicatorRow, source: Source) -> Series:
    points = tuple(
        Point(
            short_quarter(span.quarter),
            None if one.value is None else float(one.value),
            {"hidden": "?", "value": one.words}.get(one.kind, "–"),
        )
        for one, span in zip(row.figures, reversed(source.spans), strict=True)
    )
    said = "; ".join(f"{point.name}: {one.words}" for point, one in zip(points, row.figures, strict=True))
    return Series(row.title, f"{row.title}: {said}", points)


def _breakdowns(one: Indicator, source: Source, quarter: Quarter, known: Book, lang: str) -> Iterable[Breakdown]:
    found = source.found.get(quarter)
    for by in one.by:
        if found is None:
            continue
        pairs = zip(found.codes[by], found.cells[one.code][by], strict=True)
        rows = tuple((known.say(by, code, lang), figure(source, quarter, found, value)) for code, value in pairs)
        yield Breakdown(str(BREAKDOWNS[by]), rows)


def _beneath(source: Source, quarter: Quarter, one: Indicator) -> Iterable[Beneath]:
    release = source.releases.get(quarter)
    below = children(source.node)
    found = {}
    if release is not None and release.released_at:
        found = cells.totals_below(source.node, release, [child.id for child in below], one.code)
    for child in below:
        its = found.get(child.id)
        href = f"{child.address}&quarter={quarter}"
        said = (
            _("%(received)s of %(units)s") % {"received": dates.say_number(its.received), "units": dates.say_number(its.units)}
            if its
            else ""
        )
        yield Beneath(child.name, href, said, figure(source, quarter, its, its.value if its else None, f"{href}&indicator={one.code}"))


def _received(source: Source, quarter: Quarter) -> str:
    if source.node.level == "unit":
        return ""
    found = source.found.get(quarter)
    if found is not None:
        received, units = found.received, found.units
    else:
        received, units = cells.received_in(source.node, quarter, places.SCHOOL_LEVEL)
    return _("%(received)s of %(units)s schools sent something.") % {
        "received": dates.say_number(received),
        "units": dates.say_number(units),
    }


def _state_said(source: Source, quarter: Quarter) -> str:
    row = source.releases.get(quarter)
    if row is not None and row.released_at:
        day = dates.say_date(dates.local_day(row.released_at))
        return _("Published on %(day)s: it does not change any more, and what comes later is counted in the next quarter.") % {"day": day}
    if row is not None:
        return _("The quarter is closed and its tables are being worked out. Look again in a minute.")
    return _("Not published yet. All tables of a quarter are published together, so that no small number can be worked out.")
