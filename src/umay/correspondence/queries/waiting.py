"""Letters to which no answer came, for the day of whoever leads their case. Numbers and days only; no vault is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, query
from umay.correspondence.rules.answering import NEVER_LISTED, silent_days


@dataclass(frozen=True, slots=True)
class SilentLetter:
    """A letter without an answer. days: since it left."""

    case_uid: UUID
    letter_uid: UUID
    number: str
    days: int


# Who leads a case only the database knows without opening it; its own walls leave the cases that the person was let into.
_SILENT = """
select m.case_ref, m.uid, m.number, m.kind, s.sent_on
from correspondence_madeletter m
join correspondence_sending s on s.letter_id = m.id
join cases_case c on c.uid = m.case_ref and c.state = 'open'
join cases_casegrant g on g.case_id = c.id and g.role = 'lead' and g.person_id = %s and g.ended_at is null
where s.sent_on <= %s and not exists (select from correspondence_answer a where a.letter_id = m.id)
order by s.sent_on, m.id
"""


@query
def silent_letters(actor: Actor, today: date) -> tuple[SilentLetter, ...]:
    """Return the letters of the cases that the actor leads which nobody answered for too long, the longest first. One query."""
    if not actor.holds(Perm.CASE_LEAD):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_SILENT, [actor.person_id or 0, today])
        rows = cursor.fetchall()
    listed = [row for row in rows if row[3] not in NEVER_LISTED]
    found = (SilentLetter(case, uid, number, silent_days(kind, sent_on, today)) for case, uid, number, kind, sent_on in listed)
    return tuple(one for one in found if one.days)
