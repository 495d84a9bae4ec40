"""The scope of a transaction: settings, local to it, by which area tables are filtered and sealed tables row-secured.

Set inside `@action` and `@query` from the actor; gone with the transaction. Unset means that no row is seen. Whose the transaction is
stands there with a proof (`umay.ctx`): words slipped into a statement cannot become another person.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.db import connection, transaction

from umay.core.access.actor import Actor
from umay.core.keys import context_key

_NAMES: Final = ("umay.level", "umay.scope", "umay.agency", "umay.ctx")
_SET: Final = "select " + ", ".join(f"set_config('{name}', %s, true)" for name in _NAMES)
_ASK: Final = "select " + ", ".join(f"current_setting('{name}', true)" for name in _NAMES)
_PROOF_S: Final = 300  # longer than any statement may take, too short to be of use to who reads it later


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


def proof_of(actor: Actor) -> str:
    """Return the word that proves to the database whose the transaction is; "" for nobody, person 0 for a job."""
    if not actor.is_job and actor.person_id is None:
        return ""
    said = f"{actor.person_id or 0}|{int(time.time()) + _PROOF_S}"
    return f"{said}|{hmac.digest(context_key(), said.encode(), 'sha256').hex()}"


Held = tuple[tuple[str, str, str], int | None]
_held: ContextVar[Held | None] = ContextVar("umay_scope", default=None)


@contextmanager
def scoped(actor: Actor) -> Iterator[None]:
    """Run in a transaction confined to the actor's scope; joins an outer one and gives its scope back afterwards."""
    wanted = (scope_of(actor), 0 if actor.is_job else actor.person_id)
    if connection.in_atomic_block and not connection.needs_rollback and _held.get() == wanted:
        yield  # the outer transaction is confined alike already: three statements less
        return
    token = _held.set(wanted)
    try:
        with _confined((*wanted[0], proof_of(actor))):
            yield
    finally:
        _held.reset(token)


@contextmanager
def _confined(wanted: tuple[str, ...]) -> Iterator[None]:
    nested = connection.in_atomic_block
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        before = None
        if nested:
            cursor.execute(_ASK)
            before = cursor.fetchone()
        cursor.execute(_SET, wanted)
        try:
            yield
        finally:
            if before is not None and not connection.needs_rollback:
                cursor.execute(_SET, [part or "" for part in before])
