"""A new application key: every mark is carried over to it in one transaction, or nothing is changed. Runs as the tables' owner."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from umay.core.keys import app_key, marks_of, pads
from umay.core.sealing import MOST_KEYS, carrying_key

_MARKED: Final = """
select c.oid::regclass::text, c.relforcerowsecurity
from pg_attribute a join pg_class c on c.oid = a.attrelid
where a.attname = 'mark' and a.atttypid = 'bytea'::regtype and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and c.relname <> 'umay_key'
order by 1
"""
# A mark is 32 bytes; carried over, it has the number of the key that made it and an HMAC behind it. One with a wrong HMAC stays wrong.
_CARRY: Final = """
update {table} t set mark = kept || sha256(%(new_outer)s || sha256(%(new_inner)s || kept))
from (
    select place, case when length(m) = 32 then m || %(number)s else substring(m from 1 for 33) end as kept
    from (select ctid as place, mark as m from {table}) each
    where length(m) = 32
        or (length(m) = 65 and substring(m from 34) = sha256(%(old_outer)s || sha256(%(old_inner)s || substring(m from 1 for 33))))
) one
where t.ctid = one.place
"""


class StillRunning(Exception):
    """The application is at work with the old key; it would see nothing any more."""


def carry_over(new: bytes) -> dict[str, int]:
    """Carry all marks over to the new key, by which transactions prove themselves from then on; return how many by table.

    Raises StillRunning while anybody is connected as the application; ImproperlyConfigured for a database of another key, or for a key
    that was used before.
    """
    now = app_key()
    if new in (now, *now.older) or len(now.older) + 1 >= MOST_KEYS:
        raise ImproperlyConfigured("This key was in use before. Make another with: openssl rand -hex 32")
    with connection.cursor() as cursor:
        cursor.execute("lock table umay_key in access exclusive mode")
        cursor.execute("select mark from umay_key where name = 'app'")
        if bytes(cursor.fetchone()[0]) != marks_of(now)[0]:
            raise ImproperlyConfigured("This database was made with another app key. Bring that key back; nothing was changed.")
        cursor.execute("select count(*) from pg_stat_activity where usename = 'umay_app' and datname = current_database()")
        if cursor.fetchone()[0]:
            raise StillRunning
        given = _given(now, new, len(now.older))
        cursor.execute(_MARKED)
        counts = {table: _carried(table, given, forced=forced) for table, forced in cursor.fetchall()}
        mark, context = marks_of(new)
        cursor.execute("update umay_key set mark = %s where name = 'app'", [mark])
        cursor.execute("update umay_key set inner_pad = %s, outer_pad = %s", list(pads(context)))
    return counts


def knows(key: bytes) -> bool:
    """Tell whether the key is the one that the database was made with, or carried over to."""
    with connection.cursor() as cursor:
        cursor.execute("select mark from umay_key where name = 'app'")
        row = cursor.fetchone()
    return row is not None and bytes(row[0]) == marks_of(key)[0]


def _given(now: bytes, new: bytes, number: int) -> dict[str, bytes]:
    (old_inner, old_outer), (new_inner, new_outer) = pads(carrying_key(now)), pads(carrying_key(new))
    return {"old_inner": old_inner, "old_outer": old_outer, "new_inner": new_inner, "new_outer": new_outer, "number": bytes([number])}


def _carried(table: str, given: dict[str, bytes], *, forced: bool) -> int:
    """Carry one table over: its owner steps around row security and triggers for this one statement, in this one transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"alter table {table} no force row level security, disable trigger user")
        cursor.execute(_CARRY.format(table=table), given)
        count = int(cursor.rowcount)
        cursor.execute(f"alter table {table} enable trigger user" + (", force row level security" if forced else ""))
    return count
