"""Telling the leader that a post is empty or short: once for a window and a kind, within the minute."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from umay.core.api import NOWHERE, Actor, Perm, action, record, require
from umay.notices.api import Urgency, tell
from umay.places import api as places
from umay.watch.models import Alarm
from umay.watch.queries.country import News
from umay.watch.queries.leaders import leaders_of
from umay.watch.rules.states import AlarmKind

_CODES: Final = {AlarmKind.EMPTY: "watch.empty", AlarmKind.SHORT: "watch.short"}


@action(Perm.DUTY_LEAD, "watch.alarm_raised")
def raise_alarm(actor: Actor, news: News, *, now: datetime) -> int:
    """Tell the leaders on duty of a post that is empty or short, else the head; return how many were told. Told once, however often asked.

    Audit: watch.alarm_raised.
    """
    place = places.unit_by_id(actor, news.unit_id).place
    require(actor, Perm.DUTY_LEAD, place)

    row, is_new = Alarm.objects.get_or_create(
        window_id=news.window_id, on_day=news.on_day, kind=news.kind.value,
        defaults={"unit_id": news.unit_id, "post_id": news.post_id, "missing": news.missing, "raised_at": now},
    )  # fmt: skip
    told = 0
    if is_new:
        told = tell(
            actor, leaders_of(news.unit_id, news.on_day, now), _CODES[news.kind], link="/watch/", at=now,
            key=f"watch/{news.kind}/{news.window_id}/{news.on_day}", counts={"post": news.post_number, "missing": news.missing},
            urgency=Urgency.URGENT,
        )  # fmt: skip
        row.told = told
        row.save(update_fields=["told"])

    record(actor, "watch.alarm_raised", row.pk, at=now, place=place, detail={"kind": news.kind, "missing": news.missing, "told": told})
    return told


@action(Perm.DUTY_LEAD, "watch.alarms_cleared")
def clear_alarms(actor: Actor, ids: Collection[int], *, now: datetime) -> int:
    """Clear alarms that hold no more; return how many. Audit: watch.alarms_cleared, with the count."""
    require(actor, Perm.DUTY_LEAD, NOWHERE)

    cleared = Alarm.objects.filter(pk__in=ids, cleared_at__isnull=True).update(cleared_at=now)

    record(actor, "watch.alarms_cleared", "alarms", at=now, detail={"alarms": cleared})
    return cleared
