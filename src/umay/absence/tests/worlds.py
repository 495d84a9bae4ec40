"""A school, its district office and a social worker of it, with keys; and a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.support.cast import seated
from tests.support.vaults import keyed
from umay.absence.actions.entering import Found, Said, enter_child
from umay.absence.rules.codes import AgeBand, GradeBand, Reason, Sex
from umay.absence.rules.following import Entry

CANARIES = ("CANARY-NAME Small", "CANARY-CONTACT", "CANARY-NOTES", "CANARY-SCHOOL", "CANARY-ADDRESS")
SAID = Said(*CANARIES)


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return now().date()


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class World:
    """Who acts, their vaults by name, and a child of the school."""

    cast: Any
    social: Any
    vaults: dict[str, Any]

    def actor(self, who: str) -> Any:
        return self.social if who == "social" else getattr(self.cast, who)


def found(reason: Reason = Reason.GUIDANCE, basis: str = "", days: int = 400, centre_id: int | None = None) -> Found:
    entry = Entry(reason, today(), basis, in_days(days))
    return Found(entry, Sex.GIRL, AgeBand.FROM_10, GradeBand.LOWER, centre_id)


def build(cast: Any) -> World:
    """Give keys to the school's two, to the head of another school and to a social worker of the district's office."""
    social = seated("social", cast.district, "social_worker")
    who = {"principal": cast.principal, "counsellor": cast.counsellor, "principal_elsewhere": cast.principal_elsewhere, "social": social}
    return World(cast, social, {name: keyed(actor) for name, actor in who.items()})


def enter(world: World, who: str = "counsellor", **changed: Any) -> UUID:
    return enter_child(world.actor(who), found(**changed), SAID, key=uuid4(), today=today(), now=now())
