"""A week of a roster: days by windows, who stands there, what is short and what would mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.kernel.weeks import week_of
from umay.posts.api import Occurrence, occurrences
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.facts import People, asked_of, key_of, live_of, people_of, slot_of, slots_of, standing_of
from umay.rosters.queries.mending import Beside, Hint, hint_of
from umay.rosters.queries.near import Near, near_of
from umay.rosters.queries.saying import fill_href, hours_said, post_said, proof_now, shift_said, short_said, span_said, why_not
from umay.rosters.queries.shifts import own_unit_id
from umay.rosters.queries.words import KINDS, STATES
from umay.rosters.rules.states import RosterState
from umay.staffing.api import Kind
from umay.turns.api import Hole, SlotKey, Standing, holes
from umay.web.api import dates

WORK_DAYS: Final = 5
ORDER: Final = {kind: number for number, kind in enumerate(KINDS)}
MOST_HINTS: Final = 3
MOST_NAMES: Final = 5


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody in a window. uid: of the shift. wrong: why they may not serve, "" where they may."""

    uid: UUID
    kind: str
    kind_words: str
    shown: str
    href: str
    pinned: bool
    wrong: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that nobody takes."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One window of one day; window_id 0 where none is held. said: how full it is, in a sentence."""

    window_id: int
    day: str
    day_words: str
    hours: str
    names: tuple[Name, ...] = ()
    gaps: tuple[Gap, ...] = ()
    have: int = 0
    need: int = 0
    said: str = ""
    class_words: str = ""

    @property
    def is_held(self) -> bool:
        """Tell whether the window is held on the day."""
        return self.window_id != 0


@dataclass(frozen=True, slots=True)
class Row:
    """A window across the week. hours: of its first day, further hours stand in the cells."""

    hours: str
    words: str
    post: str
    cells: tuple[Cell, ...]
    opens_post: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A column. chosen: the day that a phone shows."""

    iso: str
    words: str
    href: str
    chosen: bool
    short: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Somebody who stands in the roster and may not serve."""

    worker_id: int
    name: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class WeekPage:
    """All the page of a week shows.

    more_days, more_weeks: where else places are empty than the hints say. left_out: why accepted people are on no roster, and whom that is.
    """

    uid: UUID
    title: str
    span: str
    week: str
    state: str
    state_words: str
    tone: str
    when: str
    days: tuple[Day, ...]
    rows: tuple[Row, ...]
    posts: tuple[tuple[str, str, bool], ...]
    kinds: tuple[tuple[str, str], ...]
    before: str
    after: str
    proof: tuple[str, str]
    hints: tuple[Hint, ...]
    short_week: int
    short_term: int
    more_days: tuple[Day, ...]
    more_weeks: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    broken: tuple[Broken, ...]
    moved: int
    reasons: tuple[str, ...]
    keeps: bool
    people: int
    duties: int
    put: Name | None
    put_where: str
    near: Near | None
    day_asked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Which week and post somebody asks for. day: any day of the week; None for the first that is to come. post: a number, 0 for all.

    put: a shift that was just made, to be said.
    """

    day: date | None
    post: int
    keeps: bool
    put: UUID | None = None


@query
def week_page(actor: Actor, uid: UUID, asked: Asked, *, now: datetime) -> WeekPage:
    """Return a week of a roster of the actor's school. Raises RosterMissing."""
    roster = Roster.objects.get(uid=uid, unit_id=own_unit_id(actor))
    today = dates.local_day(now)
    day = min(max(asked.day or today, roster.from_on), roster.until_on)
    held = occurrences(actor, roster.from_on, roster.until_on)
    if asked.day is None:
        day = next((one.on_day for one in held if one.on_day >= day), day)
    shifts, people = live_of(roster), people_of(actor, max(today, roster.from_on))
    return _page(roster, asked, day, _Loaded(held, shifts, people, now))


