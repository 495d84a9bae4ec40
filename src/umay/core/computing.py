"""Acts that compute for many seconds: one at a time in a process, so that other pages keep its hands, and longer than others may idle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Final

from django.db import connection

from umay.kernel.refusal import Refusal, Refused

WAIT_S: Final = 10.0
MOST_S: Final = 240  # below what the signed word of a transaction is good for
_ONE: Final = BoundedSemaphore(1)


@contextmanager
def computing(busy: str) -> Iterator[None]:
    """Let the act's transaction idle for up to four minutes while the block computes.

    busy: code of the refusal where another act of this process still computes after ten seconds. Raises Refused (busy).
    """
    if not _ONE.acquire(timeout=WAIT_S):
        raise Refused(Refusal(busy))
    try:
        with connection.cursor() as cursor:
            cursor.execute("select set_config('idle_in_transaction_session_timeout', %s, true)", [f"{MOST_S}s"])
        yield
    finally:
        _ONE.release()
