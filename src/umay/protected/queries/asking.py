"""What rooms above may know of a child whose place is hidden: that it is, and for those who see it, how lifting stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, query
from umay.protected.models import Lifting, Protection
from umay.protected.rules import lifting as rules


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """What may be said of where a child is. is_hidden: nothing; leave out school, address and everything that points there."""

    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked for a protection to be lifted, and until when somebody else may confirm it."""

    by_id: int
    until: datetime


@query
def is_protected(actor: Actor, children: Collection[UUID]) -> frozenset[UUID]:
    """Return which of the children have a protected place. children: the ids by which rooms know them, of any kind together.

    Asked for anybody signed in and for jobs; of nobody it tells nothing. One statement for any number.
    """
    del actor  # whose transaction it is, the database knows
    with connection.cursor() as cursor:
        cursor.execute("select * from umay_hidden(%s)", [list(children)])
        return frozenset(one[0] for one in cursor.fetchall())


def shown_place(actor: Actor, child: UUID) -> ShownPlace:
    """Return what a letter, a list, an export or a hand-over may say of where the child is. Ask before any of them names a school."""
    return ShownPlace(is_hidden=child in is_protected(actor, [child]))


@query
def asked_lifting(actor: Actor, child: UUID, *, now: datetime) -> Asked | None:
    """Return who asked for the protection to be lifted and was not answered; None also for whoever does not see the place."""
    del actor
    row = Protection.objects.filter(names__child=child, ended_at__isnull=True).first()
    wish = open_wish(row) if row else None
    if wish is None or not rules.is_open(wish.asked_at, now):
        return None
    return Asked(wish.asked_by_id, wish.asked_at + rules.LIFTING_WINDOW)


def protection_of(child: UUID) -> Protection | None:
    """Return the protection in force that the transaction's person sees, locked."""
    return Protection.objects.select_for_update(of=("self",)).filter(names__child=child, ended_at__isnull=True).order_by("begun_at").first()


def open_wish(row: Protection) -> Lifting | None:
    """Return the newest wish to lift the protection that nobody has confirmed."""
    return Lifting.objects.filter(protection=row, confirmed_at__isnull=True).order_by("-asked_at").first()
