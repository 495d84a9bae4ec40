"""Cross references of a response: codes that one part names and another must hold, and where each rule comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from umay.packs.checks import Loc, Lost, Names, known
from umay.packs.schema_response import CRIME, RESPONSE_LISTS, Coded, Condition, Kind, Response, Rule, Seat, Sign, Step

OWN_NAMES: Final = "response"  # first step of a place that lies in no list: what follows is the key, such as team
OFFENDERS_NEEDED: Final = ("peer", "staff", "guardian", "unknown")  # the figures and the branches speak of these
STEPS_NEEDED: Final = ("guardians_decision", "tell_guardians")  # what waits, and what ends the wait
REACHES: Final = ("team", "deputy", "district", "province", "national")
KEYS: Final = {"ladder": "rung", "retention": "category"}


def lost_in_response(response: Response, names: Names | None) -> Iterator[Lost]:
    """Yield every name in the response that leads nowhere. names: of the pack around it; None for a response that stands alone."""
    yield from _origins(response)
    yield from _team(response, names)
    yield from _conditions(response)
    yield from _steps(response)
    yield from _kinds(response)
    yield from _lists(response, names)
    yield from _ladder(response)


def _rules(response: Response) -> Iterator[tuple[Loc, Rule]]:
    for key, one in (("team", response.team), ("risk", response.risk), ("interview", response.interview)):
        yield (OWN_NAMES, key), one
    for name in RESPONSE_LISTS:
        for rule in getattr(response, name):
            yield (f"{OWN_NAMES}.{name}", str(getattr(rule, KEYS.get(name, "code")))), rule


def _origins(response: Response) -> Iterator[Lost]:
    for place, rule in _rules(response):
        if rule.source is None and not rule.own and not response.own:
            remedy = "write source: {lines: [first, last]}, or own: true with why: when the document does not say it"
            yield Lost(place, "no_source", f'"{place[-1]}" does not say where it comes from', remedy)
        if rule.own and rule.why is None:
            yield Lost((*place, "own"), "no_why", f'"{place[-1]}" is a rule of your own without a reason', "add why: {en: ...}")
    if response.own and response.why is None:
        yield Lost((OWN_NAMES, "own"), "no_why", "the response is your own without a reason", "add why: {en: ...}")


def _team(response: Response, names: Names | None) -> Iterator[Lost]:
    seats = response.team.seats
    yield from _twice((OWN_NAMES, "team", "seats"), seats)
    for index, seat in enumerate(seats):
        yield from _seat((OWN_NAMES, "team", "seats", index), seat, names)
    places = sum(seat.count for seat in seats)
    if places < response.team.at_least:
        what = f"the team needs {response.team.at_least} members, but its seats are for {places}"
        yield Lost((OWN_NAMES, "team", "at_least"), "too_few", what, "add seats or lower at_least")


def _seat(place: Loc, seat: Seat, names: Names | None) -> Iterator[Lost]:
    if names is None:
        return
    for index, role in enumerate(seat.roles):
        yield from known((*place, "roles", index), role, names.of["roles"])
    yield from known((*place, "agency"), seat.agency, names.of["agencies"])


def _conditions(response: Response) -> Iterator[Lost]:
    yield from _condition(response, (OWN_NAMES, "guardians_wait"), response.guardians_wait)
    yield from _condition(response, (OWN_NAMES, "interview", "minimal"), response.interview.minimal)
    for step in response.steps:
        yield from _condition(response, ("response.steps", step.code, "when"), step.when)
    for authority in response.authorities:
        yield from _condition(response, ("response.authorities", authority.code, "when"), authority.when)


def _condition(response: Response, place: Loc, condition: Condition | None) -> Iterator[Lost]:
    if condition is None:
        return
    natures = {nature for kind in response.kinds for nature in kind.nature} | {CRIME}
    asked: list[tuple[str, Sequence[str], Collection[str]]] = [
        ("kinds_any", condition.kinds_any, {kind.code for kind in response.kinds}),
        ("natures_any", condition.natures_any, natures),
        ("offenders_any", condition.offenders_any, {one.code for one in response.offenders}),
        ("places_any", condition.places_any, {one.code for one in response.places}),
    ]
    for key, codes, held in asked:
        for index, code in enumerate(codes):
            yield from known((*place, key, index), code, held)
    yield from _condition(response, (*place, "also"), condition.also)
    yield from _condition(response, (*place, "unless"), condition.unless)


def _steps(response: Response) -> Iterator[Lost]:
    earlier: list[str] = []
    seated = {function for seat in response.team.seats for function in seat.functions} | {"unit_head"}
    for step in response.steps:
        place = ("response.steps", step.code)
        yield from _after(place, step, earlier, {one.code for one in response.steps})
        if not seated & set(step.who):
            yield Lost((*place, "who"), "nobody", "who: nobody of the team does this", f"the team has {', '.join(sorted(seated))}")
        earlier.append(step.code)
    for code in STEPS_NEEDED:
        if earlier and code not in earlier:
            yield Lost(
                ("response.steps", earlier[-1]), "missing", f'steps: "{code}" is missing', "add it: telling the guardians hangs on it"
            )


def _after(place: Loc, step: Step, earlier: Collection[str], all_codes: Collection[str]) -> Iterator[Lost]:
    for index, code in enumerate(step.after):
        here = (*place, "after", index)
        if code in all_codes and code not in earlier:
            yield Lost(here, "too_late", f'after: "{code}" stands behind "{step.code}"', "put steps in the order in which they are done")
        else:
            yield from known(here, code, all_codes)


def _kinds(response: Response) -> Iterator[Lost]:
    first: dict[str, tuple[Kind, Sign]] = {}
    for kind in response.kinds:
        place = ("response.kinds", kind.code)
        yield from _twice((*place, "signs"), kind.signs)
        yield from _twice((*place, "forms"), kind.forms)
        for index, sign in enumerate(kind.signs):
            other, same = first.setdefault(sign.code, (kind, sign))
            if same != sign:
                what = f'the sign "{sign.code}" reads differently in "{other.code}"'
                yield Lost((*place, "signs", index), "two_meanings", what, "give it the same words and group, or a code of its own")


def _lists(response: Response, names: Names | None) -> Iterator[Lost]:
    for outcome in response.outcomes:
        place = ("response.outcomes", outcome.code, "forbidden")
        yield from known(place, outcome.forbidden, {one.code for one in response.forbidden})
    yield from known((OWN_NAMES, "risk", "high_from"), response.risk.high_from, {one.code for one in response.risk.levels})
    nested: dict[str, Sequence[Coded]] = {"factors": response.risk.factors, "levels": response.risk.levels}
    for key, ones in nested.items():
        yield from _twice((OWN_NAMES, "risk", key), ones)
    yield from _twice((OWN_NAMES, "interview", "prompts"), response.interview.prompts)
    yield from _twice((OWN_NAMES, "interview", "rules"), response.interview.rules)
    offenders = {one.code for one in response.offenders}
    for code in OFFENDERS_NEEDED:
        if offenders and code not in offenders:
            last = ("response.offenders", response.offenders[-1].code)
            yield Lost(last, "missing", f'offenders: "{code}" is missing', "add it: figures and branches ask for it")
    if names is not None:
        for authority in response.authorities:
            yield from known(("response.authorities", authority.code, "agency"), authority.agency, names.of["agencies"])


def _ladder(response: Response) -> Iterator[Lost]:
    for before, after in zip(response.ladder, response.ladder[1:], strict=False):
        if REACHES.index(after.rung) <= REACHES.index(before.rung) or after.hours < before.hours:
            what = f'the ladder goes down from "{before.rung}" to "{after.rung}"'
            yield Lost(("response.ladder", after.rung), "downward", what, f"order: {', '.join(REACHES)}, hours rising")


def _twice(place: Loc, parts: Sequence[Coded | Sign | Seat]) -> Iterator[Lost]:
    counted = Counter(part.code for part in parts)
    for index, part in enumerate(parts):
        if counted[part.code] > 1:
            counted[part.code] -= 1
            yield Lost((*place, index, "code"), "twice", f'"{part.code}" is taken', "give each its own code")
