"""What happened at a gate of the demo lately: a week of duties with one hole, kit, dangers, visitors, an order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from umay.core.api import JOB
from umay.desk.demo.gate_school import Gate
from umay.hazards import api as hazards
from umay.kernel.refusal import Refused
from umay.posts import api as posts
from umay.rosters import api as rosters
from umay.staffing import api as staffing
from umay.visits import api as visits
from umay.watch import api as watch

HELD_DAYS: Final = 4
"""How far back duties were held: some school days of it, whatever day it is; more would make a demo wait to begin."""
AHEAD_DAYS: Final = 8
_EARLY_MIN: Final = (12, 9, 6, 11, 4, 8)


def hold(gate: Gate) -> None:
    """Let those of the roster sign in on the last days; one place of the next days is empty, and once somebody did not come."""
    for back in range(HELD_DAYS, -1, -1):
        _hold_day(gate, gate.today - timedelta(days=back))
    coming = (card for ahead in range(1, AHEAD_DAYS) for card in rosters.shifts_on(gate.actor, gate.today + timedelta(days=ahead)))
    parent = next((card for card in coming if card.kind == "parent"), None)
    if parent is not None:
        rosters.take_out(gate.actor, parent.uid, now=gate.now)


def _hold_day(gate: Gate, day: date) -> None:
    cards = [card for card in rosters.shifts_on(gate.actor, day) if card.starts_at <= gate.now]
    for number, card in enumerate(cards):
        at = card.starts_at - timedelta(minutes=_EARLY_MIN[number % len(_EARLY_MIN)])
        if number == len(cards) - 1 and day.weekday() == 1:
            at = card.starts_at + timedelta(minutes=7)  # somebody is late on a Tuesday
        if at <= gate.now and not (day.weekday() == 3 and number == 2):  # and one did not come on a Thursday
            _sign_in(gate, card.uid, at)
    if cards:
        watch.end_windows(JOB, now=min(gate.now, datetime.combine(day, time(23), gate.zone)))
        if day < gate.today:
            watch.prove_day(JOB, gate.unit.place, day, now=gate.now)


def _sign_in(gate: Gate, shift: UUID, at: datetime) -> None:
    try:
        watch.sign_in(gate.actor, shift, now=at)
    except Refused:
        return  # who may not serve any more stays away in the demo too


def note(gate: Gate) -> None:
    """Write down dangers, visitors of today and an order that is invented like all else."""
    for one in gate.said["hazards"]:
        _danger(gate, one)
    for one in gate.said["visitors"]:
        _visitor(gate, one)
    for number, one in enumerate(gate.said["expected"]):
        new = visits.NewVisit(one["name"], visits.Why(one["why"]), **_host(gate, one), expected_at=time.fromisoformat(one["at"]))
        for ahead in (0, 1):
            visits.expect(gate.actor, new, gate.today + timedelta(days=ahead), key=_key(gate, f"expected/{ahead}/{number}"), now=gate.now)
    _order(gate, gate.said["order"])
    _lend(gate)


def _lend(gate: Gate) -> None:
    """Hand out two things of the first post: one this morning, and one of yesterday that did not come back."""
    things = next(iter(posts.post_cards(gate.actor))).kit
    for number, (thing, since) in enumerate(zip(things, (timedelta(days=1), timedelta(minutes=40)), strict=False)):
        people = [one for one in staffing.workers_at(gate.actor) if thing.kind in ("", one.kind)]
        if len(people) <= number:
            continue
        hand = watch.hand_out(gate.actor, thing.uid, people[number].uid, now=gate.now - since)
        if since >= timedelta(days=1):
            watch.note_missing(gate.actor, hand, now=gate.now - timedelta(hours=3))


def _danger(gate: Gate, said: Mapping[str, Any]) -> None:
    found = gate.now - timedelta(days=said["days_ago"])
    draft = hazards.HazardDraft(hazards.HazardKind(said["kind"]), said["where"], said["what"], found_at=found, spot=_spot(said))
    uid = hazards.note_hazard(gate.actor, draft, now=found)
    own = said["owner"] == "unit"
    owner = hazards.Owner(hazards.OwnerKind.UNIT) if own else hazards.Owner(hazards.OwnerKind.AGENCY, name=said["owner"])
    given = hazards.Given(owner, gate.today + timedelta(days=said["due_in"]), measure=said.get("measure", ""))
    hazards.give(gate.actor, uid, given, today=gate.today, now=found + timedelta(hours=2))
    if "fixed" in said:
        hazards.fix(gate.actor, uid, said["fixed"], None, now=gate.now - timedelta(hours=20))


def _spot(said: Mapping[str, Any]) -> hazards.Spot:
    return hazards.Spot(map_at=(said["map"][0], said["map"][1])) if "map" in said else hazards.Spot()


def _visitor(gate: Gate, said: Mapping[str, Any]) -> None:
    came = gate.now - timedelta(minutes=said["minutes_ago"])
    new = visits.NewVisit(said["name"], visits.Why(said["why"]), **_host(gate, said), plate=said.get("plate", ""))
    row = visits.register(gate.actor, new, key=_key(gate, said["name"]), now=came)
    if said.get("met"):
        visits.meet(gate.actor, row.uid, now=came + timedelta(minutes=2))
    if "stayed" in said:
        visits.leave(gate.actor, row.uid, now=came + timedelta(minutes=said["stayed"]))


def _host(gate: Gate, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return whom they visit: the number of one of the gate's teachers."""
    if "to" not in said:
        return {}
    teachers = [one["name"] for one in gate.said["others"] if one["kind"] == "teacher"]
    return {"host": teachers[said["to"]]}


def _order(gate: Gate, said: Mapping[str, Any]) -> None:
    since, until = said["days"]
    began = gate.today - timedelta(days=since)
    calls = tuple((who, call) for who, call in said["calls"])
    steps = (visits.Step.WAIT_OUTSIDE, visits.Step.CALL_HEAD, visits.Step.CALL_POLICE)
    words = visits.OrderSaid(tuple(said["names"]), said["number"], said["looks"], said["do"], calls, steps)
    dates = visits.OrderDates(began, began, gate.today + timedelta(days=until))
    visits.enter_order(gate.actor, visits.Basis(said["basis"]), dates, words, key=_key(gate, "order"), now=gate.now)


def _key(gate: Gate, what: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"umay-demo/gate/{gate.unit.uid}/{what}")
