"""Reminding people the evening before, once for each day however often the job runs."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import Actor, Perm, action, later, record, require
from umay.duties.models import Reminder
from umay.duties.queries.due import Due
from umay.notices.api import Urgency, tell
from umay.staffing.api import Worker

MY_DUTIES = "/my-duties/"


@action(Perm.ROSTER_KEEP, "duty.reminded")
def remind(actor: Actor, due: Due, *, now: datetime) -> int:
    """Remind one person of one day, with hour and post; return 1 if they were not reminded before.

    Who left an address for it with the school gets a letter too. Raises Refused ("access.not_granted"). Audit: duty.reminded.
    Tells: roster.tomorrow. Queues: duties.mail_reminder.
    """
    require(actor, Perm.ROSTER_KEEP, due.place)
    worker = Worker.objects.select_for_update().get(pk=due.worker_id)

    _row, is_new = Reminder.objects.get_or_create(worker=worker, on_day=due.on_day, defaults={"unit_id": due.place.unit_id, "sent_at": now})

    record(actor, "duty.reminded", worker.uid, at=now, place=due.place)
    if is_new and due.person_id:
        counts = {"post": due.post, "hour": due.hour, "minute": due.minute}
        key = f"duty-{worker.pk}-{due.on_day}"
        tell(actor, [due.person_id], "roster.tomorrow", link=MY_DUTIES, at=now, key=key, counts=counts, urgency=Urgency.URGENT)
    if is_new and due.has_email:
        later("duties.mail_reminder", worker_id=worker.pk, on_day=due.on_day.isoformat())
    return int(is_new)
