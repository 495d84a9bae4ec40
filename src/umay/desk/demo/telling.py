"""Lets people tell in the demo: a page for every school, a safety team that is seated, and a few reports that nobody made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from umay.core.api import JOB
from umay.people import api as people
from umay.places import api as places
from umay.reports import api as reports
from umay.teams import api as teams
from umay.vault import api as vaults


def make(country: Mapping[str, Any], email: str, held: Mapping[int, vaults.Vault], now: datetime) -> None:
    """Open the pages of a country's schools, seat its team, and invent what was told, as world.yaml says.

    email: of a key, as a pattern. held: open vaults by person, for those who answer.
    """
    code, today = country["code"], now.astimezone(UTC).date()
    for school in places.Unit.objects.filter(country=code, level=places.SCHOOL_LEVEL).order_by("code"):
        teams.open_telling(JOB, school.uid, is_demo=True, now=now)
    team = country.get("safety_team", {"seats": {}})
    for seat, key in team["seats"].items():
        unit = places.unit_by_code_or_name(JOB, code, team["unit"])
        teams.seat_member(JOB, unit.uid, seat, person_of(email, key), today=today, now=now)
    for told in country.get("told", ()):
        report = invent(code, told, email, now - timedelta(hours=told["hours_ago"]))
        if "answer" in told:
            _answer(told["answer"], report, email, held, now)


def _answer(said: Mapping[str, Any], report: UUID, email: str, held: Mapping[int, vaults.Vault], now: datetime) -> None:
    """Let somebody of the team read a report and write to whoever told."""
    person, at = person_of(email, said["by"]), now - timedelta(hours=said["hours_ago"])
    actor = people.actor_for(people.Account.objects.get(person_id=person), now.astimezone(UTC).date())
    reports.open_report(actor, held[person], report, now=at)
    reports.answer(actor, held[person], report, said["words"], key=uuid5(report, "answer"), now=at)


def person_of(email: str, key: str) -> int:
    """Return the id of whoever sits in a seat of the demo. email: of a key, as a pattern."""
    return people.Account.objects.values_list("person_id", flat=True).get(email=email.format(key=key))


def invent(country: str, told: Mapping[str, Any], email: str, at: datetime) -> UUID:
    """Keep one invented report as if it had come in at that moment; return its id."""
    return reports.invent_report(
        JOB,
        places.unit_by_code_or_name(JOB, country, told["unit"]).uid,
        reports.Told(
            about=told["about"],
            words=told["words"],
            danger=told.get("danger", False),
            about_head=False,
            about_team=False,
            name=told.get("name", ""),
            reach=told.get("reach", ""),
            wish=told.get("wish", ""),
            language=told["language"],
        ),
        channel=told.get("channel", "web"),
        author_id=person_of(email, told["by"]) if "by" in told else None,
        at=at,
    )
