"""Lets people tell in the demo: a page for every school, a safety team that is seated, and a few reports that nobody made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from umay.core.api import JOB
from umay.people import api as people
from umay.places import api as places
from umay.reports import api as reports


def make(country: Mapping[str, Any], email: str, now: datetime) -> None:
    """Open the pages of a country's schools, seat its team, and invent what was told, as world.yaml says. email: of a key, as a pattern."""
    code, today = country["code"], now.astimezone(UTC).date()
    for school in places.Unit.objects.filter(country=code, level=places.SCHOOL_LEVEL).order_by("code"):
        reports.open_telling(JOB, school.uid, is_demo=True, now=now)
    team = country.get("safety_team", {"seats": {}})
    for seat, key in team["seats"].items():
        unit = places.unit_by_code_or_name(JOB, code, team["unit"])
        reports.seat_member(JOB, unit.uid, seat, _person(email, key), today=today, now=now)
    for told in country.get("told", ()):
        _tell(code, told, email, now)


def _person(email: str, key: str) -> int:
    return people.Account.objects.values_list("person_id", flat=True).get(email=email.format(key=key))


def _tell(country: str, told: Mapping[str, Any], email: str, now: datetime) -> None:
    at = now - timedelta(hours=told["hours_ago"])
    reports.invent_report(
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
        author_id=_person(email, told["by"]) if "by" in told else None,
        at=at,
    )
