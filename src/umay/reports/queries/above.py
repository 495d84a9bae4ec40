"""What the office above sees: how many reports wait in which unit, and since when. The database returns counts; a report never."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection

from umay.core.api import Actor, query
from umay.places import api as places
from umay.reports.queries.queue import ASIDE, said_at
from umay.reports.rules.triage import Aside
from umay.web.api import dates

SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class AbovePage:
    """What the office above sees. rows: a unit and what waits there, in words; danger unread first, then what has waited longest.

    more: how many units are left out.
    """

    rows: tuple[tuple[str, ...], ...]
    danger: int
    late: int
    more: int


@dataclass(frozen=True, slots=True)
class _Row:
    unit_id: int
    unread: int
    since: datetime | None
    late: int
    danger: int
    undecided: int
    asides: dict[str, int]


@query
def above_page(_actor: Actor) -> AbovePage:
    """Return what waits in the units below those where the actor is appointed: the database asks who it is, not this page."""
    with connection.cursor() as cursor:
        cursor.execute("select unit_id, unread, unread_since, climbed, danger, undecided, asides from umay_reports_above()")
        rows = [_row(*row) for row in cursor.fetchall()]
    rows.sort(key=lambda row: (-row.danger, -row.late, -row.undecided, row.since.timestamp() if row.since else float("inf")))
    cards = places.cards([row.unit_id for row in rows[:SHOWN]])
    return AbovePage(
        rows=tuple(_said(row, cards[row.unit_id].where) for row in rows[:SHOWN] if row.unit_id in cards),
        danger=sum(row.danger for row in rows),
        late=sum(row.late for row in rows),
        more=max(0, len(rows) - SHOWN),
    )


def _row(*row: Any) -> _Row:
    """Return a row of the database; the driver hands out its last column read already, or as text."""
    asides = row[-1] if isinstance(row[-1], dict) else json.loads(row[-1])
    return _Row(row[0], row[1], row[2], row[3], row[4], row[5], asides)


def _said(row: _Row, name: str) -> tuple[str, ...]:
    """Return a row of the table, in the order of its columns; a dash for none."""

    def number(count: int) -> str:
        return dates.say_number(count) if count else "–"

    asides = [f"{ASIDE[Aside(code)]}: {dates.say_number(count)}" for code, count in sorted(row.asides.items()) if code in set(Aside)]
    since = said_at(row.since) if row.since else "–"
    return name, number(row.danger), number(row.late), number(row.unread), since, number(row.undecided), "; ".join(asides) or "–"
