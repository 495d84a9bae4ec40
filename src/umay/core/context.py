"""The scope of a transaction: one scalar setting, local to it, by which area tables are filtered and row-secured.

Set inside `@action` and `@query` from the actor; gone with the transaction. Unset means that no row is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from umay.core.access.actor import Actor

_SET = "select set_config('umay.level', %s, true), set_config('umay.scope', %s, true), set_config('umay.agency', %s, true)"
_ASK = "select current_setting('umay.level', true), current_setting('umay.scope', true), current_setting('umay.agency', true)"


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


_held: ContextVar[tuple[str, str, str] | None] = ContextVar("umay_scope", default=None)


@contextmanager
def scoped(actor: Actor) -> Iterator[None]:
    """Run in a transaction confined to the actor's scope; joins an outer one and gives its scope back afterwards."""
    wanted = scope_of(actor)
    if connection.in_atomic_block and not connection.needs_rollback and _held.get() == wanted:
        yield  # the outer transaction is confined alike already: three statements less
        return
    token = _held.set(wanted)
    try:
        with _confined(wanted):
            yield
    finally:
        _held.reset(token)


@contextmanager
def _confined(wanted: tuple[str, str, str]) -> Iterator[None]:
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
