"""The door of pages without an account: a few functions of the database, executed by a role that can read no table.

Kept apart from Django's own connection, so that nothing a stranger sends meets a statement that could read.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import psycopg
from django.conf import settings
from psycopg.types.json import Jsonb
from psycopg_pool import ConnectionPool

FUNCTIONS: Final = frozenset({
    "intake_open", "intake_submit", "intake_say", "intake_read", "referral_read", "referral_answer", "hazard_place", "hazard_tell",
    "roads_read", "sign_read",
})  # fmt: skip
_WAIT_S: Final = 10
_RECONNECT_S: Final = 8  # less than one waits: whoever comes after the database is back need not sit out a longer pause
_MOST: Final = 8


def public_call(function: str, *given: Any) -> Any:
    """Return what the function of intake answers; it is a transaction of its own. given: dicts go as jsonb, bytes as bytea.

    Raises ValueError for a function that is none of these, psycopg.Error when the database is away.
    """
    if function not in FUNCTIONS:
        raise ValueError(function)
    places = ", ".join(["%s"] * len(given))
    with _pool().connection() as line:
        row = line.execute(f"select {function}({places})", [Jsonb(each) if isinstance(each, dict) else each for each in given]).fetchone()
    return row[0] if row else None


@cache
def _pool() -> ConnectionPool[psycopg.Connection[Any]]:
    return ConnectionPool(
        kwargs={**settings.UMAY_PUBLIC_DATABASE, "autocommit": True}, min_size=0, max_size=_MOST, timeout=_WAIT_S,
        reconnect_timeout=_RECONNECT_S, open=True, check=ConnectionPool.check_connection, max_idle=60, name="umay-public",
    )  # fmt: skip


def close_public_door() -> None:
    """Close the door's connections; the next call opens it anew. For tests and for the end of a process."""
    if _pool.cache_info().currsize:
        _pool().close()
        _pool.cache_clear()
