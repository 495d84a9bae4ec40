"""Fills the gates of two of the demo's schools by the acts that everybody uses: posts, people, a roster, a week that was held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML

from umay.desk.demo import gate_days, gate_people, gate_rounds, gate_ways
from umay.desk.demo.gate_school import Gate
from umay.desk.demo.world import HERE
from umay.people import api as people
from umay.places import api as places
from umay.posts import api as posts
from umay.rosters import api as rosters
from umay.timing import api as timing

UTC_ZONE: Final = ZoneInfo("UTC")


def gates() -> list[dict[str, Any]]:
    """Return the gates as described in gate.yaml."""
    found: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "gate.yaml").read_text(encoding="utf-8"))
    return found


def make(said: Mapping[str, Any], email: str, now: datetime) -> None:
    """Fill one school's gate. email: of a seat, with its key to be filled in. now: aware."""
    zone = places.zones().get(said["country"], UTC_ZONE)
    today = now.astimezone(zone).date()
    actor = people.actor_for(people.Account.objects.get(email=email.format(key=said["by"])), today)
    unit = places.own_unit(actor)
    begins, until = _term(unit, today)
    began = min(datetime.combine(begins, time(6), zone), now)
    gate = Gate(actor, unit, said, zone, began, now)
    _set_up(gate)
    workers = gate_people.enter(gate)
    if begins <= today <= until:
        _roster(gate, begins, until)
        gate_days.hold(gate)
    gate_days.note(gate)
    gate_rounds.keep(gate, workers)
    gate_ways.keep(gate, workers)


def _term(unit: places.UnitCard, today: date) -> tuple[date, date]:
    """Return the first and last day of the term that today lies in; where it lies in none, a span without days."""
    year = places.school_year_of(unit.country, today)
    row = places.calendar_for(unit.country, year, province_id=unit.province_id, district_id=unit.district_id)
    terms = timing.calendar_from_json(row.data).terms if row else ()
    return next(((begins, until) for begins, until in terms if begins <= today <= until), (today, today - timedelta(days=1)))


def _set_up(gate: Gate) -> None:
    year = places.school_year_of(gate.unit.country, gate.today)
    for ring in gate.said["bells"]:
        draft = posts.RingDraft(
            ring["code"], time.fromisoformat(ring["starts"]), time.fromisoformat(ring["ends"]), grades=tuple(ring.get("grades", ()))
        )
        posts.set_ring(gate.actor, draft, school_year=year, now=gate.began)
    for number, post in enumerate(gate.said["posts"], start=1):
        posts.add_post(gate.actor, _post(gate, post, number), now=gate.began)


def _post(gate: Gate, said: Mapping[str, Any], number: int) -> posts.PostDraft:
    return posts.PostDraft(
        name=said["name"], kind=posts.PostKind(said["kind"]), number=number, where=said["where"], metres=said["metres"],
        map_x=said["map"][0], map_y=said["map"][1], call_number=said["call"], tasks=tuple(said["tasks"]), template=gate.said["template"],
        windows=tuple(map(_window, said["windows"])), kit=tuple(posts.KitDraft(**one) for one in said["kit"]),
    )  # fmt: skip


def _window(said: Mapping[str, Any]) -> posts.WindowDraft:
    weeks = said.get("weeks", (None, None))
    return posts.WindowDraft(
        needs=said["needs"], label=said["label"], bell_code=said["bell"], week_from=weeks[0], week_until=weeks[1],
        turn=posts.Turn(said.get("turn", "free")), class_weeks=dict(_class_weeks(said)),
    )  # fmt: skip


def _class_weeks(said: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    if "classes" in said:
        first, last = said["classes"]
        yield from enumerate(map(str, range(first, last + 1)), start=said["weeks"][0])


def _roster(gate: Gate, begins: date, until: date) -> None:
    asked = rosters.Asked(most_week=gate.said["most_week"], rest_weeks=0)
    made = rosters.make_roster(gate.actor, (begins, until), asked, now=gate.began)
    rosters.publish(gate.actor, made.uid, now=gate.began)
