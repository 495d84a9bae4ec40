"""A case that somebody has opened: its rows with the keys that they hold, for as long as a request takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from umay.cases.models import Case, Child
from umay.cases.queries import common
from umay.cases.sealed import Keys, keys_of
from umay.core.api import Actor, Place
from umay.packs import api as packs
from umay.reports.api import response_for
from umay.vault import api as vaults


@dataclass(frozen=True, slots=True)
class Work:
    """A case on the bench: locked, with the keys of whoever works on it."""

    actor: Actor
    case: Case
    place: Place
    keys: Keys
    response: packs.Response
    now: datetime
    children: Mapping[UUID, Child] = field(default_factory=dict)

    def child(self, uid: UUID | None) -> Child | None:
        """Return a child of the case; None for the whole case. Raises CaseMissing for a child of another."""
        if uid is None:
            return None
        if uid not in self.children:
            raise common.CaseMissing
        return self.children[uid]


def work_on(actor: Actor, case: Case, place: Place, vault: vaults.Vault, now: datetime) -> Work:
    """Return the bench for a case that is loaded already."""
    children = {one.uid: one for one in common.children_of(case)}
    return Work(actor, case, place, keys_of(case, vault), response_for(case.country), now, children)
