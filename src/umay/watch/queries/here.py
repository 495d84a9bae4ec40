"""What somebody sees who scanned the code of a post: their window, and the one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, own_place, query
from umay.kernel.refusal import Refusal, Refused
from umay.people.api import zone_of
from umay.posts.api import Occurrence, occurrences, task_words
from umay.staffing.api import Worker, missing_of, serve_refusals, worker_of
from umay.watch.models import LogLine, Stay
from umay.watch.queries.first import is_first
from umay.watch.queries.own import day_at
from umay.watch.queries.signs import post_of
from umay.watch.queries.slots import Slot, slot_of, standing_shifts
from umay.watch.queries.words import LOG_KINDS, post_said
from umay.web.api import dates, saying


@dataclass(frozen=True, slots=True)
class HerePage:
    """All that the page shows. does: what the big button does, come or go, "" for none.

    elsewhere: the post they are expected at, "" for none. must_speak: they may not serve today; missing: why, where it can be said.
    writes_log: they are the first of the window.
    """

    code: str
    post_uid: UUID
    title: str
    lead: str
    does: str
    button: str
    elsewhere: str
    must_speak: bool
    missing: tuple[str, ...]
    tasks: tuple[str, ...]
    call_number: str
    writes_log: bool
    log: tuple[tuple[str, str, str], ...]


@query
def here_page(actor: Actor, code: str, now: datetime) -> HerePage:
    """Return the page of a scanned code for whoever scanned it. Raises Refused as `watch.scanned` does."""
    place = own_place(actor)
    on, zone = day_at(place, now), zone_of(place.country)
    worker = worker_of(actor)
    if worker is None:
        raise Refused(Refusal("access.not_on_duty"))
    must_speak = bool(serve_refusals(actor, [worker.pk], on))
    post = post_of(code, place, on, now)
    stay = Stay.objects.filter(worker_id=worker.pk, on_day=on, left_at__isnull=True).order_by("-came_at").first()
    slot = slot_of(actor, worker, post, now, on)
    windows = [one for one in occurrences(actor, on, on) if one.post_id == post.pk]
    is_here = stay is not None and stay.post_id == post.pk
    log = LogLine.objects.filter(post_id=post.pk, on_day=on).order_by("written_at")
    lead = (
        _("You are here since %(time)s.") % {"time": dates.say_time(stay.came_at, zone=zone)}
        if stay and is_here
        else _lead(slot, windows, now, zone)
    )
    return HerePage(
        code=code, post_uid=post.uid, title=post_said(post.number, post.name), lead=lead,
        does="go" if is_here else "come" if slot else "",
        button=_("I go") if is_here else _("I am here") if slot and slot.shift_id else _("I stand in"),
        elsewhere="" if is_here or (slot and slot.shift_id) else _elsewhere(worker, post.pk, now, on),
        must_speak=must_speak, missing=missing_of(actor, on) if must_speak else (),
        tasks=tuple(task_words(str(task)) for task in post.tasks),
        call_number=post.call_number,
        writes_log=is_first(actor, post.pk, now),
        log=tuple((dates.say_time(one.written_at, zone=zone), str(LOG_KINDS[one.kind]), one.words) for one in log),
    )  # fmt: skip


def _lead(slot: Slot | None, windows: list[Occurrence], now: datetime, zone: tzinfo) -> str:
    if slot is None:
        later = next((one for one in windows if one.starts_at > now), None)
        if later is None:
            return _("This post is not held any more today.")
        return _("Nobody is needed here at this hour. The next window is %(hours)s.") % {
            "hours": saying.hours_there(later.starts_at, later.ends_at)
        }
    due, begin, end = (at.astimezone(zone) for at in (slot.due_at, slot.starts_at, slot.ends_at))
    values = {"hours": saying.hours_there(begin, end), "due": dates.say_time(due)}
    if slot.shift_id:
        return _("Your window is %(hours)s, and people are here from %(due)s.") % values
    return _("You are not on the roster of %(hours)s. You may stand in; the leader on duty is told.") % values


def _elsewhere(worker: Worker, post_id: int, now: datetime, on: date) -> str:
    """Return the post that somebody is expected at within the hour, when it is another one."""
    near = standing_shifts(worker.unit_id, on).filter(worker_id=worker.pk, ends_at__gt=now, starts_at__lte=now + timedelta(hours=1))
    shift = near.exclude(post_id=post_id).select_related("post").order_by("starts_at").first()
    return post_said(shift.post.number, shift.post.name) if shift else ""
