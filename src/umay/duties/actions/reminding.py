"""Reminding people the evening before, once for each day however often the job runs."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.duties.models import Reminder
from umay.duties.queries.due import Due
from umay.notices.api import Urgency, tell
from umay.staffing.api import Worker

MY_DUTIES = "/my-duties/"


@action(Perm.ROSTER_KEEP, "duty.reminded")
def remind(actor: Actor, due: Due, *, now: datetime) -> int:
    """Remind one person of one day; return 1 if they were not reminded before. Outside of Umay nothing is said but that there is a duty.

    Raises Refused ("access.not_granted"). Audit: duty.reminded. Tells: roster.tomorrow.
    """
    place = Place(due.unit_id, "education", due.country)
    require(actor, Perm.ROSTER_KEEP, place)
    worker = Worker.objects.select_for_update().get(pk=due.worker_id)

    _row, is_new = Reminder.objects.get_or_create(worker=worker, on_day=due.on_day, defaults={"unit_id": due.unit_id, "sent_at": now})

    record(actor, "duty.reminded", worker.uid, at=now, place=place)
    if is_new and due.person_id:
        tell(actor, [due.person_id], "roster.tomorrow", link=MY_DUTIES, at=now, key=f"duty-{due.on_day}", urgency=Urgency.URGENT)
    return int(is_new)
