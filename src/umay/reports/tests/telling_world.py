"""A school where people can tell, for the tests of the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from tests.support.cast import TODAY
from tests.support.vaults import keyed
from umay.core.api import sealing

CODE = "k7m2p9"
SHOWN = {
    "ladder": [
        {"rung": "team", "hours": 0},
        {"rung": "deputy", "hours": 4},
        {"rung": "district", "hours": 24},
        {"rung": "province", "hours": 48},
    ],
    "helplines": [{"number": "112", "title": {"en": "Emergency", "tr": "Acil"}, "for": ["danger"], "free": True}],
}


@dataclass(frozen=True, slots=True)
class World:
    """The school's team with open vaults, and those above."""

    cast: Any
    vaults: dict[str, Any]
    now: datetime


def build(cast: Any) -> World:
    """Open the school's telling place; head, counsellor, district and province get keys."""
    from umay.reports.models import TellingPlace

    now = datetime.now(UTC)
    TellingPlace.objects.create(unit_id=cast.school.place.unit_id, country=cast.school.place.country, code=CODE, shown=SHOWN, opened_at=now)
    names = ("principal", "counsellor", "district_secretary", "province_coordinator", "principal_elsewhere")
    return World(cast, {name: keyed(getattr(cast, name)) for name in names}, now)


def told(**more: Any) -> Any:
    """Return something told."""
    from umay.reports.rules.telling import Told

    usual: dict[str, Any] = {
        "about": "me", "words": "CANARY-WORDS he hits me", "danger": False, "about_head": False, "about_team": False,
        "name": "CANARY-NAME", "reach": "CANARY-REACH", "wish": "", "language": "en",
    }  # fmt: skip
    return Told(**usual | more)


def tell(now: datetime | None = None, **more: Any) -> Any:
    """Tell, and return the receipt."""
    from umay.reports.actions import telling

    now = now or datetime.now(UTC)
    place = telling.find_place(CODE, today=TODAY, now=now)
    assert place is not None
    receipt = sealing.new_receipt()
    assert telling.submit(place, told(**more), receipt, uuid4(), today=TODAY, now=now).outcome == "kept"
    return receipt


def leave_posts(test_database: Any, actor: Any) -> None:
    """End the appointments of a person, as time does."""
    with test_database.superuser() as line:
        line.execute("update people_appointment set during = daterange('2026-01-01', '2026-06-01') where person_id = %s", [actor.person_id])
