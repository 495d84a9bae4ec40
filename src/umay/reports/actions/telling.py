"""What pages without an account do: find a place, tell, come back with a receipt, add more. By the public door only; nobody acts.

None of it is an `@action`: there is no actor, and the database's own functions write the report, its audit entry and its job as one
(migrations/0003). Times that are kept are rounded to the hour.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from umay.core.api import pepper, public_call, sealing
from umay.reports.rules.ladder import Ticks
from umay.reports.rules.telling import (
    Added,
    HelplineShown,
    Inbox,
    MessageShown,
    Rung,
    RungShown,
    Sent,
    State,
    TellingPlace,
    Told,
    ToldFile,
)
from umay.reports.rules.triage import NEVER
from umay.reports.sealed.epochs import keys_of_receipt
from umay.reports.sealed.files import fate_of, ready
from umay.reports.sealed.packing import (
    MessageSeal,
    Parcel,
    Way,
    file_spot,
    posts_of,
    seal_report,
    steps_of,
    words_spot,
)

SHOWN_AS: Mapping[str, State] = {"joined": "handled", "set_aside": "closed"}


NOTHING_TICKED: Final = Ticks()
_TRIES: Final = 5  # as often as a key may be replaced while somebody sends


class NotKept(Exception):
    """The place was shut in between; nothing was kept, and the page says so."""


def find_place(code: str, *, ticks: Ticks = NOTHING_TICKED, today: date, now: datetime) -> TellingPlace | None:
    """Return the place of the code as its page shows it; None when there is none or it is shut.

    ticks: what was ticked so far; the rungs are as it leaves them. today: the school's day.
    """
    opened = _opened(code, today)
    if opened is None:
        return None
    steps = steps_of(opened, ticks, now)
    return TellingPlace(
        code=code,
        unit_uid=UUID(opened["unit_uid"]),
        unit_name=opened["unit_name"],
        country=opened["country"],
        is_open=True,
        is_demo=opened["is_demo"],
        rungs=tuple(
            Rung(number, tuple(posts_of(step)), round((step.opens_at - now).total_seconds() / 3600), bool(step.readers))
            for number, step in enumerate(steps)
        ),
        helplines=tuple(_helpline(one) for one in opened["shown"].get("helplines", ())),
    )


def submit(place: TellingPlace, told: Told, receipt: sealing.Receipt, key: UUID, *, today: date, now: datetime) -> Sent:
    """Keep what was told, sealed to those who may read it. The same key again is the same report: nothing is written twice.

    Audit: report.received. Job: reports.tell_readers. Raises NotKept when the place was shut, psycopg.Error when the database is away.
    """
    opened = _opened(place.code, today)
    if opened is None:
        raise NotKept
    files = ready(told.files)
    fates = tuple(fate_of(one) for one in files)
    sealed = seal_report(opened, told, files, receipt, Way(place.code, "web", "public", key, now))
    answer = public_call("intake_submit", sealed.said, sealed.blobs)
    match answer:
        case {"no": "taken"}:
            return Sent("taken", now.replace(minute=0, second=0, microsecond=0))
        case {"again": bool(again), "at": str(at)}:
            return Sent("again" if again else "kept", datetime.fromisoformat(at), fates)
        case _:
            raise NotKept


def read_inbox(receipt: sealing.Receipt, *, now: datetime) -> Inbox | None:
    """Return what the receipt opens; None when it opens nothing."""
    found = public_call("intake_read", sealing.lookup_of(receipt, pepper()))
    if found is None:
        return None
    keys = keys_of_receipt(found, receipt)
    read = set(found["read_rungs"])
    return Inbox(
        state=SHOWN_AS.get(found["state"], found["state"]),
        told_at_hour=datetime.fromisoformat(found["at"]),
        rungs=tuple(_rung(number, one, read, now) for number, one in enumerate(found["rungs"]) if one["reads"] and not _is_passed(one)),
        messages=tuple(_message(keys, one) for one in found["messages"]),
        place_code=found["code"] or "",
    )


def say(receipt: sealing.Receipt, words: str, files: Sequence[ToldFile], key: UUID, *, now: datetime) -> Added | None:
    """Add to what was told; return what became of it, None when nothing was kept. The same key again writes nothing twice.

    Audit: report.added. Raises sealing.CannotOpen where somebody put a key of their own in place of the report's.
    """
    lookup, taken = sealing.lookup_of(receipt, pepper()), ready(files)
    for _time in range(_TRIES):
        found = public_call("intake_read", lookup)
        if found is None:
            return None
        parcel = Parcel()
        way = Way(found["code"] or "", "web", "public", key, now)
        seal = MessageSeal(parcel, keys_of_receipt(found, receipt)[found["epoch"]], found["epoch"])
        answer = public_call("intake_say", lookup, seal.message("added", words, taken, way), parcel.blobs)
        if (answer or {}).get("no") != "epoch":  # else a new key was made in between, since somebody was cut off
            break
    return Added(tuple(fate_of(one) for one in taken)) if answer and answer.get("kept") else None


def _opened(code: str, today: date) -> dict[str, Any] | None:
    found: dict[str, Any] | None = public_call("intake_open", {"code": code, "day": today.isoformat()})
    return found


def _helpline(one: Mapping[str, Any]) -> HelplineShown:
    return HelplineShown(one["number"], one["title"], tuple(one.get("for", ())), bool(one.get("free")), one.get("hours"))


def _is_passed(one: Mapping[str, Any]) -> bool:
    """Tell whether a rung will never open: somebody below has decided."""
    return datetime.fromisoformat(one["opens_at"]) >= NEVER


def _rung(number: int, one: Mapping[str, Any], read: set[int], now: datetime) -> RungShown:
    opens_at = datetime.fromisoformat(one["opens_at"])
    return RungShown(tuple(one["posts"]), opens_at, opens_at <= now, number in read)


def _message(keys: Mapping[int, sealing.Secret], one: Mapping[str, Any]) -> MessageShown:
    key = keys[one["epoch"]]
    words = sealing.open_words(key, bytes.fromhex(one["blob"]), words_spot(UUID(one["id"]), one["epoch"]))
    names = tuple(_name(key, file, one["epoch"]) for file in one["files"])
    return MessageShown(one["kind"] == "answer", words, datetime.fromisoformat(one["at"]), names)


def _name(key: sealing.Secret, file: Mapping[str, Any], epoch: int) -> str:
    said = sealing.open_words(key, bytes.fromhex(file["about"]), file_spot(UUID(file["id"]), "about_blob", epoch))
    return str(json.loads(said)["name"])
