"""Telling people that there is something new. Called inside the action that made it new; opens no transaction of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from umay.core.api import Actor, later
from umay.notices.models import Notice, Outbox
from umay.notices.queries.wishes import wishes_of
from umay.notices.rules.holding import added, check_notice
from umay.notices.rules.mailing import PRESSING
from umay.notices.rules.urgency import Leaving, Urgency, leavings, next_message


@dataclass(frozen=True, slots=True)
class _News:
    """What is told. at: aware, in UTC."""

    code: str
    link: str
    at: datetime
    key: str
    counts: Mapping[str, int]
    urgency: Urgency

    def notice_for(self, person_id: int, messaged_at: datetime | None = None) -> Notice:
        """Return the row that tells it to a person, not saved."""
        return Notice(
            person_id=person_id, code=self.code, link=self.link, counts=dict(self.counts), key=self.key, made_at=self.at,
            urgency=self.urgency, messaged_at=messaged_at,
        )  # fmt: skip


class How(TypedDict, total=False):
    """In which way it is told. Left out: each telling is news of its own, without numbers, as usual."""

    key: str
    counts: Mapping[str, int] | None
    urgency: Urgency


def tell(actor: Actor, person_ids: Collection[int], code: str, *, link: str, at: datetime, **how: Unpack[How]) -> int:
    """Tell persons that there is something new, in Umay and by the ways they chose; return how many were told anew.

    actor: who made it new; they are not told themselves. code: what about, dotted. link: path of the page that shows it.
    at: aware, in UTC. counts: numbers that the words need.
    key: telling the same person the same key again adds the counts, and leaves one message an hour however often it is told; without
    counts it changes nothing, so that a job may be repeated. When the notice was read meanwhile, what is added is told anew.
    urgency: URGENT leaves at once by every way they have, but for their quiet hours. DANGER leaves now, by every way, whatever they chose,
    and again every ten minutes for an hour until they have read it.
    Must run in a transaction: what was told comes and goes with the deed. Raises ValueError for what no notice may hold.
    """
    key, counts = how.get("key", ""), how.get("counts") or {}
    check_notice(code, link, counts)
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("tell belongs in the transaction of the deed")
    news = _News(code, link, at, key, counts, Urgency(how.get("urgency", Urgency.USUAL)))
    told = sorted({one for one in person_ids if one != actor.person_id})
    fresh, again = _kept_once(news, told) if key else (_kept(news, told), [])
    due = [(row, at) for row in fresh]
    renewed = 0
    for row in again:
        current, start = _told_again(row, news)
        renewed += current.pk != row.pk
        due += [(current, start)] if start is not None else []
    _queue(due, news)
    return len(fresh) + renewed


def _kept(news: _News, told: Sequence[int]) -> list[Notice]:
    return Notice.objects.bulk_create([news.notice_for(one) for one in told])


def _kept_once(news: _News, told: Sequence[int]) -> tuple[list[Notice], list[Notice]]:
    """Return the notices that were made now, and those that were there; all are locked. Two who tell at once make one."""
    there = _locked(news, told)
    known = {row.person_id for row in there}
    missing = [news.notice_for(one) for one in told if one not in known]
    if not missing:
        return [], there
    Notice.objects.bulk_create(missing, ignore_conflicts=True)
    ours = {row.uid for row in missing}
    rows = _locked(news, told)
    return [row for row in rows if row.uid in ours], [row for row in rows if row.uid not in ours]


def _locked(news: _News, told: Sequence[int]) -> list[Notice]:
    return list(Notice.objects.select_for_update().filter(person_id__in=told, key=news.key).order_by("person_id"))


def _told_again(row: Notice, news: _News) -> tuple[Notice, datetime | None]:
    """Add to what was told; return the notice that says it now, and from when on a message may leave, or None for no message."""
    was = Urgency(row.urgency)
    if not news.counts and news.urgency.rank <= was.rank:
        return row, None
    start = next_message(was, news.urgency, messaged_at=row.messaged_at, is_read=row.read_at is not None, at=news.at)
    if row.read_at is not None:
        row.key = ""  # what was read is done with; a new notice takes its place
        row.save(update_fields=["key"])
        current = news.notice_for(row.person_id, row.messaged_at)
        current.save()
        return current, start
    row.counts = added(row.counts, news.counts)
    row.urgency = max(was, news.urgency, key=lambda one: one.rank)
    row.save(update_fields=["counts", "urgency"])
    return row, start


def _queue(due: Sequence[tuple[Notice, datetime]], news: _News) -> None:
    """Write what is to be sent beside the notices, for those who have an account and wish it; wake whoever sends what is urgent."""
    wishes = wishes_of([row.person_id for row, _ in due], now=news.at)
    outgoing: list[Outbox] = []
    planned: list[Notice] = []
    for row, start in due:
        chosen = wishes.get(row.person_id)
        leaving = leavings(news.urgency, chosen, start, pressing=row.code in PRESSING) if chosen else ()
        if leaving:
            outgoing += [_outgoing(row, one, news.urgency) for one in leaving]
            row.turns += max(one.turn for one in leaving) + 1
            row.messaged_at = min(one.at for one in leaving)
            planned.append(row)
    if outgoing:
        Outbox.objects.bulk_create(outgoing)
        Notice.objects.bulk_update(planned, ["turns", "messaged_at"])
    for channel in sorted({one.channel for one in outgoing if one.urgent and one.next_at <= news.at}):
        later("notices.send_urgent", channel=channel)


def _outgoing(row: Notice, leaving: Leaving, urgency: Urgency) -> Outbox:
    way = leaving.way
    return Outbox(
        notice=row, channel=way.channel.value, address_id=way.address_id, turn=row.turns + leaving.turn, next_at=leaving.at,
        urgent=urgency is not Urgency.USUAL,
    )  # fmt: skip
