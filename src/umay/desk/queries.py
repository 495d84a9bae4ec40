"""What the desk's pages show, composed from the rooms below. Dates and numbers are words already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.cases import api as cases
from umay.core.api import Actor, Perm
from umay.correspondence import api as correspondence
from umay.people import api as people
from umay.places import api as places
from umay.programme import api as programme
from umay.reports import api as reports
from umay.staffing import api as staffing
from umay.web.api import MonthDuties, Wheel, dates, year_wheel


@dataclass(frozen=True, slots=True)
class DayGroup:
    """A group of tasks on my day. code: of Bucket."""

    code: str
    title: str
    tone: str
    lines: tuple[programme.TaskLine, ...]


@dataclass(frozen=True, slots=True)
class MyDayPage:
    """All that my day shows. wheel None: nothing is adopted yet. next_said: the day of the first duty that lies further ahead, or "".

    whose: within the unit. choices: all or only the reader's own, as chips; empty where there is nothing to choose. told: reports unread.
    silent: letters of cases that the reader leads which nobody answered. asked: children of those cases who are asked again these days.
    """

    title: str
    where: str
    unit: places.UnitCard
    groups: tuple[DayGroup, ...]
    standing: int
    wheel: Wheel | None
    wheel_said: str
    may_record: bool
    is_empty: bool
    next_said: str
    week_is_free: bool
    whose: programme.Whose
    choices: tuple[tuple[str, str, bool, str], ...]
    told: reports.WaitingCount
    silent: tuple[correspondence.SilentLetter, ...]
    asked: tuple[cases.AskedLine, ...]

    def tags(self, task: programme.TaskLine) -> list[tuple[str, str]]:
        """Return what kind of task it is and, where not all are the reader's, whose; each with the tone of its tag."""
        found = [(_("provisional"), "due")] if task.provisional else []
        found += [(_("standing duty"), "plain")] if task.standing else []
        title = self.whose.titles.get(task.obligation_id, "")
        if self.choices and title:
            found.append((title, "act" if task.obligation_id in self.whose.mine else "plain"))
        return found


_THIS_WEEK = frozenset({"today", "this_week"})
_TO_CONFIRM = frozenset({None, programme.Alone.FIGURES})  # together, or each by itself


def _titles() -> dict[str, tuple[str, str]]:
    return {
        "sent_back": (_("Sent back to you"), "late"),
        "late": (_("Late"), "late"),
        "today": (_("Today"), "due"),
        "this_week": (_("This week"), "due"),
        "this_month": (_("This month"), "open"),
    }


def my_day(actor: Actor, *, today: date, lang: str, only_mine: bool = False) -> MyDayPage:
    """Return my day of the actor's own unit. Raises UnitMissing for somebody without an appointment; Refused.

    only_mine: without what falls to other posts of the unit.
    """
    found = programme.day_tasks(actor, None, today=today, lang=lang)
    titles = _titles()
    every = [line for _bucket, lines in found.groups for line in lines]
    whose = programme.whose(actor, found.unit, {line.obligation_id for line in every}, lang=lang)
    mine = [line for line in every if line.obligation_id in whose.mine]
    groups = tuple(
        DayGroup(bucket.value, *titles[bucket.value], tuple(line for line in lines if not only_mine or line.obligation_id in whose.mine))
        for bucket, lines in found.groups
    )
    standing = sum(1 for line in every if line.alone in _TO_CONFIRM and line.standing)
    said = ngettext("%(count)s duty still open this school year", "%(count)s duties still open this school year", found.open_count)
    return MyDayPage(
        title=dates.sentence(dates.say_day(today)),
        where=found.unit.where,
        unit=found.unit,
        groups=tuple(group for group in groups if group.lines),
        standing=standing,
        wheel=_wheel(found, today),
        wheel_said=said % {"count": dates.say_number(found.open_count)},
        may_record=actor.may(Perm.TASK_RECORD, found.unit.place),
        is_empty=not every,
        next_said=dates.say_date(found.next_on) if found.next_on else "",
        week_is_free=not any(bucket.value in _THIS_WEEK for bucket, _lines in found.groups),
        whose=whose,
        choices=_choices(len(every), len(mine), only_mine=only_mine),
        told=reports.waiting_count(actor),
        silent=correspondence.silent_letters(actor, today),
        asked=cases.asked_due(actor, today),
    )


def _choices(every: int, mine: int, *, only_mine: bool) -> tuple[tuple[str, str, bool, str], ...]:
    """Return the two ways to see the day; none where all that is there is the reader's own."""
    if mine == every:
        return ()
    return (
        (_("All of our unit"), "?", not only_mine, dates.say_number(every)),
        (_("What falls to me"), "?whose=mine", only_mine, dates.say_number(mine)),
    )


def _wheel(found: programme.DayTasks, today: date) -> Wheel | None:
    if not found.months:
        return None
    letters, names = dates.month_letters(), dates.month_names()
    counts = {first: (done, still) for first, done, still in found.months}
    start = max(min(counts), today.replace(day=1, year=today.year - 1))
    firsts = [date(start.year + (start.month - 1 + n) // 12, (start.month - 1 + n) % 12 + 1, 1) for n in range(12)]
    months = [_month(first, *counts.get(first, (0, 0)), letters, names, today) for first in firsts]
    return year_wheel(months, total=dates.say_number(found.open_count), total_words=_("duties to go"))


def _month(first: date, done: int, still: int, letters: tuple[str, ...], names: tuple[str, ...], today: date) -> MonthDuties:  # noqa: PLR0917
    late = still if first < today.replace(day=1) else 0
    name = names[first.month - 1]
    said = _("%(month)s %(year)s: %(done)s done, %(open)s open") % {
        "month": name, "year": first.year, "done": dates.say_number(done), "open": dates.say_number(still),
    }  # fmt: skip
    address = f"{reverse('calendar')}?month={first:%Y-%m}"
    now = (first.year, first.month) == (today.year, today.month)
    return MonthDuties(letters[first.month - 1], name, said, address, done=done, open=still - late, late=late, now=now)


@dataclass(frozen=True, slots=True)
class Door:
    """One way to look around in the demo."""

    uid: str
    title: str
    unit: str


def pass_doors() -> tuple[Door, ...]:
    """Return the invented parents and guards as whom one can look around with a pass; empty outside of a demo."""
    titles = {staffing.Kind.PARENT: _("Parent who stands at the gate"), staffing.Kind.GUARD: _("Guard at the gate")}
    return tuple(Door(str(one.uid), titles[one.kind], one.unit_name) for one in staffing.demo_passes())


def demo_doors(lang: str) -> tuple[Door, ...]:
    """Return whom one can look around as, in the order in which they were seated; empty outside of a demo."""
    return tuple(Door(str(one.uid), one.title_in(lang), one.unit_name) for one in people.demo_seats())
