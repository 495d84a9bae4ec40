"""The scope of a transaction: one signed word, local to it (`umay.ctx`), by which area tables are filtered and sealed tables row-secured.

Set inside `@action` and `@query` from the actor; gone with the transaction. Unset means that no row is seen. The word says whose the
transaction is, how far it reaches and which act it carries out, and holds in one connection alone: words slipped into a statement become
neither another person nor a wider scope nor another act, and what is overheard from another connection opens nothing.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Final

from django.db import connection, transaction

from umay.core.access.actor import Actor
from umay.core.keys import context_key

_SET: Final = "select set_config('umay.ctx', %s, true)"
_ASK: Final = "select current_setting('umay.ctx', true)"
_PROOF_S: Final = 300  # longer than any request may take, too short to be of use to who reads it later
_JOB_S: Final = 12 * 3600  # some jobs publish for hours in one transaction


def scope_of(actor: Actor) -> tuple[str, str, str]:
    """Return the level, the id of the unit or area there, and the agency that the actor's transaction is confined to."""
    if actor.is_job:
        return "all", "", ""
    seat = actor.seat
    if seat is None:
        return "none", "", ""
    match seat.level:
        case "nation":
            return "nation", seat.place.country, seat.place.agency
        case "province":
            return "province", str(seat.place.province_id), seat.place.agency
        case "district":
            return "district", str(seat.place.district_id), seat.place.agency
        case _:
            return "unit", str(seat.place.unit_id), seat.place.agency


def proof_of(actor: Actor, act: str = "") -> str:
    """Return the word that proves to the database, in this connection alone, whose the transaction is, how far it reaches and what it does.

    act: the audit verb of the action; "" where none runs. "" for nobody, person 0 for a job. The connection must be open.
    Raises ValueError for a code that would shift the parts of the word.
    """
    if not actor.is_job and actor.person_id is None:
        return ""
    expiry = int(time.time()) + (_JOB_S if actor.is_job else _PROOF_S)
    parts = (str(actor.person_id or 0), str(expiry), str(connection.connection.info.backend_pid), *scope_of(actor), act)
    if any("|" in part for part in parts):
        raise ValueError(parts)
    said = "|".join(parts)
    return f"{said}|{hmac.digest(context_key(), said.encode(), 'sha256').hex()}"


@dataclass(frozen=True, slots=True)
class _Held:
    scope: tuple[str, str, str]
    person_id: int | None
    act: str


_held: ContextVar[_Held | None] = ContextVar("umay_scope", default=None)


@contextmanager
def scoped(actor: Actor, act: str = "") -> Iterator[None]:
    """Run in a transaction confined to the actor's scope; joins an outer one and gives its scope back afterwards.

    act: the audit verb of the action that begins here; some tables are written in the acts they name alone. What reads inside stays in it.
    """
    held, wanted = _held.get(), _Held(scope_of(actor), 0 if actor.is_job else actor.person_id, act)
    joins = connection.in_atomic_block and not connection.needs_rollback
    if joins and held is not None and held == replace(wanted, act=act or held.act):
        yield  # the outer transaction is confined alike already: three statements less
        return
    token = _held.set(wanted)
    try:
        with _confined(actor, act):
            yield
    finally:
        _held.reset(token)


@contextmanager
def _confined(actor: Actor, act: str) -> Iterator[None]:
    nested = connection.in_atomic_block
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        before = ""
        if nested:
            cursor.execute(_ASK)
            before = cursor.fetchone()[0] or ""
        cursor.execute(_SET, [proof_of(actor, act)])
        try:
            yield
        finally:
            if nested and not connection.needs_rollback:
                cursor.execute(_SET, [before])
