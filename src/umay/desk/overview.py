"""The overview of a level: schools by duty, districts by duty, provinces by duty. Each cell opens what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umay.core.api import Actor
from umay.desk import said
from umay.programme import api as programme
from umay.web.api import Cell, Column, Grid, Row, dates, share_done

MARK_KINDS: Final = {
    programme.Mark.DONE: "done",
    programme.Mark.DONE_LATE: "done",
    programme.Mark.DUE: "due",
    programme.Mark.LATE: "late",
    programme.Mark.SENT_BACK: "late",
    programme.Mark.NOTHING: "nothing",
    programme.Mark.NOT_DONE: "reason",
    programme.Mark.AHEAD: "open",
    programme.Mark.NONE: "none",
}
SAID_KINDS: Final = frozenset({"done", "late", "reason"})
SILENT: Final = "–"
MARK_WORDS: Final = {
    programme.Mark.DONE: gettext_lazy("done on time"),
    programme.Mark.DONE_LATE: gettext_lazy("done late"),
    programme.Mark.DUE: gettext_lazy("due"),
    programme.Mark.LATE: gettext_lazy("late"),
    programme.Mark.SENT_BACK: gettext_lazy("sent back"),
    programme.Mark.NOTHING: gettext_lazy("nothing received"),
    programme.Mark.NOT_DONE: gettext_lazy("not done, with reason"),
    programme.Mark.AHEAD: gettext_lazy("ahead"),
    programme.Mark.NONE: gettext_lazy("does not apply"),
}


def legend() -> tuple[tuple[str, str], ...]:
    """Return what the signs mean, in the order in which they are shown."""
    return (
        ("done", _("done")),
        ("due", _("due")),
        ("late", _("late: begun or sent back, and not done")),
        ("reason", _("not done, with reason")),
        ("nothing", _("nothing received: the day passed without a word")),
        ("open", _("still ahead")),
        ("none", _("does not apply")),
    )


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """A grid with what is around it. adoptions, stages: (words, address, active). next_url: the next page of units, or ""."""

    title: str
    where: str
    grid: Grid | None
    sentence: str
    adoptions: tuple[tuple[str, str, bool], ...]
    crumbs: tuple[tuple[str, str], ...]
    next_url: str = ""


def units_page(
    actor: Actor, adoption: programme.AdoptionCard, area: programme.AreaCard, *, after: str, today: date, lang: str
) -> OverviewPage:
    """Return the schools of a district by duty. Raises Refused ("access.not_granted")."""
    wanted = programme.UnitsAsked(area.id, after=after)
    found = programme.units_grid(actor, adoption.id, wanted, today=today, lang=lang)
    rows = tuple(_unit_rows(found, lang))
    title = _("%(area)s: schools by duty") % {"area": area.name}
    grid = Grid(title, _("School"), _columns(found.columns), rows, _("Share done"), legend()) if rows and found.columns else None
    here = f"{reverse('overview')}?adoption={adoption.uid}&area={area.uid}"
    return OverviewPage(title, "", grid, _sentence(today), (), (), f"{here}&after={found.next_after}" if found.next_after else "")


def _columns(columns: tuple[programme.DutyColumn, ...]) -> tuple[Column, ...]:
    return tuple(Column(one.title) for one in columns)


def _sentence(today: date) -> str:
    return _("As of %(day)s. Each cell opens what it counts. Nothing in this view names a child.") % {"day": dates.say_date(today)}


def _unit_rows(found: programme.UnitsGrid, lang: str) -> Iterator[Row]:
    words = {mark: str(said_by) for mark, said_by in MARK_WORDS.items()}
    none = Cell("none", words[programme.Mark.NONE])
    duties = [(column.id, str(column.uid)) for column in found.columns]
    address = said.task_pattern()

    @cache
    def state(mark: programme.Mark, due_on: date) -> tuple[str, str]:
        return MARK_KINDS[mark], f"{words[mark]}, {said.day(due_on, lang)}"

    for row in found.rows:
        unit, held = str(row.uid), row.cells
        cells = tuple(
            Cell(*state(cell.mark, cell.due_on), address % (unit, duty, cell.ordinal)) if (cell := held.get(key)) else none
            for key, duty in duties
        )
        yield Row(row.name, cells, _share(cells), row.grade or 0)


def _share(cells: tuple[Cell, ...]) -> str:
    """Return how much a unit has done; a dash, and no share, for one that has not said anything yet: 0 % would say that it had."""
    share = share_done([cell for cell in cells if cell.kind != "open"])
    if share is None:
        return ""
    return dates.say_percent(share) if any(cell.kind in SAID_KINDS for cell in cells) else SILENT


def areas_page(actor: Actor, adoption: programme.AdoptionCard, area: programme.AreaCard | None, *, today: date, lang: str) -> OverviewPage:
    """Return the districts of a province by duty; without an area the provinces of the nation. Raises Refused."""
    found = programme.areas_grid(actor, adoption.id, province_id=area.id if area else None, today=today, lang=lang)
    speech = _Speech(
        _("%(done)s of %(all)s done, %(nothing)s nothing received, %(reason)s not done with reason"),
        f"{reverse('counted')}?adoption={adoption.uid}",
        f"{reverse('overview')}?adoption={adoption.uid}",
        str(MARK_WORDS[programme.Mark.NONE]),
        lang,
    )
    rows = tuple(_area_row(one, found.columns, speech) for one in found.rows)
    if area:
        title, corner = _("%(area)s: districts by duty") % {"area": area.name}, _("District")
    else:
        title, corner = _("Provinces by duty"), _("Province")
    grid = Grid(title, corner, _columns(found.columns), rows, _("Share done"), legend()) if rows and found.columns else None
    return OverviewPage(title, "", grid, _sentence(today), (), ())


@dataclass(frozen=True, slots=True)
class _Speech:
    """What every cell of a grid of areas is said with. sentence: with places for numbers; none: does not apply."""

    sentence: str
    counted: str
    overview: str
    none: str
    lang: str


def _area_row(row: programme.AreaRow, columns: tuple[programme.DutyColumn, ...], speech: _Speech) -> Row:
    cells = tuple(_area_cell(row, column, speech) for column in columns)
    counted = [cell for cell in row.cells.values() if cell.is_past]
    expected = sum(cell.expected - cell.not_applicable for cell in counted)
    share = dates.say_percent(sum(cell.done + cell.done_late for cell in counted) / expected) if expected else ""
    if expected and not any(cell.received for cell in counted):
        share = SILENT
    return Row(row.name, cells, share, 0, f"{speech.overview}&area={row.uid}")


def _area_cell(row: programme.AreaRow, column: programme.DutyColumn, speech: _Speech) -> Cell:
    cell = row.cells.get(column.id)
    if cell is None or not cell.expected:
        return Cell("none", speech.none)
    words = speech.sentence % {
        "done": said.number(cell.done + cell.done_late, speech.lang),
        "all": said.number(cell.expected, speech.lang),
        "nothing": said.number(cell.nothing, speech.lang),
        "reason": said.number(cell.not_done, speech.lang),
    }
    return Cell(_area_kind(cell), words, f"{speech.counted}&area={row.uid}&duty={column.uid}")


def _area_kind(cell: programme.AreaCell) -> str:
    """Return the sign: hatched when nobody said anything though it is past; late as long as somebody owes what is past."""
    done = cell.done + cell.done_late + cell.not_applicable
    if done == cell.expected:
        return "done"
    if done + cell.not_done == cell.expected:
        return "reason"
    if cell.is_past:
        return "nothing" if cell.received == 0 else "late"
    return "due" if cell.received else "open"


@dataclass(frozen=True, slots=True)
class CountedPage:
    """What a cell of the overview counts: each unit with its state. groups: (words, kind, lines of (name, address, when))."""

    title: str
    where: str
    groups: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]


def counted_page(
    actor: Actor, adoption: programme.AdoptionCard, area: programme.AreaCard, duty: str, *, today: date, lang: str
) -> CountedPage:
    """Return the units that a cell counts, grouped by what they said. Raises Refused ("access.not_granted"); KeyError for no such duty."""
    found = programme.counted_units(actor, adoption.id, area_id=area.id, kind=area.kind, duty_uid=duty, today=today, lang=lang)
    groups: dict[programme.Mark, list[tuple[str, str, str]]] = {}
    for one in found.units:
        address = said.task_address(one.uid, found.duty.uid, one.ordinal)
        groups.setdefault(one.mark, []).append((one.name, address, said.day(one.due_on, lang)))
    order = [mark for mark in programme.Mark if mark in groups]
    return CountedPage(
        title=found.duty.title,
        where=f"{area.name} · {found.duty.source}",
        groups=tuple((str(MARK_WORDS[mark]), MARK_KINDS[mark], tuple(groups[mark])) for mark in order),
    )