@dataclass(frozen=True, slots=True)
class _Loaded:
    held: Sequence[Occurrence]
    shifts: list[Shift]
    people: People
    now: datetime


def _page(roster: Roster, asked: Asked, day: date, loaded: _Loaded) -> WeekPage:
    first = week_of(day)
    days = _days_of(first, loaded)
    slots = slots_of(loaded.held)
    now = standing_of(slots, loaded.shifts)
    there = Counter((key_of(one), one.kind) for one in loaded.shifts)
    missing = [one for one in holes(slots, there) if _is_ahead(one, now, roster, loaded.now)]
    here = sorted((one for one in missing if first <= one.key[1] < first + timedelta(days=7)), key=lambda one: one.key[1] != day)
    shown = {one.window_id for one in loaded.held if not asked.post or one.post_number == asked.post}
    words, tone = STATES[RosterState(roster.state)]
    names = {(one.window_id, one.on_day): one for one in loaded.held}
    beside = Beside(roster.uid, now, loaded.people, asked_of(roster), roster.proof.get("patterns", {}))
    put = next((one for one in loaded.shifts if one.uid == asked.put), None)
    return WeekPage(
        uid=roster.uid, title=_title(loaded.held, first), span=span_said(roster), week=dates.say_dates(first, days[-1]),
        state=roster.state, state_words=str(words), tone=tone, when=_when(roster),
        days=tuple(_day(roster, one, day, asked.post, here) for one in days), rows=_rows(roster, days, shown, loaded),
        posts=_posts(roster, loaded.held, day, asked.post), kinds=_kinds(loaded),
        before=_week_href(roster, first - timedelta(days=7), asked.post), after=_week_href(roster, first + timedelta(days=7), asked.post),
        proof=proof_now(roster, loaded.shifts, loaded.people, sum(one.short for one in missing)),
        hints=tuple(hint_of(one, names[one.key], beside) for one in here[:MOST_HINTS]),
        short_week=sum(one.short for one in here), short_term=sum(one.short for one in missing),
        more_days=tuple(_day(roster, one, day, 0, here[MOST_HINTS:]) for one in sorted({one.key[1] for one in here[MOST_HINTS:]})),
        more_weeks=_more_weeks(roster, missing, first), left_out=_left_out(loaded.people),
        broken=_broken(loaded), moved=_moved(loaded, names), reasons=_reasons(roster), keeps=asked.keeps,
        people=len(loaded.people.able), duties=len(loaded.shifts),
        put=_name(put, "") if put else None, put_where=shift_said(put) if put else "",
        near=near_of(roster.uid, loaded.held, loaded.shifts, loaded.now), day_asked=asked.day is not None,
    )  # fmt: skip


def _left_out(people: People) -> tuple[tuple[str, str], ...]:
    """Return why people who are accepted can be on no roster, and who that is, the most first."""
    found: dict[str, list[str]] = {}
    for worker_id, no in people.barred.items():
        found.setdefault(why_not(no), []).append(people.cards[worker_id].name)
    return tuple((why, _named(found[why])) for why in sorted(found, key=lambda why: -len(found[why])))


def _named(names: Sequence[str]) -> str:
    first, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    words = ngettext("%(names)s and %(number)s more", "%(names)s and %(number)s more", max(more, 0))
    return words % {"names": first, "number": more} if more > 0 else first


def _is_ahead(hole: Hole, now: Standing, roster: Roster, at: datetime) -> bool:
    return roster.state == RosterState.DRAFT.value or now.slots[hole.key].ends_at > at


def _days_of(first: date, loaded: _Loaded) -> list[date]:
    """Return the days of the week: Monday to Friday, and whatever else has a window or a shift."""
    last = first + timedelta(days=7)
    used = {one.on_day for one in loaded.held} | {one.on_day for one in loaded.shifts}
    return sorted({first + timedelta(days=one) for one in range(WORK_DAYS)} | {one for one in used if first <= one < last})


