"""The indicators of a quarter as one long table: for a file, and for machines. From the same published figures as the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umay.core.api import JOB, Actor, query
from umay.documents.api import Cell, Column, Section, TableDocument
from umay.journal.models import Audience
from umay.journal.queries import cells
from umay.journal.queries.indicators import Source, hidden_words, source_of
from umay.journal.queries.naming import say_quarter
from umay.journal.queries.nodes import Asked, asked_node, children, standing_for, unit_called
from umay.journal.queries.words import BREAKDOWNS, Book, book
from umay.journal.rules.indicators import INDICATORS
from umay.journal.rules.quarters import Quarter


@query
def indicators_table(
    actor: Actor, quarter: Quarter, *, area: str = "", unit: str = "", for_all: bool = False, today: date, lang: str
) -> TableDocument | None:  # fmt: skip
    """Return the quarter's figures of a node and of what lies beneath, a row each. None when the quarter is not published.

    for_all: the edition for everybody, with fewer and rounder figures. Raises KeyError, UnitMissing; Refused ("access.not_granted").
    """
    node = asked_node(actor, area, unit)
    source = source_of(actor, node, today)
    parts = list(_parts(source, quarter, Audience.PUBLIC if for_all else Audience.INSIDE))
    if not parts:
        return None
    known = book(node.place.country)
    rows = tuple(row for name, found in parts for row in _rows(name, found, known, lang))
    columns = (
        Column(_("Where"), 2),
        Column(_("Indicator"), 3),
        Column(pgettext("breakdown", "By"), 1),
        Column(_("Group"), 2),
        Column(_("Figure"), 1, numbers=True),
    )
    edition = _("For everybody") if for_all else _("For those who lead or follow the area")
    return TableDocument(
        _("Indicators of the journal"), columns, (Section("", rows),), lang, subtitle=f"{node.name} · {say_quarter(quarter)} · {edition}",
        notes=notes(), footer=node.name, landscape=False,
    )  # fmt: skip


def notes() -> tuple[str, ...]:
    """Return what a reader of the figures must know."""
    return (
        _("Hidden: a small number, or one from which a small number could be worked out."),
        _("Nothing received: the school kept no line and did not say that there was nothing. It is not zero."),
    )


def _parts(source: Source, quarter: Quarter, audience: Audience) -> Iterator[tuple[str, cells.Quarterly | None]]:
    """Yield the node and what lies beneath with their figures; nothing when there are none to show."""
    node, release = source.node, source.releases.get(quarter)
    if source.own:
        yield node.name, source.found.get(quarter)
        return
    if release is None or not release.released_at:
        return
    yield node.name, cells.published(node, [release], audience).get(quarter)
    if audience is Audience.PUBLIC and node.below == "unit":
        return
    below = children(node)
    found = cells.published_below(node, release, [child.id for child in below], audience)
    yield from ((child.name, found.get(child.id)) for child in below)


def _rows(name: str, found: cells.Quarterly | None, known: Book, lang: str) -> Iterator[tuple[Cell, ...]]:
    for one in INDICATORS:
        title = known.say("indicator", one.code, lang)
        if found is None:
            yield name, title, "", "", _("nothing received")
            continue
        yield name, title, "", _("All together"), _cell(found.cells[one.code][""])
        for by in one.by:
            for code, value in zip(found.codes[by], found.cells[one.code][by], strict=True):
                yield name, title, str(BREAKDOWNS[by]), known.say(by, code, lang), _cell(value)


def _cell(value: int | None) -> Cell:
    return hidden_words() if value is None else value


@query
def _published_data(actor: Actor, node: Asked, quarter: Quarter, *, for_all: bool, today: date) -> dict[str, Any]:
    source = source_of(actor, node, today)
    audience = Audience.PUBLIC if for_all else Audience.INSIDE
    return {
        "quarter": str(quarter),
        "state": source.state(quarter),
        "edition": audience.value,
        "tables": [_data(name, found) for name, found in _parts(source, quarter, audience)],
    }


def published_for(code: str, quarter: Quarter, *, for_all: bool = False, today: date) -> dict[str, Any] | None:
    """Return what was published of a quarter, for machines: of the area an office stands for, or of a school. None for no such unit.

    In it null is hidden; a table without figures is of a place that sent nothing, which is not zero.
    """
    card = unit_called(code)
    return _published_data(JOB, standing_for(card), quarter, for_all=for_all, today=today) if card else None


def _data(name: str, found: cells.Quarterly | None) -> dict[str, Any]:
    if found is None:
        return {"name": name, "received": 0, "figures": None}
    figures = {
        one.code: {"total": found.cells[one.code][""]}
        | {by: dict(zip(found.codes[by], found.cells[one.code][by], strict=True)) for by in one.by}
        for one in INDICATORS
    }
    return {"name": name, "received": found.received, "units": found.units, "figures": figures}
