"""What the board is told: numbers by reason and by state, small ones hidden, never a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.utils.translation import gettext as _

from umay.absence.queries.words import REASONS, STATES
from umay.absence.rules.codes import Reason, State
from umay.core.api import Actor, query
from umay.figures import api as figures
from umay.places import api as places

TOP: Final = "top"
COUNTED: Final = "children"
BY_REASON: Final = tuple(one.value for one in Reason)
# Whoever is enrolled confidentially is counted as back: a figure of their own would point at them.
BY_STATE: Final = tuple(one.value for one in State if one is not State.ENROLLED_CONFIDENTIALLY)
CODES: Final = {"reason": BY_REASON, "state": BY_STATE}
Tally = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """All that the page shows. rows: of a unit, its total and each part, said."""

    where: str
    total: str
    reasons: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@query
def numbers_page(actor: Actor) -> NumbersPage:
    """Return the counts of the reader's area. What a row may show, umay.figures says."""
    published, names = published_counts()
    top = published.at(COUNTED, TOP)
    lower = [(node, row) for node, row in published.rows[COUNTED].items() if node != TOP]
    return NumbersPage(
        where=places.own_unit(actor).where,
        total=_said(top.total) if top else _said(0),
        reasons=tuple((str(REASONS[Reason(code)]), _part(top, "reason", n)) for n, code in enumerate(BY_REASON)),
        states=tuple((str(STATES[State(code)]), _part(top, "state", n)) for n, code in enumerate(BY_STATE)),
        columns=(_("Unit"), _("Children"), *(str(STATES[State(code)]) for code in BY_STATE)),
        rows=tuple(
            (names.get(node, ""), _said(row.total), *(_said(cell) for cell in row.parts["state"]))
            for node, row in sorted(lower, key=lambda pair: names.get(pair[0], ""))
        ),
    )


def published_counts() -> tuple[figures.Published, Mapping[figures.Node, str]]:
    """Return what may be shown of the area that the transaction is confined to, and the names of the units."""
    tallies = _tallies()
    cards = places.cards(tallies)
    parents: dict[figures.Node, figures.Node | None] = {TOP: None, **dict.fromkeys(tallies, TOP)}
    counts = figures.counts_of(parents, CODES, {COUNTED: {unit: _row(tally) for unit, tally in tallies.items()}})
    return figures.publish(counts, figures.INSIDE), {unit: card.where for unit, card in cards.items()}


def _tallies() -> dict[int, Tally]:
    """Return the counts that the database tells of the transaction's area, by unit."""
    found: dict[int, Tally] = {}
    with connection.cursor() as cursor:
        cursor.execute("select unit_id, reason, state, children from umay_followed_counts() order by unit_id")
        for unit, reason, state, children in cursor.fetchall():
            found.setdefault(unit, {})[reason, state] = children
    return found


def _row(tally: Tally) -> figures.Row:
    def part(place: int, codes: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(sum(count for key, count in tally.items() if key[place] == code) for code in codes)

    return figures.Row(sum(tally.values()), {"reason": part(0, BY_REASON), "state": part(1, BY_STATE)})


def _part(row: figures.Shown | None, by: str, place: int) -> str:
    return _said(row.parts[by][place] if row else 0)


def _said(cell: int | None) -> str:
    return _("hidden") if cell is None else str(cell)
