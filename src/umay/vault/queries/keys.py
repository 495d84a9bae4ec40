"""Reads of keys: public halves to seal to, and one's own slots. Nothing here opens anything."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from umay.people import api as people
from umay.vault.models import KeySlot, PersonKey, RecoveryKey
from umay.vault.sealed import is_genuine
from umay.vault.values import PublicKey


def public_keys(person_ids: Collection[int]) -> dict[int, PublicKey]:
    """Return by person the key that is in use, of those who have one that Umay itself wrote. One query for any number.

    A key with a wrong mark is left out, and no older one stands in for it: somebody wrote into the table.
    """
    rows = PersonKey.objects.filter(person_id__in=person_ids, retired_at__isnull=True).select_related("person")
    return {row.person_id: public_of(row) for row in rows if genuine(row)}


def recovery_public() -> PublicKey | None:
    """Return the officials' key to which everything is sealed too; None before the ceremony, or when its mark is wrong."""
    row = RecoveryKey.objects.filter(retired_at__isnull=True).first()
    if row is None or not is_genuine(row.mark, row.uid, row.uid, row.version, row.public):
        return None
    return PublicKey(row.uid, 0, row.uid, row.version, bytes(row.public))


def genuine(row: PersonKey) -> bool:
    """Tell whether the key is this person's as Umay wrote it."""
    return is_genuine(row.mark, row.person.uid, row.uid, row.version, row.public)


def public_of(row: PersonKey) -> PublicKey:
    """Return the key as other rooms see it."""
    return PublicKey(row.uid, row.person_id, row.person.uid, row.version, bytes(row.public))


def locked_person(person_id: int) -> people.Person:
    """Return the person, locked: their keys are changed by one hand at a time. Raises Person.DoesNotExist."""
    return people.Person.objects.select_for_update().get(pk=person_id)


def key_in_use(person_id: int) -> PersonKey | None:
    """Return the person's key in use, with its person."""
    return PersonKey.objects.select_related("person").filter(person_id=person_id, retired_at__isnull=True).first()


def slots_of(key: PersonKey) -> dict[str, KeySlot]:
    """Return the slots of a key by kind; of passkeys one."""
    return {slot.kind: slot for slot in KeySlot.objects.filter(key=key).order_by("pk")}


def has_keys(person_id: int) -> bool:
    """Tell whether the person has a key in use."""
    return PersonKey.objects.filter(person_id=person_id, retired_at__isnull=True).exists()


def holders_in(country: str) -> int:
    """Return how many people who hold or held an appointment in the country have a key in use."""
    return (
        PersonKey.objects.filter(retired_at__isnull=True, person__appointments__unit__country=country)
        .values("person_id")
        .distinct()
        .count()
    )


def person_uids(person_ids: Collection[int]) -> dict[int, UUID]:
    """Return the uids of persons by id."""
    return dict(people.Person.objects.filter(pk__in=person_ids).values_list("pk", "uid"))
