"""For the demo: every task that has fallen due, so that something can be invented about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from umay.core.api import Actor, query
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES

_SEEDABLE: Final = f"""
select distinct o.id, u.id, d.ordinal, u.country, u.province_id, u.district_id, d.due_on, o.figures, d.standing
from programme_adoption a
join places_unit u on {ADOPTION_REACHES}
left join places_school s on s.unit_id = u.id
join programme_obligation o on o.adoption_id = a.id and o.status = 'live'
join programme_obligationowner w on w.obligation_id = o.id and {OWNER_MATCHES}
join programme_due d on d.obligation_id = o.id and {ON_ITS_CALENDAR}
where d.due_on <= %s
order by o.id, u.id, d.ordinal
"""  # noqa: S608 - only our own constants are joined in


@dataclass(frozen=True, slots=True)
class Seedable:
    """One task that has fallen due."""

    obligation_id: int
    unit_id: int
    ordinal: int
    country: str
    province_id: int | None
    district_id: int | None
    due_on: date
    figures: list[dict[str, Any]]
    standing: bool


@query
def seedable(_actor: Actor, until: date) -> tuple[Seedable, ...]:
    """Return all tasks due until the day, in a fixed order. For jobs: it asks for nobody."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEDABLE.replace("o.figures", "o.figures::text"), [until])
        return tuple(_seedable(row) for row in cursor.fetchall())


def _seedable(row: tuple[Any, ...]) -> Seedable:
    obligation_id, unit_id, ordinal, country, province_id, district_id, due_on, figures, standing = row
    return Seedable(obligation_id, unit_id, ordinal, country, province_id, district_id, due_on, json.loads(figures), standing)