def _title(held: Iterable[Occurrence], first: date) -> str:
    week = next((one.week for one in held if first <= one.on_day < first + timedelta(days=7)), 0)
    return _("Roster, week %(number)s of the term") % {"number": week} if week else _("Roster")


def _when(roster: Roster) -> str:
    if roster.published_at is not None:
        day = dates.say_short(dates.local_day(roster.published_at))
        return day if roster.state == RosterState.PUBLISHED.value else _("Published %(day)s") % {"day": day}
    return _("Made %(day)s") % {"day": dates.say_short(dates.local_day(roster.made_at))}


def _more_weeks(roster: Roster, missing: Iterable[Hole], first: date) -> tuple[tuple[str, str], ...]:
    """Return the other weeks in which places are empty: in words with how many, and the address of the first such day."""
    empty: dict[date, list[Hole]] = {}
    for one in missing:
        empty.setdefault(week_of(one.key[1]), []).append(one)
    words = _("Week of %(day)s: %(number)s")
    return tuple(
        (words % {"day": dates.say_short(week), "number": sum(one.short for one in found)}, _href(roster, found[0].key[1], 0))
        for week, found in sorted(empty.items()) if week != first
    )  # fmt: skip


def _week_href(roster: Roster, day: date, post: int) -> str:
    """Return the address of the week of a day; "" outside the roster."""
    if not week_of(roster.from_on) <= day <= roster.until_on:
        return ""
    return _href(roster, day, post)


def _href(roster: Roster, day: date, post: int) -> str:
    return f"{reverse('roster', kwargs={'uid': roster.uid})}?day={day.isoformat()}" + (f"&post={post}" if post else "")


def _day(roster: Roster, one: date, chosen: date, post: int, here: Sequence[Hole]) -> Day:
    words = f"{dates.sentence(str(WEEKDAYS_ABBR[one.weekday()]))} {one.day}"
    short = sum(hole.short for hole in here if hole.key[1] == one)
    return Day(one.isoformat(), words, _href(roster, one, post), one == chosen, short)


def _posts(roster: Roster, held: Iterable[Occurrence], day: date, chosen: int) -> tuple[tuple[str, str, bool], ...]:
    """Return the filter by post; nothing where there is one post alone."""
    known = {one.post_number: one.post_name for one in held}
    if len(known) < 2:
        return ()
    every = (_("All posts"), _href(roster, day, 0), chosen == 0)
    return (every, *((post_said(number, known[number]), _href(roster, day, number), chosen == number) for number in sorted(known)))


def _kinds(loaded: _Loaded) -> tuple[tuple[str, str], ...]:
    used = {one.kind for one in loaded.shifts} | {kind.value for one in loaded.held for kind in one.needs}
    return tuple((kind, str(KINDS[Kind(kind)])) for kind in sorted(used, key=lambda one: ORDER[Kind(one)]))


def _rows(roster: Roster, days: Sequence[date], shown: set[int], loaded: _Loaded) -> tuple[Row, ...]:
    by_key: dict[SlotKey, list[Shift]] = {}
    for shift in loaded.shifts:
        by_key.setdefault(key_of(shift), []).append(shift)
    held = {(one.window_id, one.on_day): one for one in loaded.held if one.window_id in shown}
    first: dict[int, Occurrence] = {}
    for (window_id, on_day), one in held.items():
        if on_day in days:
            first.setdefault(window_id, one)
    order = sorted(first.values(), key=lambda one: (one.post_number, one.starts_at.time(), one.window_id))
    wrong = {key: why_not(no) for key, no in loaded.people.barred.items()}
    rows: list[Row] = []
    for one in order:
        cells = tuple(_cell(roster, (one.window_id, day), held, by_key, wrong) for day in days)
        post = post_said(one.post_number, one.post_name)
        opens = not rows or rows[-1].post != post
        rows.append(Row(hours_said(one.starts_at, one.ends_at), one.label, post, cells, opens))
    return tuple(rows)


