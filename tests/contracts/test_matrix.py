"""Every page and every deed, tried by everybody: what is shown follows policy.toml, what is refused changes nothing, nothing crashes."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from tests.contracts.bodies import BODIES, ON_CASES, UNTRIED, target
from tests.contracts.pages import (
    DEEDS,
    FOR_ALL,
    LEADS_ON,
    OF_DEVELOPMENT,
    OF_THE_MACHINE,
    PAGES,
    SPEAK_OF_ONES_OWN,
    WITH_A_SECRET,
    WITHOUT_ACCOUNT,
    expected,
)
from tests.contracts.test_routes import ROUTES, address
from tests.contracts.world import Visitor, World, build

DAY = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)  # of the cast's school year, when standing duties may be confirmed
STATUS = {200: "shown", 302: "elsewhere", 303: "elsewhere", 403: "refused", 409: "refused", 404: "missing"}
OF_DOCUMENTS = {"sent-document", "read-sent-again", "throw-sent-away"}
OBJECTS = {"unit_uid", "obligation_uid", "adoption_uid", "uid", "draft_uid", "report_id", "attachment_id"}
LEADS_BACK = {"setup-take-in", "setup-list"}  # a list that is gone and one that was never one's own lead alike to what is there
FINDS_NOTHING = {"accept-group"}  # of what waits it takes only what the visitor may accept: for others nothing is there
NOT_BY_THE_SAME = {"hazard-check", "hazard-send-back"}  # refused for what somebody did before, not for what they are
ASKS_FOR_A_UNIT = {"import-document", "take-in-pack"}  # and says so to whoever holds no appointment
COMPARED = {  # of each kind of outsider one: what is hidden is held beside what is not there
    "former", "principal of another school", "secretary of another district", "head of the police", "principal elsewhere",
    "administrator elsewhere", "member of the school",
}  # fmt: skip
CANARIES = {  # what stands on no page of those who may not know of it
    "With the town": "district",
    "A plan to import": "district",
}
_MOVES = ("auth", "core_audit", "people_session", "django_session", "umay_cache", "procrastinate")  # move with every visit
_OWN_ADDRESS = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|value=\"[A-Za-z0-9]{64}\"")  # ids in its address, its form's token


@pytest.fixture(scope="module")
def world(test_database: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world, built once for all tests here and swept away afterwards."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: DAY)
        test_database.clean()
        yield build()
        test_database.clean()


def where(name: str, converters: dict[str, Any], world: World, **other: Any) -> str:
    documents = {"uid": world.known["sent_uid"]} if name in OF_DOCUMENTS else {}
    known = {**world.known, **documents, **target(name, world.known), **other}
    return address(name, converters, known)


def gets() -> list[tuple[str, dict[str, Any]]]:
    asked = {*FOR_ALL, *LEADS_ON, *OF_THE_MACHINE, *WITH_A_SECRET, *PAGES, *OF_DEVELOPMENT, *WITHOUT_ACCOUNT} - {
        "look-around",
        "look-around-by-pass",
    }
    return [(name, converters) for name, converters in ROUTES if name in asked]


def answered(response: Any) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/"):
        return "login"
    return STATUS.get(response.status_code, str(response.status_code))


def test_every_route_stands_in_the_table(world: World) -> None:
    listed = {*FOR_ALL, *LEADS_ON, *OF_THE_MACHINE, *WITH_A_SECRET, *PAGES, *DEEDS, *SPEAK_OF_ONES_OWN, *OF_DEVELOPMENT}
    listed |= set(WITHOUT_ACCOUNT)

    assert {name for name, _ in ROUTES} - listed == set()


PARTS = 4  # so that both cores share the work


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
def test_each_page_meets_everybody_as_the_policy_says(world: World, part: int) -> None:
    wrong = []
    for name, converters in list(gets())[part::PARTS]:
        for visitor in world.visitors:
            response = visitor.client.get(where(name, converters, world))
            wanted, met = expected(name, visitor, world), answered(response)
            if met != wanted:
                wrong.append((name, visitor.name, wanted, met))
            if met == "missing" and visitor.name in COMPARED and OBJECTS & set(converters):
                wrong += _unlike_missing(name, converters, visitor, world)

    assert wrong == []


def _unlike_missing(name: str, converters: dict[str, Any], visitor: Visitor, world: World) -> list[Any]:
    """Return what tells a hidden thing from one that is not there; nothing."""
    gone = {key: uuid.UUID(int=11) for key in OBJECTS & set(converters)}
    there_is_none = visitor.client.get(where(name, converters, world, **gone))
    response = visitor.client.get(where(name, converters, world))  # anew: what was said once on the page before is not there twice
    hidden, missing = (_OWN_ADDRESS.sub(b"", one.content) for one in (response, there_is_none))
    return [] if (there_is_none.status_code, missing) == (404, hidden) else [(name, visitor.name, "told from a missing one")]


def test_what_is_listed_for_all_shows_each_only_their_own(world: World) -> None:
    told = []
    for name in ("agreements", "drafts", "review", "programmes", "notices"):
        converters = dict(ROUTES)[name]
        for visitor in world.visitors:
            body = visitor.client.get(where(name, converters, world)).content.decode()
            seat = visitor.actor.seat if visitor.actor else None
            for words, unit in CANARIES.items():
                place = getattr(world.cast, unit).place
                if words in body and (seat is None or not seat.covers(place) or seat.function.value in ("volunteer", "teacher", "member")):
                    told.append((name, visitor.name, words))

    assert told == []


@pytest.mark.timeout(900)
def test_a_deed_without_the_permission_changes_nothing(world: World, test_database: Any) -> None:
    wrong = []
    for visitor in _one_of_each(world):
        before, tried = _everything(test_database), 0
        for name, converters in ROUTES:
            if name not in DEEDS or (visitor.actor is not None and DEEDS[name](visitor, world) == "shown"):
                continue
            met, tried = done(name, converters, visitor, world), tried + 1
            if not _is_no(name, met, visitor) or (visitor.actor is None) != (met == "login" or name in WITH_A_SECRET):
                wrong.append((name, visitor.name, met))
        after = _everything(test_database)
        changed = [table for table in after if after[table] != before.get(table)]
        if changed:
            wrong.append(("changed", visitor.name, changed))
        assert tried, visitor.name

    assert wrong == []


def _is_no(name: str, met: str, visitor: Visitor) -> bool:
    """Tell whether the deed was refused for who asked. What is wrong with the deed itself would be refused whoever asked: no proof."""
    if met == "wrong in itself":
        return (
            name in FINDS_NOTHING | NOT_BY_THE_SAME
            or name in ON_CASES
            or (name in ASKS_FOR_A_UNIT and visitor.actor is not None and visitor.actor.seat is None)
        )
    return met in {"login", "refused", "missing"} or (name in LEADS_BACK and met == "elsewhere")


@pytest.mark.parametrize("name", sorted(BODIES))
def test_each_deed_is_done_by_somebody_who_may(world: World, name: str) -> None:
    met = []
    for visitor in world.visitors:
        if visitor.actor is not None and DEEDS[name](visitor, world) == "shown":
            with transaction.atomic():
                met.append((visitor.name, done(name, dict(ROUTES)[name], visitor, world)))
                transaction.set_rollback(True)
            if met[-1][1] in {"shown", "elsewhere"}:
                return

    pytest.fail(f"nobody could do it: {met}")


def test_every_deed_has_a_body_but_the_few_that_are_named() -> None:
    assert set(BODIES) | UNTRIED == set(DEEDS)
    assert not set(BODIES) & UNTRIED


def done(name: str, converters: dict[str, Any], visitor: Visitor, world: World) -> str:
    body = BODIES[name](visitor, world) if name in BODIES else {}
    response = visitor.client.post(where(name, converters, world), body)
    return "wrong in itself" if response.status_code == 409 else answered(response)


def _one_of_each(world: World) -> Iterator[Visitor]:
    """Yield one visitor for each unit and set of permissions: of two with the same in the same place one is enough to try to harm."""
    seen = set()
    for visitor in world.visitors:
        seat = visitor.actor.seat if visitor.actor else None
        held = frozenset((grant.perm, grant.scope, grant.seat.place.unit_id) for grant in visitor.actor.grants) if seat else visitor.name
        if (key := (seat.place.unit_id if seat else None, held)) not in seen:
            seen.add(key)
            yield visitor


def _everything(test_database: Any) -> dict[str, Any]:
    """Return count and fingerprint of every table but those that move with every visit; of the audit, all but refusals."""
    with test_database.superuser() as connection:
        tables = [row[0] for row in connection.execute("select tablename from pg_tables where schemaname = 'public' order by 1")]
        asked = [f"select '{table}', count(*), sum(hashtext(t::text)) from {table} t" for table in tables if not table.startswith(_MOVES)]
        asked.append("select 'audit', count(*), null from core_auditentry where verb <> 'access.refused'")
        return {name: (count, mark) for name, count, mark in connection.execute(" union all ".join(asked))}
