"""What somebody says of themselves: when they can, what they would like and how much, under which address their calendar reads."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.posts.api import Window, post_cards
from umay.rosters.models import Availability, DutyFeed, StandingDuty, Tie, Wish
from umay.rosters.queries.feeds import token_hash
from umay.rosters.queries.locking import own_place
from umay.rosters.rules.states import Can, Half, TieKind
from umay.staffing.api import Worker, WorkerMissing, worker_of

SECRET_BYTES: Final = 32
"""256 random bits cannot be guessed, so the address needs no further lock."""
MOST: Final = 99
FeedMissing = DutyFeed.DoesNotExist
Said = Mapping[tuple[int, Half], Can]


@dataclass(frozen=True, slots=True)
class Wished:
    """What somebody would like. post_uid: None for anywhere; numbers: None where they say nothing."""

    post_uid: UUID | None = None
    most_week: int | None = None
    most_term: int | None = None
    minutes_away: int | None = None


def own_worker(actor: Actor) -> Worker:
    """Return who the actor is at the gate. Raises WorkerMissing."""
    worker = worker_of(actor)
    if worker is None:
        raise WorkerMissing
    return worker


@action(Perm.DUTY_STAND, "duty.times_said")
def say_times(actor: Actor, said: Said, *, now: datetime) -> None:
    """Say of half weekdays whether one can; what is not said is as if one can. Takes the place of what was said before.

    Raises WorkerMissing, Refused ("access.not_granted"). Audit: duty.times_said.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))

    Availability.objects.filter(worker=worker).delete()
    Availability.objects.bulk_create(
        Availability(unit_id=worker.unit_id, worker=worker, weekday=weekday, half=half.value, state=state.value)
        for (weekday, half), state in sorted(said.items())
        if state is not Can.CAN
    )

    record(actor, "duty.times_said", worker.uid, at=now)


@action(Perm.DUTY_STAND, "duty.wished")
def say_wishes(actor: Actor, wished: Wished, *, now: datetime) -> None:
    """Say where one likes to stand, how often at most, and how long one's way takes.

    Raises WorkerMissing, Refused ("access.not_granted", "rosters.number_wrong"). Audit: duty.wished.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if any(one is not None and not 1 <= one <= MOST for one in (wished.most_week, wished.most_term)):
        raise Refused(Refusal("rosters.number_wrong"))

    post = next((one.id for one in post_cards(actor) if one.uid == wished.post_uid), None) if wished.post_uid else None
    Wish.objects.update_or_create(
        worker=worker,
        defaults={"unit_id": worker.unit_id, "post_id": post, "most_week": wished.most_week, "most_term": wished.most_term,
                  "minutes_away": wished.minutes_away},
    )  # fmt: skip

    record(actor, "duty.wished", worker.uid, at=now)


@action(Perm.DUTY_STAND, "duty.feed_made")
def make_feed(actor: Actor, *, language: str, now: datetime) -> str:
    """Return a new secret under which a calendar program reads one's duties; an earlier one ends. Only its hash is kept.

    Raises WorkerMissing, Refused ("access.not_granted"). Audit: duty.feed_made.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))

    DutyFeed.objects.filter(worker=worker, revoked_at__isnull=True).update(revoked_at=now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = DutyFeed.objects.create(unit_id=worker.unit_id, worker=worker, token_hash=token_hash(secret), language=language, made_at=now)

    record(actor, "duty.feed_made", row.uid, at=now)
    return secret


@action(Perm.DUTY_STAND, "duty.feed_ended")
def end_feed(actor: Actor, *, now: datetime) -> None:
    """End one's address; calendar programs get nothing from it any more.

    Raises WorkerMissing, Refused ("access.not_granted"). Audit: duty.feed_ended.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))

    DutyFeed.objects.filter(worker=worker, revoked_at__isnull=True).update(revoked_at=now)

    record(actor, "duty.feed_ended", worker.uid, at=now)


@action(Perm.ROSTER_KEEP, "roster.standing_set")
def set_standing(actor: Actor, worker_id: int, window_id: int, weekdays: tuple[int, ...] | None, *, now: datetime) -> None:
    """Let somebody stand in a window every week. weekdays: empty for all of its days; None takes the standing duty away.

    Raises Worker.DoesNotExist, Refused ("access.not_granted", "rosters.no_such_window"). Audit: roster.standing_set.
    """
    place = own_place(actor)
    worker = Worker.objects.select_for_update().get(pk=worker_id, unit_id=place.unit_id)
    require(actor, Perm.ROSTER_KEEP, place)
    window = Window.objects.filter(pk=window_id, unit_id=place.unit_id).first()
    if window is None:
        raise Refused(Refusal("rosters.no_such_window"))

    if weekdays is None:
        StandingDuty.objects.filter(worker=worker, window=window).delete()
    else:
        StandingDuty.objects.update_or_create(
            worker=worker, window=window, defaults={"unit_id": place.unit_id, "weekdays": sorted(set(weekdays))}
        )  # fmt: skip

    record(actor, "roster.standing_set", worker.uid, at=now)


@action(Perm.ROSTER_KEEP, "roster.tied")
def tie(actor: Actor, pair: tuple[int, int], kind: TieKind | None, *, now: datetime) -> None:
    """Say that two people stand together or never at one time. kind: None unties them.

    Raises Worker.DoesNotExist, Refused ("access.not_granted", "rosters.tie_two"). Audit: roster.tied.
    """
    place = own_place(actor)
    require(actor, Perm.ROSTER_KEEP, place)
    if pair[0] == pair[1]:
        raise Refused(Refusal("rosters.tie_two"))
    one, other = sorted(Worker.objects.filter(unit_id=place.unit_id, pk__in=pair), key=lambda row: row.pk) or (None, None)
    if one is None or other is None:
        raise Worker.DoesNotExist

    if kind is None:
        Tie.objects.filter(one=one, other=other).delete()
    else:
        Tie.objects.update_or_create(one=one, other=other, defaults={"unit_id": place.unit_id, "kind": kind.value})

    record(actor, "roster.tied", one.uid, at=now)
