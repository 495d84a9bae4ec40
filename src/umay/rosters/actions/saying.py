"""What somebody says of themselves, when they can and what they would like; and who stands always, or with whom, as the office keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.posts.api import Window, post_cards
from umay.rosters.models import Availability, StandingDuty, Tie, Wish
from umay.rosters.queries.locking import own_place, own_worker
from umay.rosters.queries.wishes import MOST, Wished
from umay.rosters.rules.states import TieKind
from umay.staffing.api import Worker
from umay.turns.api import Can, Half

Said = Mapping[tuple[int, Half], Can]


@action(Perm.DUTY_STAND, "duty.times_said")
def say_times(actor: Actor, said: Said, *, now: datetime) -> None:
    """Say of half weekdays whether one can. Takes the place of what was said of them before; what is not among them stays as it was.

    Raises WorkerMissing, Refused ("access.not_granted"). Audit: duty.times_said.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))

    its = [one.pk for one in Availability.objects.filter(worker=worker) if (one.weekday, Half(one.half)) in said]
    Availability.objects.filter(pk__in=its).delete()
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


def keep_limits(worker: Worker, most_week: int | None, most_term: int | None) -> None:
    """Keep how often somebody wants to stand at most, inside a deed of an upper room that they or the office did; the caller records.

    None where they say nothing. Raises Refused ("rosters.number_wrong").
    """
    if any(one is not None and not 1 <= one <= MOST for one in (most_week, most_term)):
        raise Refused(Refusal("rosters.number_wrong"))
    limits = {"most_week": most_week, "most_term": most_term}
    Wish.objects.update_or_create(worker=worker, defaults=limits, create_defaults={"unit_id": worker.unit_id, **limits})


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
