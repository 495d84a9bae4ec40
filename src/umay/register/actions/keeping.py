"""The inner register: an entry after a final decision, and a human's word on two names that are alike."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from umay.core.api import Actor, Perm, action, just_done, later, record, require
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.register.models import Entry, Match, Word
from umay.register.queries.blind import open_name, seal_name, words_of
from umay.register.rules.entries import Answer, Draft, entry_refusal

MatchMissing = Match.DoesNotExist


@action(Perm.REGISTER_KEEP, "register.entered")
def enter(actor: Actor, draft: Draft, *, today: date, now: datetime, key: UUID | None = None) -> Entry:
    """Enter somebody after a final decision, sealed with the application's key. key: of the form; the same entry sent twice is one, another
    one sent with it is another.

    Raises Refused ("access.not_granted" and as of entry_refusal, "register.of_offices"). Audit: register.entered.
    Queues: staffing.compare_entry.
    """
    place = places.own_unit(actor).place
    require(actor, Perm.REGISTER_KEEP, place)
    if actor.seat is None or actor.seat.level == "unit":
        raise Refused(Refusal("register.of_offices"))
    if no := entry_refusal(draft, today):
        raise Refused(no)

    uid = _uid_of(draft, key, place.unit_id)
    made, is_new = Entry.objects.get_or_create(
        uid=uid, unit_id=place.unit_id,
        defaults={
            **_said(draft), "agency": place.agency, "country": place.country, "province_id": place.province_id,
            "district_id": place.district_id, "name_box": seal_name(draft.name.strip(), uid), "entered_at": now,
            "entered_by_id": actor.person_id or 0,
        },
    )  # fmt: skip
    Word.objects.bulk_create(Word(entry=made, word=word) for word in (words_of(draft.name) if is_new else ()))

    record(actor, "register.entered", made.uid, at=now, place=place)
    later("staffing.compare_entry", entry_uid=str(made.uid))
    return made


def _said(draft: Draft) -> dict[str, Any]:
    """Return what an entry says beside the name."""
    return {
        "birth_year": draft.birth_year, "decision": draft.decision.strip(), "decided_on": draft.decided_on,
        "heard_on": draft.heard_on or draft.decided_on, "appeal": draft.appeal.value, "appeal_until_on": draft.appeal_until_on,
        "expires_on": draft.expires_on,
    }  # fmt: skip


def _uid_of(draft: Draft, key: UUID | None, unit_id: int) -> UUID:
    """Return under which id to keep an entry: a form's, unless another entry was sent with it, as by a page that came back."""
    if key is None or not Entry.objects.select_for_update().filter(uid=key, unit_id=unit_id).exists():
        return key or new_id()
    alike = Entry.objects.filter(unit_id=unit_id, **_said(draft)).order_by("pk")
    same = (one.uid for one in alike if open_name(bytes(one.name_box), one.uid) == draft.name.strip())
    return next(same, None) or new_id()


@action(Perm.REGISTER_KEEP, "register.removed")
def remove(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take an entry out, such as after an appeal; its words go with it. Clicked twice by the same person it is out once.

    Raises Entry.DoesNotExist; Refused ("access.not_granted"). Audit: register.removed. Queues: register.forget_entry.
    """
    place = places.own_unit(actor).place
    entry = Entry.objects.select_for_update().filter(uid=uid, unit_id=place.unit_id).first()
    require(actor, Perm.REGISTER_KEEP, place)
    if entry is None and not just_done(actor, "register.removed", [uid], now):
        raise Entry.DoesNotExist

    if entry is not None:
        entry.delete()

    record(actor, "register.removed", uid, at=now, place=place, detail={"again": entry is None})
    later("register.forget_entry", entry_uid=str(uid), unit_id=place.unit_id)


@action(Perm.REGISTER_KEEP, "register.expired")
def drop(actor: Actor, uid: UUID, today: date, *, now: datetime) -> None:
    """Delete an entry whose last day is past. Raises Entry.DoesNotExist for any other; Refused ("access.not_granted").

    Audit: register.expired. Queues: register.forget_entry.
    """
    entry = Entry.objects.select_for_update().get(uid=uid, expires_on__lt=today)
    place = places.unit_by_id(actor, entry.unit_id).place
    require(actor, Perm.REGISTER_KEEP, place)

    entry.delete()

    record(actor, "register.expired", uid, at=now, place=place)
    later("register.forget_entry", entry_uid=str(uid), unit_id=place.unit_id)


@action(Perm.REGISTER_KEEP, "register.forgotten")
def forget(actor: Actor, uid: UUID, unit_id: int, *, now: datetime) -> int:
    """Delete what was asked and answered by an entry of an office that is gone, so that it holds nobody any more; return how many.

    Who was barred by it may be looked at again by their school. Raises Refused ("access.not_granted"). Audit: register.forgotten.
    """
    place = places.unit_by_id(actor, unit_id).place
    require(actor, Perm.REGISTER_KEEP, place)

    count, _of = Match.objects.filter(entry_uid=uid).delete()

    record(actor, "register.forgotten", uid, at=now, place=place, detail={"matches": count})
    return count


@action(Perm.REGISTER_KEEP, "register.answered")
def answer(actor: Actor, match_uid: UUID, said: Answer, *, now: datetime) -> Match:
    """Say whether two names that are alike are the same person's; the first answer stands. The same person may not serve from now on.

    Raises Match.DoesNotExist; Refused ("access.not_granted", "register.answered_before"). Audit: register.answered.
    Queues: staffing.bar_same.
    """
    match = Match.objects.select_for_update().get(uid=match_uid)
    place = places.unit_by_id(actor, match.unit_id).place  # the school's: an office of another agency in the area is not asked
    require(actor, Perm.REGISTER_KEEP, place)
    if match.answer != Answer.OPEN.value or said is Answer.OPEN:
        raise Refused(Refusal("register.answered_before"))

    match.answer, match.answered_at, match.answered_by_id, match.name_box = said.value, now, actor.person_id, b""
    match.save(update_fields=["answer", "answered_at", "answered_by_id", "name_box"])

    record(actor, "register.answered", match.uid, at=now, place=place, detail={"answer": said.value})
    if said is Answer.SAME:
        later("staffing.bar_same", worker_id=match.worker_id)
    return match
