"""Opening a report's keys with somebody's open vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, app_key, sealing
from umay.reports.models import ReportWrap
from umay.reports.queries.visible import mine
from umay.reports.sealed.packing import FILE
from umay.vault.api import Vault


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """A compartment's keys by epoch, as far as somebody holds them."""

    by_epoch: Mapping[int, sealing.Secret]

    def of(self, epoch: int) -> sealing.Secret:
        """Return the key of an epoch. Raises sealing.CannotOpen ("sealed.key") for one that was never theirs."""
        if epoch not in self.by_epoch:
            raise sealing.CannotOpen("sealed.key")
        return self.by_epoch[epoch]


def keys_of(actor: Actor, vault: Vault, report_id: UUID, compartment: str) -> Keys:
    """Return the compartment's keys that this vault opens; none of a report that is not there for the actor.

    Raises sealing.CannotOpen for a wrap that Umay did not make, or a wrong key.
    """
    held = ReportWrap.objects.filter(
        report__in=mine(actor).filter(pk=report_id), compartment=compartment, person_id=vault.person_id, ended_at__isnull=True
    )
    return Keys({one.epoch: _opened(vault, one) for one in held.filter(holder_key__in=list(vault.pairs))})


def _opened(vault: Vault, wrap: ReportWrap) -> sealing.Secret:
    wrapping = sealing.Wrapping(wrap.report_id, wrap.compartment, wrap.epoch, wrap.holder_key, wrap.granter)
    parts = (str(wrap.report_id), wrap.compartment, str(wrap.epoch), str(wrap.holder_key), wrap.granter)
    if not sealing.grant_is_genuine(app_key(), bytes(wrap.mark), *parts):
        raise sealing.CannotOpen("sealed.changed")
    return sealing.unwrap(bytes(wrap.blob), vault.pairs[wrap.holder_key], wrapping)


def file_keys(actor: Actor, vault: Vault, report_id: UUID) -> Keys:
    """Return the keys of what was told. Raises sealing.CannotOpen ("sealed.key") when it is sealed to others only."""
    found = keys_of(actor, vault, report_id, FILE)
    if not found.by_epoch:
        raise sealing.CannotOpen("sealed.key")
    return found
