"""Asking the functions of intake within a transaction of somebody who acts."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection


def ask_intake(function: str, said: dict[str, Any], blobs: list[bytes] | None = None) -> dict[str, Any]:
    """Ask one of the functions of intake in the action's own transaction: there is one way in which reports are written."""
    with connection.cursor() as cursor:
        if blobs is None:
            cursor.execute(f"select {function}(%s::jsonb)", [json.dumps(said)])
        else:
            cursor.execute(f"select {function}(%s::jsonb, %s)", [json.dumps(said), blobs])
        found = cursor.fetchone()[0]
    answer: dict[str, Any] = found if isinstance(found, dict) else json.loads(found)
    return answer
