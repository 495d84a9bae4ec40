"""Opening a report's keys with somebody's open vault."""

from __future__ import annotations

from uuid import UUID

from umay.core.api import app_key, sealing
from umay.reports.models import ReportWrap
from umay.reports.sealed.packing import FILE
from umay.vault.api import Vault


def key_of(vault: Vault, report_id: UUID, compartment: str) -> tuple[sealing.Secret, int] | None:
    """Return the compartment's newest key that this vault opens, with its epoch; None when nothing of it is sealed to the person.

    Row security shows only the person's own reports. Raises sealing.CannotOpen for a wrap that Umay did not make, or a wrong key.
    """
    mine = ReportWrap.objects.filter(
        report_id=report_id, compartment=compartment, person_id=vault.person_id, ended_at__isnull=True, holder_key__in=list(vault.pairs)
    )
    found = mine.order_by("-epoch").first()
    pair = vault.pair(found.holder_key) if found else None
    if found is None or pair is None:
        return None
    parts = (str(report_id), compartment, str(found.epoch), str(found.holder_key), found.granter)
    if not sealing.grant_is_genuine(app_key(), bytes(found.mark), *parts):
        raise sealing.CannotOpen("sealed.changed")
    wrapping = sealing.Wrapping(report_id, compartment, found.epoch, found.holder_key, found.granter)
    return sealing.unwrap(bytes(found.blob), pair, wrapping), found.epoch


def file_key(vault: Vault, report_id: UUID) -> tuple[sealing.Secret, int]:
    """Return the key of what was told, with its epoch. Raises sealing.CannotOpen ("sealed.key") when it is sealed to others only."""
    found = key_of(vault, report_id, FILE)
    if found is None:
        raise sealing.CannotOpen("sealed.key")
    return found
