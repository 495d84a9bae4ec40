"""The leader's page: who should be at the posts now, who is, and what is wrong, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, own_place, query
from umay.people.api import zone_of
from umay.posts.api import Occurrence, Post, occurrences
from umay.rosters.api import Shift
from umay.watch.models import Stay
from umay.watch.queries.leaders import may_call
from umay.watch.queries.own import day_at
from umay.watch.queries.slots import hours_of, standing_shifts
from umay.watch.queries.words import KINDS, counted, post_said
from umay.watch.rules.now import Standing, late_min, missing_of, standing_of
from umay.web.api import dates, saying

TONES = {
    Standing.EMPTY: "late", Standing.SHORT: "late", Standing.AWAITED: "due", Standing.HELD: "done", Standing.RESTS: "open",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody at a post. state: here, awaited, late, gone. phone: "" for whoever may not call them.

    shift_uid, stay_uid: to sign in and out by; None for neither.
    """

    name: str
    kind: str
    state: str
    said: str
    phone: str
    shift_uid: UUID | None = None
    stay_uid: UUID | None = None


@dataclass(frozen=True, slots=True)
class PostNow:
    """A post in a window of today. tone: late, due, done, open. call_number: of the police for this post, "" for none."""

    uid: UUID
    title: str
    hours: str
    standing: Standing
    tone: str
    said: str
    have: int
    need: int
    call_number: str
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class WatchPage:
    """All that the page shows. wrong: posts that are empty or short; on: the others that are held now; later: what comes today."""

    day: str
    time: str
    wrong: tuple[PostNow, ...]
    on: tuple[PostNow, ...]
    later: tuple[PostNow, ...]
    over: int
    has_posts: bool
    summary: str


@query
def watch_page(actor: Actor, now: datetime) -> WatchPage:
    """Return the posts of the actor's school at a moment, those with nobody first. The number of statements is the same for any number."""
    place = own_place(actor)
    on, zone = day_at(place, now), zone_of(place.country)
    windows = occurrences(actor, on, on)
    shifts = list(standing_shifts(place.unit_id, on).select_related("worker").order_by("worker__name", "pk"))
    stays = list(Stay.objects.filter(unit_id=place.unit_id, on_day=on).select_related("worker").order_by("came_at"))
    calls = may_call(actor, shifts, now)
    numbers = dict(Post.objects.filter(unit_id=place.unit_id, closed_on__isnull=True).values_list("pk", "call_number"))
    lines = [_line(one, shifts, stays, numbers.get(one.post_id, ""), now, zone) for one in windows if now < one.ends_at]
    current = sorted((line for line in lines if line.standing is not Standing.RESTS), key=lambda line: line.standing)
    wrong = tuple(line for line in current if line.standing in (Standing.EMPTY, Standing.SHORT))
    held = tuple(line for line in current if line not in wrong)
    later = tuple(line for line in lines if line.standing is Standing.RESTS)
    if not calls:
        wrong, held, later = _unnumbered(wrong), _unnumbered(held), _unnumbered(later)
    return WatchPage(
        day=dates.say_day(on), time=dates.say_time(now, zone=zone), wrong=wrong, on=held,
        later=later, over=len(windows) - len(lines),
        has_posts=bool(numbers), summary=_summary(wrong, held),
    )  # fmt: skip


def _unnumbered(lines: Sequence[PostNow]) -> tuple[PostNow, ...]:
    """Return posts without the phone numbers of who stands there."""
    return tuple(replace(line, people=tuple(replace(one, phone="") for one in line.people)) for line in lines)


def _summary(wrong: Sequence[PostNow], held: Sequence[PostNow]) -> str:
    if not wrong and not held:
        return _("No post is held at this minute.")
    if not wrong:
        said = ngettext("%(count)s post is held now, and everybody is there or still on the way.",
                        "%(count)s posts are held now, and everybody is there or still on the way.", len(held))  # fmt: skip
        return said % {"count": len(held)}
    said = ngettext("%(count)s post needs somebody now.", "%(count)s posts need somebody now.", len(wrong))
    return said % {"count": len(wrong)}


