"""Telling people that there is something new. Called inside the action that made it new; opens no transaction of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from umay.core.api import Actor
from umay.notices.models import Notice, Outbox
from umay.notices.rules.holding import added, check_notice
from umay.notices.rules.mailing import PRESSING, first_at
from umay.people import api as people


def tell(
    actor: Actor,
    person_ids: Collection[int],
    code: str,
    *,
    link: str,
    at: datetime,
    key: str = "",
    counts: Mapping[str, int] | None = None,
) -> int:
    """Tell persons that there is something new, in Umay and as they wish to be written to; return how many were told anew.

    actor: who made it new; they are not told themselves. code: what about, dotted. link: path of the page that shows it.
    at: aware, in UTC. key: telling the same person the same key again only adds the counts. counts: numbers that the words need.
    Must run in a transaction: what was told comes and goes with the deed. Raises ValueError for what no notice may hold.
    """
    check_notice(code, link, counts or {})
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("tell belongs in the transaction of the deed")
    told = sorted({one for one in person_ids if one != actor.person_id})
    known = {row.person_id: row for row in Notice.objects.select_for_update().filter(person_id__in=told, key=key)} if key else {}
    for row in known.values():
        _add(row, counts or {})
    fresh = [
        Notice(person_id=one, code=code, link=link, counts=dict(counts or {}), key=key, made_at=at) for one in told if one not in known
    ]
    Notice.objects.bulk_create(fresh)
    _queue(fresh, at)
    return len(fresh)


def _add(row: Notice, counts: Mapping[str, int]) -> None:
    if counts:
        row.counts = added(row.counts, counts)
        row.save(update_fields=["counts"])


def _queue(notices: list[Notice], at: datetime) -> None:
    """Write what is to be sent beside the notices, for those who have an account and wish it."""
    wishes = dict(
        people.Account.objects.filter(person_id__in=[one.person_id for one in notices], is_active=True).values_list("person_id", "digest")
    )
    due = [(one, first_at(wishes.get(one.person_id, "never"), at, pressing=one.code in PRESSING)) for one in notices]
    Outbox.objects.bulk_create(Outbox(notice=one, next_at=when) for one, when in due if when is not None)
