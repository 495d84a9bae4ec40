"""What must be there before a deployment takes in real work. Pure; the page shows what the action refuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.kernel.refusal import Refusal

ROTA_DAYS: Final = 90  # longer than any summer holiday in the packs, so that a rota with a hole in it is seen before the hole comes
HELPLINES_HOLD: Final = timedelta(days=365)  # numbers change; SECURITY C2 asks for helplines checked on a date
RETENTION: Final = ("tasks_years", "accounts_days", "audit_years")
STEPS: Final = ("pack", "places", "calendar", "people", "vaults", "programmes", "mail", "rota", "helplines", "legal", "retention", "keys")


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody answers from a day to a day, both included; last None: until further notice."""

    person_id: int
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a deployment has. units: offices and schools; heads: how many of them have a head; calendar: one stands for this school year.

    adopted: how many programmes bind units this school year; without_programmes: somebody said that none shall, for now.
    vaults: how many people have keys of their own.
    """

    country: str = ""
    units: int = 0
    heads: int = 0
    calendar: bool = False
    adopted: int = 0
    without_programmes: bool = False
    mail_taken: bool = False
    rota: Sequence[OnDuty] = ()
    helplines: int = 0
    helplines_checked_on: date | None = None
    legal_basis: str = ""
    retention: Mapping[str, int] | None = None
    audit_key: bool = False
    vaults: int = 0
    is_demo: bool = False
    is_live: bool = False


def rota_gap(rota: Sequence[OnDuty], today: date) -> date | None:
    """Return the first day of the next three months on which nobody answers, holidays included; None if there is none."""
    for ahead in range(ROTA_DAYS):
        day = today + timedelta(days=ahead)
        if not any(one.first <= day and (one.last is None or day <= one.last) for one in rota):
            return day
    return None


def rota_holds(rota: Sequence[OnDuty], today: date) -> bool:
    """Tell whether somebody answers each day, and no single person must answer all year: holidays are covered."""
    return rota_gap(rota, today) is None and len({one.person_id for one in rota}) > 1


def missing(facts: Facts, today: date) -> tuple[str, ...]:
    """Return the steps that are not done, in order."""
    checked = facts.helplines_checked_on
    done = {
        "pack": bool(facts.country),
        "places": facts.units > 1,  # the first office alone is nobody's duty
        "calendar": facts.calendar,
        "people": facts.heads > 0,
        "vaults": facts.vaults > 0,  # else what a child tells can be sealed to nobody
        "programmes": facts.adopted > 0 or facts.without_programmes,
        "mail": facts.mail_taken,
        "rota": rota_holds(facts.rota, today),
        "helplines": facts.helplines > 0 and checked is not None and checked <= today < checked + HELPLINES_HOLD,
        "legal": bool(facts.legal_basis.strip()),
        "retention": all((facts.retention or {}).get(name, 0) > 0 for name in RETENTION),
        "keys": facts.audit_key,
    }
    return tuple(step for step in STEPS if not done[step])


def live_refusal(facts: Facts, today: date) -> Refusal | None:
    """Return why the deployment may not go live, or None if it may.

    >>> live_refusal(Facts(is_demo=True), date(2026, 9, 1)).code
    'live.demo'
    """
    if facts.is_demo:
        return Refusal("live.demo")
    if facts.is_live:
        return Refusal("live.already")
    if lacking := missing(facts, today):
        return Refusal("live.missing", {"steps": lacking, "count": len(lacking)})
    return None