def _line(one: Occurrence, shifts: Sequence[Shift], stays: Sequence[Stay], call: str, now: datetime, zone: tzinfo) -> PostNow:  # noqa: PLR0917
    mine = [stay for stay in stays if stay.window_id == one.window_id and stay.post_id == one.post_id]
    here: dict[str, int] = {}
    for stay in mine:
        if stay.left_at is None:
            here[stay.kind] = here.get(stay.kind, 0) + 1
    hours = hours_of(one)
    needs = {kind.value: number for kind, number in one.needs.items()}
    standing = standing_of(hours, needs, here, now)
    missing = missing_of(needs, here)
    return PostNow(
        uid=one.post_uid, title=post_said(one.post_number, one.post_name), hours=saying.hours_there(one.starts_at, one.ends_at),
        standing=standing, tone=TONES[standing], said=_said(standing, missing, dates.say_time(hours.due_at)),
        have=sum(needs.values()) - sum(missing.values()), need=sum(needs.values()), call_number=call,
        people=_people(one, shifts, mine, now, zone),
    )  # fmt: skip


def _said(standing: Standing, missing: dict[str, int], since: str) -> str:
    values = {"since": since, "missing": counted(missing)}
    match standing:
        case Standing.EMPTY:
            return _("Nobody is there. Expected since %(since)s: %(missing)s.") % values
        case Standing.SHORT:
            return _("It runs with fewer than it needs. Missing: %(missing)s.") % values
        case Standing.AWAITED:
            return _("Still on the way: %(missing)s.") % values
        case Standing.HELD:
            return _("Everybody who is needed is there.")
        case Standing.RESTS:
            return _("People are there from %(since)s.") % values


def _people(one: Occurrence, shifts: Sequence[Shift], stays: Sequence[Stay], now: datetime, zone: tzinfo) -> tuple[PersonLine, ...]:
    last = {stay.worker_id: stay for stay in stays}
    rostered = [shift for shift in shifts if shift.window_id == one.window_id and shift.starts_at == one.starts_at]
    lines = [_of_shift(shift, last.get(shift.worker_id), hours_of(one).due_at, now, zone) for shift in rostered]
    known = {shift.worker_id for shift in rostered}
    lines += [_of_stay(stay, None, zone) for worker, stay in last.items() if worker not in known and stay.worker is not None]
    order = ("late", "awaited", "here", "gone")
    return tuple(sorted(lines, key=lambda line: order.index(line.state)))


def _of_shift(shift: Shift, stay: Stay | None, due_at: datetime, now: datetime, zone: tzinfo) -> PersonLine:
    if stay is not None:
        return _of_stay(stay, shift, zone)
    late = late_min(due_at, now)
    state = "late" if late else "awaited"
    said = _("not there, %(count)s min late") % {"count": late} if late else _("not there yet")
    return PersonLine(shift.worker.name, str(KINDS[shift.kind]), state, said, shift.worker.phone, shift_uid=shift.uid)


def _of_stay(stay: Stay, shift: Shift | None, zone: tzinfo) -> PersonLine:
    came, kind = dates.say_time(stay.came_at, zone=zone), str(KINDS[stay.kind])
    name, phone = (stay.worker.name, stay.worker.phone) if stay.worker else ("", "")
    if stay.left_at is not None:
        left = dates.say_time(stay.left_at, zone=zone)
        return PersonLine(name, kind, "gone", f"{came}–{left}", phone, shift_uid=shift.uid if shift else None)
    said = _("there since %(time)s") % {"time": came}
    if stay.stands_in:
        said = _("stands in, there since %(time)s") % {"time": came}
    return PersonLine(name, kind, "here", said, phone, stay_uid=stay.uid)
