"""How an order's words are locked: with a key derived from one that is not in the database, bound to their row. Reads no request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

from umay.core.api import app_key, install_id, sealing
from umay.visits.rules.codes import Step


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What an order says. names: as people write them, the first is shown; number: of the decision; calls: whom to call, and the number.

    steps: what the gate does, from a list, told in each reader's language; do: more of it in the school's own words.
    """

    names: tuple[str, ...]
    number: str
    looks: str = ""
    do: str = ""
    calls: tuple[tuple[str, str], ...] = ()
    steps: tuple[Step, ...] = ()


def seal_order(said: Said, uid: UUID, version: int) -> bytes:
    """Return what an order says, sealed for its row and version."""
    words = {"names": said.names, "number": said.number, "looks": said.looks, "do": said.do, "calls": said.calls, "steps": said.steps}
    return sealing.seal_words(_key(app_key()), json.dumps(words, ensure_ascii=False), _spot(uid, version))


def open_order(blob: bytes, uid: UUID, version: int) -> Said:
    """Return what an order says. Raises sealing.CannotOpen. A key of the application that was changed since opens it still."""
    now = app_key()
    for each in (now, *now.older):
        with suppress(sealing.CannotOpen):
            return _read(json.loads(sealing.open_words(_key(each), bytes(blob), _spot(uid, version))))
    raise sealing.CannotOpen("sealed.key")


def _read(words: Mapping[str, list[str]]) -> Said:
    calls = tuple((call[0], call[1]) for call in words["calls"])
    steps = tuple(Step(one) for one in words.get("steps", []))
    return Said(tuple(words["names"]), str(words["number"]), str(words["looks"]), str(words["do"]), calls, steps)


def _key(app: bytes) -> sealing.Secret:
    return sealing.Secret(blake2b(digest_size=32, key=app, person=b"umay.visits.ord").digest())


def _spot(uid: UUID, version: int) -> sealing.Spot:
    return sealing.Spot(install_id(), "visits_order", uid, "blob", "order", 0, version)
