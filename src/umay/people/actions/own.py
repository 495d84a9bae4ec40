"""One's own: in which appointment one acts, language, notices, and the browsers one is signed in with."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people.models import Account, Appointment, Digest, Session


@action(None, "seat.taken")
def take_seat(actor: Actor, appointment_uid: UUID, *, today: date, now: datetime) -> Account:
    """Act in another of one's own appointments from now on. Only what is one's own is touched, so no permission is asked.

    Raises Appointment.DoesNotExist for one that is not held today. Audit: seat.taken.
    """
    held = Appointment.objects.get(uid=appointment_uid, person_id=actor.person_id or 0, during__contains=today)

    account = Account.objects.select_for_update().get(person_id=actor.person_id or 0)
    account.acting_in_id = held.pk
    account.save(update_fields=["acting_in_id"])

    record(actor, "seat.taken", held.uid, at=now)
    return account


@action(None, "language.chosen")
def choose_language(actor: Actor, language: str, *, now: datetime) -> Account:
    """Keep the language in which one reads and is written to. Only what is one's own is touched.

    Raises Refused ("language.unknown"). Audit: language.chosen.
    """
    if language not in dict(settings.LANGUAGES):
        raise Refused(Refusal("language.unknown"))

    account = Account.objects.select_for_update().get(person_id=actor.person_id or 0)
    account.language = language
    account.save(update_fields=["language"])

    record(actor, "language.chosen", account.pk, at=now)
    return account


@action(Perm.PROFILE_KEEP, "settings.kept")
def keep_settings(actor: Actor, *, language: str, digest: str, now: datetime) -> Account:
    """Keep how one reads and is told of what waits. Raises Refused ("access.not_granted", "language.unknown", "digest.unknown").

    Audit: settings.kept.
    """
    if actor.seat is None:
        raise Refused(Refusal("access.not_granted", {"perm": Perm.PROFILE_KEEP.value}))
    require(actor, Perm.PROFILE_KEEP, actor.seat.place)
    if language not in dict(settings.LANGUAGES):
        raise Refused(Refusal("language.unknown"))
    if digest not in Digest.values:
        raise Refused(Refusal("digest.unknown"))

    account = Account.objects.select_for_update().get(person_id=actor.person_id or 0)
    account.language, account.digest = language, digest
    account.save(update_fields=["language", "digest"])

    record(actor, "settings.kept", account.pk, at=now, detail={"language": language, "digest": digest})
    return account


@action(None, "session.ended")
def end_session(actor: Actor, key_hash: str, *, now: datetime) -> int:
    """Sign one of one's own browsers out. Only what is theirs alone is touched. Raises Refused ("session.over").

    Audit: session.ended.
    """
    ended, _ = Session.objects.filter(key_hash=key_hash, account__person_id=actor.person_id or 0).delete()
    if not ended:
        raise Refused(Refusal("session.over"))

    record(actor, "session.ended", "one", at=now)
    return ended


@action(None, "session.others_ended")
def end_other_sessions(actor: Actor, kept: str, *, now: datetime) -> int:
    """Sign all one's own browsers out but this one. Only what is theirs alone is touched. kept: hash of this session's key.

    Returns how many. Audit: session.others_ended.
    """
    ended, _ = Session.objects.filter(account__person_id=actor.person_id or 0).exclude(key_hash=kept).delete()

    record(actor, "session.others_ended", "others", at=now, detail={"count": ended})
    return ended