def _cell(
    roster: Roster, key: SlotKey, held: Mapping[SlotKey, Occurrence], by_key: Mapping[SlotKey, list[Shift]], wrong: Mapping[int, str]
) -> Cell:
    one = held.get(key)
    if one is None:
        return Cell(0, key[1].isoformat(), "", "", said=_("not held"))
    shifts = sorted(by_key.get(key, ()), key=lambda shift: (ORDER[Kind(shift.kind)], shift.worker.name, shift.id))
    have = Counter(shift.kind for shift in shifts)
    slot = slot_of(one)
    gaps = tuple(
        Gap(short_said(kind, need - have[kind]), fill_href(roster.uid, key, kind))
        for kind, need in sorted(slot.needs.items(), key=lambda pair: ORDER[Kind(pair[0])])
        if have[kind] < need
    )
    need, filled = sum(slot.needs.values()), sum(min(have[kind], count) for kind, count in slot.needs.items())
    said = ngettext("%(have)s of %(need)s place is taken", "%(have)s of %(need)s places are taken", need)
    return Cell(
        key[0], key[1].isoformat(), dates.say_day(key[1]), hours_said(one.starts_at, one.ends_at),
        tuple(_name(shift, wrong.get(shift.worker_id, "")) for shift in shifts), gaps, filled, need, said % {"have": filled, "need": need},
        _("class %(name)s") % {"name": one.class_name} if one.class_name else "",
    )  # fmt: skip


def _name(shift: Shift, wrong: str) -> Name:
    href = reverse("shift", kwargs={"uid": shift.uid})
    return Name(shift.uid, shift.kind, str(KINDS[Kind(shift.kind)]), shift.worker.name, href, shift.pinned, wrong)


def _broken(loaded: _Loaded) -> tuple[Broken, ...]:
    """Return those who stand in windows to come and may not serve."""
    ahead = [one for one in loaded.shifts if one.worker_id in loaded.people.barred and one.starts_at > loaded.now]
    gone = [one for one in loaded.shifts if one.worker_id not in loaded.people.helpers and one.starts_at > loaded.now]
    counts = Counter(one.worker_id for one in (*ahead, *gone))
    names = {one.worker_id: one.worker.name for one in (*ahead, *gone)}
    return tuple(Broken(worker_id, names[worker_id], _why(loaded, worker_id), count) for worker_id, count in sorted(counts.items()))


def _why(loaded: _Loaded, worker_id: int) -> str:
    no = loaded.people.barred.get(worker_id)
    return why_not(no) if no else _("They are not among the people of this school year any more.")


def _moved(loaded: _Loaded, held: Mapping[SlotKey, Occurrence]) -> int:
    """Return how many shifts to come have other hours than the bell, or a window that is not held any more."""
    ahead = (one for one in loaded.shifts if one.starts_at > loaded.now)
    return sum(
        (found := held.get(key_of(one))) is None or (found.starts_at, found.ends_at) != (one.starts_at, one.ends_at) for one in ahead
    )  # fmt: skip


def _reasons(roster: Roster) -> tuple[str, ...]:
    """Return in sentences where there are too few people, as the solver found it."""
    words = _("%(who)s: %(people)s people count for %(windows)s windows, and %(offered)s of %(needed)s places can be taken.")
    found: dict[str, Counter[str]] = {}
    for one in roster.proof.get("shortages", []):
        who = ", ".join(_group(name) for name in one["groups"]) or str(KINDS[Kind(one["kind"])])
        counts = found.setdefault(dates.sentence(who), Counter())
        counts.update({name: one[name] for name in ("windows", "offered", "needed")})
        counts["people"] = max(counts["people"], one["people"])
    return tuple(words % {**counts, "who": who} for who, counts in found.items())


def _group(name: str) -> str:
    kind, _colon, said = name.partition(":")
    return (_("class %(name)s") if kind == "c" else _("grade %(name)s")) % {"name": said}
