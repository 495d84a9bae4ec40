"""Telling people of tasks: that some fall due, that some below are late, that one was sent back. Acts of jobs; counts only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import connection
from django.urls import reverse

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.notices.api import tell
from umay.programme.models import ReminderSent
from umay.programme.queries.reminders import ToTell, unsent
from umay.programme.rules.reminding import Kind, Reminder, counted

EVERYWHERE = Place(0, "", "")


@action(Perm.TASK_READ, "reminders.sent")
def send_reminders(actor: Actor, reminders: Collection[Reminder], *, today: date, now: datetime) -> int:
    """Tell each person once how many duties call for them, one notice a day; return how many persons were told.

    Raises Refused ("access.not_granted"). Audit: reminders.sent.
    """
    require(actor, Perm.TASK_READ, EVERYWHERE)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('programme.reminders', 0))")

    fresh = unsent(reminders)
    ReminderSent.objects.bulk_create(
        ReminderSent(
            obligation_id=one.obligation_id, unit_id=one.unit_id, ordinal=one.ordinal, kind=one.kind, person_id=one.person_id, sent_at=now
        )
        for one in fresh
    )
    groups = counted(fresh)
    for counts, persons in groups.items():
        link = reverse("review") if {kind for kind, _ in counts} == {Kind.BELOW} else reverse("my-day")
        tell(actor, persons, "tasks.day", link=link, at=now, key=f"tasks.day/{today}", counts=dict(counts))

    told = sum(len(persons) for persons in groups.values())
    record(actor, "reminders.sent", today.isoformat(), at=now, detail={"persons": told, "tasks": len(fresh)})
    return told


@action(Perm.TASK_READ, "unit.told")
def tell_unit(actor: Actor, found: ToTell, *, code: str, now: datetime) -> int:
    """Tell people of a unit of one thing, once; return how many were told anew.

    Raises Refused ("access.not_granted"). Audit: unit.told.
    """
    require(actor, Perm.TASK_READ, found.place)

    told = tell(actor, found.person_ids, code, link=found.link, at=now, key=found.key)

    record(actor, "unit.told", code, at=now, place=found.place, detail={"persons": told})
    return told
