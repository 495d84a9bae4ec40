"""Writing down how each window of a day was held, from the stays, and before it which windows are due: figures that name nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from umay.core.api import Actor, Perm, Place, action, job_at, record, require
from umay.posts.api import Occurrence, occurrences
from umay.watch.models import Coverage
from umay.watch.queries.proofs import proof_of, stays_by_post
from umay.watch.rules.coverage import Proof
from umay.watch.rules.states import Cover

_FIGURES: Final = ("starts_at", "ends_at", "needs", "state", "required_min", "covered_min", "late_min", "gaps", "proved_at", "post")


@action(Perm.DUTY_LEAD, "watch.windows_expected")
def expect_windows(actor: Actor, place: Place, from_on: date, until_on: date, *, now: datetime) -> int:
    """Write which windows of a school are due from one day to another, both included, so that each counts before anybody reckons it.

    What was reckoned stays as it is; what is due no more goes. Return how many are due. Raises Refused ("access.not_granted").
    Audit: watch.windows_expected, with the count.
    """
    require(actor, Perm.DUTY_LEAD, place)
    windows = [one for one in occurrences(job_at(place), from_on, until_on) if one.needs]

    open_rows = Coverage.objects.filter(unit_id=place.unit_id, on_day__gte=from_on, on_day__lte=until_on, state=Cover.OPEN.value)
    open_rows.delete()
    Coverage.objects.bulk_create([_row(place, one, None, Cover.OPEN, now) for one in windows], ignore_conflicts=True)

    record(actor, "watch.windows_expected", from_on.isoformat(), at=now, place=place, detail={"windows": len(windows)})
    return len(windows)


@action(Perm.DUTY_LEAD, "watch.day_proved")
def prove_day(actor: Actor, place: Place, on: date, *, now: datetime) -> int:
    """Write how the windows of a school's day were held; return how many there were. Done again, it takes the place of what stood there.

    A day of which the school sent nothing at all is "nothing received", never zero. Raises Refused ("access.not_granted").
    Audit: watch.day_proved, with counts.
    """
    require(actor, Perm.DUTY_LEAD, place)
    windows = [one for one in occurrences(job_at(place), on, on) if one.needs]
    stays = stays_by_post(place.unit_id, on)

    state = Cover.PROVED if stays else Cover.NOTHING
    rows = [_row(place, one, proof_of(one, stays.get(one.post_id, ()), now) if stays else None, state, now) for one in windows]
    _drop_unheld(place, on, (one.window_id for one in windows))
    Coverage.objects.bulk_create(rows, update_conflicts=True, unique_fields=["window", "on_day"], update_fields=_FIGURES)

    record(actor, "watch.day_proved", on.isoformat(), at=now, place=place, detail={"windows": len(rows), "received": bool(stays)})
    return len(rows)


def _drop_unheld(place: Place, on: date, held: Iterable[int]) -> None:
    """Delete what was written of windows that are not held on the day after all, where no sign-in proves otherwise."""
    rows = Coverage.objects.filter(unit_id=place.unit_id, on_day=on).exclude(state=Cover.PROVED.value)
    rows.exclude(window_id__in=list(held)).delete()


def _row(place: Place, one: Occurrence, proof: Proof | None, state: Cover, now: datetime) -> Coverage:
    return Coverage(
        unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id,
        post_id=one.post_id, window_id=one.window_id, on_day=one.on_day, starts_at=one.starts_at, ends_at=one.ends_at,
        needs={kind.value: number for kind, number in one.needs.items()}, state=state,
        required_min=int((one.ends_at - one.starts_at).total_seconds()) // 60,
        covered_min=proof.covered_min if proof else None, late_min=proof.late_min if proof else None,
        gaps=[[gap.kind, gap.from_min, gap.until_min, gap.missing] for gap in proof.gaps] if proof else [], proved_at=now,
    )  # fmt: skip
