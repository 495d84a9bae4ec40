"""Hands a matter's key to those who may open it, in the one way that every room above uses."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from umay.core.api import sealing
from umay.vault.queries.keys import public_keys, recovery_public
from umay.vault.values import Wrapped


def wrap_for(
    person_ids: Collection[int], key: sealing.Secret, *, matter: UUID, compartment: str, epoch: int, granter: str
) -> tuple[Wrapped, ...]:
    """Return the key of a matter, sealed to each person who has keys of their own; the others are left out.

    matter: the uid of the report or case. granter: the uid of who lets them in, or "public" or "job".
    """
    found = public_keys(person_ids)
    return tuple(
        Wrapped(one.person_id, one.uid, sealing.wrap(key, one.public, sealing.Wrapping(matter, compartment, epoch, one.uid, granter)))
        for one in found.values()
    )


def wrap_for_recovery(key: sealing.Secret, *, matter: UUID, compartment: str, epoch: int, granter: str) -> Wrapped | None:
    """Return the key of a matter, sealed to the officials' recovery key; None before its ceremony."""
    found = recovery_public()
    if found is None:
        return None
    return Wrapped(0, found.uid, sealing.wrap(key, found.public, sealing.Wrapping(matter, compartment, epoch, found.uid, granter)))
