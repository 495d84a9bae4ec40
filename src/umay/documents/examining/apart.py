"""The near side of the limited process: starts it, waits no longer than it should, and turns what it says into a value."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final, get_args

from umay.documents.examining.kinds import OCTETS, group_of
from umay.documents.examining.names import named_as, runs_by_name, safe_name, says_otherwise
from umay.documents.examining.sandbox import SECONDS
from umay.documents.examining.values import FLAGS, LARGEST, REFUSALS, Examined, Flag, Looked, RefusalCode

_WAITS: Final = 2 * SECONDS  # its own limit counts seconds of work; a machine with much to do gives it fewer
_WAITS_FOR_A_PLACE: Final = 30
_LONGEST_ANSWER: Final = LARGEST + 64 * 1024 * 1024  # a drawing may grow when it is written as PNG
_HOME: Final = Path(__file__).resolve().parents[3]
_places = BoundedSemaphore(2)  # so many at once in one process of ours: more would only wait for each other


def examine(data: bytes, name: str) -> Examined:
    """Return what a file from outside is and what may be kept of it, found out in a limited process of its own.

    name: as it came; never used as a path. Nothing is written anywhere. A refusal is in the value, never raised.
    """
    found = _looked(data) if data and len(data) <= LARGEST else Looked(OCTETS, refusal="file.too_large" if data else "file.empty")
    told: set[Flag] = set(found.flags)
    if says_otherwise(name, _as_came(data, found)):
        told.add("wrong_type")
    if runs_by_name(name):
        told.add("program")
    return Examined(
        group=group_of(found.media_type),
        media_type=found.media_type,
        name=safe_name(name) if found.refusal else named_as(name, found.media_type),
        sha256=hashlib.sha256(data).hexdigest(),
        copy=found.copy,
        flags=tuple(flag for flag in FLAGS if flag in told),
        refusal=found.refusal,
        may_preview=found.may_preview,
    )


def _as_came(data: bytes, found: Looked) -> str:
    """Return the kind as it came in: a picture drawn anew is of another kind than its name may say in good faith."""
    from umay.documents.examining.kinds import kind_of

    return kind_of(data) if found.may_preview else found.media_type


def _looked(data: bytes) -> Looked:
    if not _places.acquire(timeout=_WAITS_FOR_A_PLACE):
        return Looked(OCTETS, refusal="file.busy")
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-X", "utf8", "-m", "umay.documents.examining.sandbox"],
            input=data,
            capture_output=True,
            timeout=_WAITS,
            check=False,
            env={"PYTHONPATH": str(_HOME), "PATH": os.defpath, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"},
            cwd="/",
        )
    except subprocess.TimeoutExpired:
        return Looked(OCTETS, refusal="file.too_much_work")
    finally:
        _places.release()
    if done.returncode or len(done.stdout) > _LONGEST_ANSWER:
        return Looked(OCTETS, refusal="file.too_much_work")
    return _answer(done.stdout, data)


def _answer(said: bytes, data: bytes) -> Looked:
    """Return what the process said; it has read a stranger's bytes, so only words that we know are taken from it."""
    try:
        length = int.from_bytes(said[:4])
        answer = json.loads(said[4 : 4 + length])
        refusal: RefusalCode | None = answer.get("refusal") if answer.get("refusal") in REFUSALS else None
        return Looked(
            media_type=str(answer.get("media_type", OCTETS))[:100],
            copy=b"" if refusal else data if answer.get("same") else said[4 + length :],
            flags=frozenset(flag for flag in get_args(Flag) if flag in answer.get("flags", ())),
            refusal=refusal,
            may_preview=answer.get("may_preview") is True,
        )
    except (ValueError, AttributeError, TypeError):
        return Looked(OCTETS, refusal="file.too_much_work")
