"""Hiding a child's place, and who sees it still. Called inside an act of the room that knows the child, which records it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from umay.kernel.refusal import Refused
from umay.protected.models import KnownAs, Protection, SeenBy
from umay.protected.queries.asking import protection_of
from umay.protected.rules import lifting as rules
from umay.protected.values import Lifter


def hide(names: Collection[UUID], lifters: Collection[Lifter], *, by: int, now: datetime) -> None:
    """Hide the place of a child. names: the ids by which rooms know it. lifters: who sees the place, each with keys of their own; with by.

    Raises Refused ("protected.already", "protected.two_must_see_it").
    """
    there = any(protection_of(one) is not None for one in names)
    if refusal := rules.hide_refusal(is_protected=there, lifters=[one.person_id for one in lifters]):
        raise Refused(refusal)

    row = Protection.objects.create(begun_at=now, begun_by_id=by)
    SeenBy.objects.bulk_create(SeenBy(protection=row, person_id=one.person_id, unit_id=one.unit_id) for one in lifters)
    KnownAs.objects.bulk_create(KnownAs(protection=row, child=one) for one in sorted(set(names)))


def add_name(child: UUID, other: UUID) -> None:
    """Say that a protected child is known by another id too, so that whoever knows it by that one hides its place. Twice is once.

    Raises Refused ("protected.not_hidden") for whoever does not see the place.
    """
    row = protection_of(child)
    if row is None:
        raise Refused(rules.NOT_HIDDEN)

    KnownAs.objects.bulk_create([KnownAs(protection=row, child=other)], ignore_conflicts=True)


def show_to(child: UUID, lifters: Collection[Lifter]) -> None:
    """Add persons who see the place, and can lift the protection with another from then on. Raises Refused ("protected.not_hidden")."""
    row = protection_of(child)
    if row is None:
        raise Refused(rules.NOT_HIDDEN)

    SeenBy.objects.bulk_create(
        (SeenBy(protection=row, person_id=one.person_id, unit_id=one.unit_id) for one in lifters), ignore_conflicts=True
    )


def forget(child: UUID) -> None:
    """Forget an id whose record a job deleted; with the last one the protection goes. As another room knows the child, it stays hidden."""
    for row in Protection.objects.select_for_update(of=("self",)).filter(names__child=child):
        KnownAs.objects.filter(protection=row, child=child).delete()
        if not KnownAs.objects.filter(protection=row).exists():
            row.delete()
